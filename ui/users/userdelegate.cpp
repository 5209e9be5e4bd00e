#include "ui/users/userdelegate.h"

#include "ui/models/usersmodel.h"
#include "ui/text/quantities.h"
#include "ui/theme/paint.h"

#include <QtGui/QPainter>

namespace roomdeck {

namespace {

using Role = Theme::Role;
using Status = UsersModel::Status;

constexpr int Margin = 3 * Theme::Step;
constexpr int DotSize = 8;

Role dotRole(Status status)
{
    return status == Status::Slow ? Role::Warning : status == Status::Muted ? Role::Left : Role::Joined;
}

} // namespace

void UserDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto color = [&option](Role role) { return Theme::color(role, option.palette); };
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, color(Role::AccentBackground));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, color(Role::AlternateRow));

    const auto status = index.data(UsersModel::StatusRole).value<Status>();
    QRect row = option.rect.adjusted(Margin, 0, -Margin, 0);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color(dotRole(status)));
    painter->drawEllipse(QRectF(row.left(), row.center().y() - DotSize / 2.0 + 0.5, DotSize, DotSize));
    row.setLeft(row.left() + DotSize + 2 * Theme::Step);

    const int right = paintBadges(painter, row, option, index) - 2 * Theme::Step;
    const QFontMetrics metrics(option.font);
    const int connections = index.data(UsersModel::ConnectionCountRole).toInt();
    const QString times = connections > 1 ? QStringLiteral(" ×%1").arg(connections) : QString();
    const int room = qMax(0, right - row.left() - metrics.horizontalAdvance(times));
    const QString name = metrics.elidedText(index.data().toString(), Qt::ElideRight, room);
    painter->setFont(option.font);
    painter->setPen(color(status == Status::Muted ? Role::Dim : Role::Text));
    painter->drawText(row, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
    painter->setPen(color(Role::Dim));
    painter->drawText(row.adjusted(metrics.horizontalAdvance(name), 0, 0, 0),
                      Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, times);
    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        paint::focusRing(painter, option.rect, option.palette);
    painter->restore();
}

int UserDelegate::paintBadges(QPainter *painter, const QRect &row, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const auto color = [&option](Role role) { return Theme::color(role, option.palette); };
    const QFont small = Theme::smallFont(option.font);
    switch (index.data(UsersModel::StatusRole).value<Status>()) {
    case Status::Slow: {
        const QString waiting = quantities::bytes(index.data(UsersModel::QueuedBytesRole).toLongLong());
        const QRect slow = paint::badge(painter, row, row.right(), tr("slow · %1").arg(waiting),
                                        color(Role::Warning), color(Role::Warning), small);
        return index.data(UsersModel::MutedRole).toBool() ? paintMuted(painter, row, slow.left(), option)
                                                          : slow.left();
    }
    case Status::Muted:
        return paintMuted(painter, row, row.right(), option);
    case Status::Active:
        break;
    }
    int right = row.right();
    const qint64 roundTrip = index.data(UsersModel::RoundTripRole).toLongLong();
    if (roundTrip >= 0) {
        const QString text = quantities::milliseconds(roundTrip);
        painter->setFont(option.font);
        painter->setPen(color(Role::Dim));
        painter->drawText(row, Qt::AlignRight | Qt::AlignVCenter, text);
        right -= qMax(QFontMetrics(option.font).horizontalAdvance(text), 8 * Theme::Step) + 2 * Theme::Step;
    }
    const QString dialect = index.data(UsersModel::DialectRole).toString();
    if (!dialect.isEmpty())
        right = paint::badge(painter, row, right, dialect, color(Role::Line), color(Role::Dim), small).left();
    return right;
}

int UserDelegate::paintMuted(QPainter *painter, const QRect &row, int right,
                             const QStyleOptionViewItem &option)
{
    return paint::badge(painter, row, right, tr("muted"), Theme::color(Role::Line, option.palette),
                        Theme::color(Role::Dim, option.palette), Theme::smallFont(option.font))
        .left();
}

QSize UserDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(option)
    Q_UNUSED(index)
    return {40 * Theme::Step, Theme::RowHeight + Theme::Step};
}

} // namespace roomdeck
