#include "ui/log/cellterm.h"

#include "core/traffic/filter/filteredit.h"
#include "ui/log/logmodel.h"

#include <QtCore/QDateTime>

namespace roomdeck {

namespace {

constexpr qsizetype maxPayload = 300; // a longer condition says nothing to a reader

QString text(QByteArrayView utf8)
{
    return QString::fromUtf8(utf8);
}

QString kindTerm(const LogRow &row)
{
    const QList<QString> kinds = fieldChoices(FilterField::Kind); // in the order of TrafficKind
    return filterTermFor(FilterField::Kind, kinds.value(int(row.kind)));
}

QString directionTerm(const LogRow &row)
{
    if (row.kind != TrafficKind::Message)
        return kindTerm(row);
    switch (row.senderKind) {
    case SenderKind::Client:
        return filterTermFor(FilterField::Direction, QStringLiteral("in"));
    case SenderKind::Operator:
        return filterTermFor(FilterField::Direction, QStringLiteral("operator"));
    case SenderKind::Api:
        return filterTermFor(FilterField::Direction, QStringLiteral("api"));
    case SenderKind::Server:
        break;
    }
    return filterTermFor(FilterField::Direction, QStringLiteral("out"));
}

QString timeTerm(const LogRow &row)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(row.timeUs / 1000);
    return filterTermFor(FilterField::After, time.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")));
}

} // namespace

QString cellTerm(const LogRow &row, int column)
{
    switch (column) {
    case LogModel::Number:
        return filterTermFor(FilterField::Sequence, QString::number(row.seq));
    case LogModel::Time:
    case LogModel::Delta:
        return timeTerm(row);
    case LogModel::Direction:
        return directionTerm(row);
    case LogModel::Room:
        return filterTermFor(FilterField::Room, text(row.room));
    case LogModel::User:
        return filterTermFor(FilterField::User, text(row.user));
    case LogModel::Type:
        return row.kind == TrafficKind::Message ? filterTermFor(FilterField::Type, text(row.type))
                                                : kindTerm(row);
    case LogModel::Size:
        return filterTermFor(FilterField::Size, QString::number(row.size));
    case LogModel::Preview:
        if (row.payload.isEmpty() || row.payload.size() > maxPayload)
            return {};
        return filterTermFor(FilterField::Payload, text(row.payload));
    default:
        return {};
    }
}

QString conversationFilter(const LogRow &row)
{
    QString filter;
    if (!row.room.isEmpty())
        filter = filterTermFor(FilterField::Room, text(row.room));
    const bool client = row.senderKind == SenderKind::Client && !row.user.isEmpty();
    if (!client)
        return filter;
    const QString user = filterTermFor(FilterField::User, text(row.user));
    return filterWith(filter, QStringLiteral("(%1 or dir:out)").arg(user));
}

} // namespace roomdeck
