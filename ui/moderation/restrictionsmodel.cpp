#include "ui/moderation/restrictionsmodel.h"

#include "ui/moderation/durations.h"
#include "ui/text/displaytext.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <vector>

namespace roomdeck {

RestrictionsModel::RestrictionsModel(QObject *parent)
    : QAbstractTableModel(parent), m_nowUs(QDateTime::currentMSecsSinceEpoch() * 1000)
{ }

int RestrictionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RestrictionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RestrictionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(m_rows[index.row()], index.column());
    return {};
}

QVariant RestrictionsModel::text(const Row &row, int column) const
{
    const Restriction &entry = row.entry;
    switch (column) {
    case Kind:
        return row.ban ? tr("Ban") : tr("Mute");
    case Who:
        return entry.user.isEmpty() ? tr("address %1").arg(displayText(entry.address, 64))
                                    : displayText(entry.user, 80);
    case Remaining:
        return entry.untilUs == 0 ? tr("for good") : durations::remainingText(entry.untilUs - m_nowUs);
    case Reason:
        return displayText(entry.reason, 200);
    case By:
        return displayText(entry.actor, 80);
    case Since:
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(entry.sinceUs / 1000), QLocale::ShortFormat);
    default:
        return {};
    }
}

QVariant RestrictionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Kind:
        return tr("What");
    case Who:
        return tr("Who");
    case Remaining:
        return tr("Time left");
    case Reason:
        return tr("Reason");
    case By:
        return tr("By");
    case Since:
        return tr("Since");
    default:
        return {};
    }
}

void RestrictionsModel::setState(const ModerationState &state)
{
    QList<Row> rows;
    for (const Restriction &ban : state.bans)
        rows.append({true, ban});
    for (const Restriction &mute : state.mutes)
        rows.append({false, mute});
    // The engine only appends to either list and removes from it, so what stays is met in order.
    std::vector<bool> stays;
    qsizetype next[] = {0, state.bans.size()};
    const qsizetype ends[] = {state.bans.size(), rows.size()};
    for (const Row &row : std::as_const(m_rows)) {
        qsizetype &place = next[row.ban ? 0 : 1];
        stays.push_back(place < ends[row.ban ? 0 : 1] && rows[place] == row);
        place += stays.back() ? 1 : 0;
    }
    for (int i = int(m_rows.size()) - 1; i >= 0; --i) {
        if (stays[size_t(i)])
            continue;
        beginRemoveRows({}, i, i);
        m_rows.removeAt(i);
        endRemoveRows();
    }
    for (int i = 0; i < rows.size(); ++i) {
        if (i < m_rows.size() && m_rows[i] == rows[i])
            continue;
        beginInsertRows({}, i, i);
        m_rows.insert(i, rows[i]);
        endInsertRows();
    }
}

void RestrictionsModel::setNow(qint64 nowUs)
{
    m_nowUs = nowUs;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, Remaining), index(int(m_rows.size()) - 1, Remaining));
}

} // namespace roomdeck
