#include "ui/rooms/roomdelegate.h"

#include "ui/models/roomsmodel.h"
#include "ui/text/quantities.h"
#include "ui/theme/paint.h"

#include <QtCore/QDateTime>
#include <QtGui/QPainter>

namespace roomdeck {

namespace {

using Role = Theme::Role;

constexpr int Margin = 3 * Theme::Step;
constexpr int SparklineWidth = 44;
constexpr int SparklineHeight = 14;
constexpr int CountWidth = 40;
constexpr int MaxShownUnread = 999;

/// "12", or "12/25" in a room with a capacity.
QString countText(const QModelIndex &index)
{
    const QString users = quantities::count(index.data(RoomsModel::UsersRole).toInt());
    const int capacity = index.data(RoomsModel::CapacityRole).toInt();
    return capacity > 0 ? users + QLatin1Char('/') + quantities::count(capacity) : users;
}

/// What keeps people from coming or speaking; empty in an ordinary room.
QString stateText(const QModelIndex &index)
{
    if (index.data(RoomsModel::LockedRole).toBool())
        return RoomDelegate::tr("locked");
    const int slowMode = index.data(RoomsModel::SlowModeRole).toInt();
    return slowMode > 0 ? RoomDelegate::tr("slow %1").arg(quantities::duration(slowMode)) : QString();
}

/// A filled pill; returns where it begins.
int paintUnread(QPainter *painter, const QRect &row, int right, int unread,
                const QStyleOptionViewItem &option)
{
    const QString text = unread > MaxShownUnread ? quantities::count(MaxShownUnread) + QLatin1Char('+')
                                                 : quantities::count(unread);
    const QFont font = Theme::smallFont(option.font);
    const QFontMetrics metrics(font);
    const int height = metrics.height() + 2;
    const int width = qMax(height, metrics.horizontalAdvance(text) + 3 * Theme::Step);
    const QRect pill(right - width, row.center().y() - height / 2, width, height);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(Theme::color(Role::Accent, option.palette));
    painter->drawRoundedRect(pill, height / 2.0, height / 2.0);
    painter->setFont(font);
    painter->setPen(Theme::color(Role::Panel, option.palette));
    painter->drawText(pill, Qt::AlignCenter | Qt::TextSingleLine, text);
    return pill.left();
}

} // namespace

void RoomDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto color = [&option](Role role) { return Theme::color(role, option.palette); };
    if (selected)
        painter->fillRect(option.rect, color(Role::AccentBackground));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, color(Role::AlternateRow));

    const bool all = index.data(RoomsModel::AllRoomsRole).toBool();
    const auto history = index.data(RoomsModel::HistoryRole).value<QList<float>>();
    const QRect row = option.rect.adjusted(Margin, 0, -Margin, 0);

    painter->setFont(option.font);
    painter->setPen(color(Role::Dim));
    painter->drawText(row, Qt::AlignRight | Qt::AlignVCenter, countText(index));

    const QString state = stateText(index);
    const int unread = index.data(RoomsModel::UnreadRole).toInt();
    int right = row.right() - qMax(CountWidth, QFontMetrics(option.font).horizontalAdvance(countText(index)));
    if (!state.isEmpty()) {
        right = paint::badge(painter, row, right - Theme::Step, state, color(Role::Line), color(Role::Dim),
                             Theme::smallFont(option.font))
                    .left();
    } else if (!history.isEmpty() && !all) {
        const QRectF area(right - SparklineWidth, row.center().y() - SparklineHeight / 2.0, SparklineWidth,
                          SparklineHeight);
        paint::sparkline(painter, area, history, color(selected ? Role::Accent : Role::Faint));
        right = int(area.left());
    } else if (const qint64 last = index.data(RoomsModel::LastActivityRole).toLongLong(); last > 0) {
        const qint64 nowUs = QDateTime::currentMSecsSinceEpoch() * 1000;
        const QString quiet = quantities::span(nowUs - last);
        painter->setFont(Theme::smallFont(option.font));
        painter->setPen(color(Role::Faint));
        painter->drawText(QRect(row.left(), row.top(), right - row.left(), row.height()),
                          Qt::AlignRight | Qt::AlignVCenter, quiet);
        right -= painter->fontMetrics().horizontalAdvance(quiet);
    }

    if (unread > 0)
        right = paintUnread(painter, row, right - Theme::Step, unread, option);
    QFont font(option.font);
    if (all || selected || unread > 0)
        font.setWeight(all ? QFont::DemiBold : QFont::Medium);
    const bool quiet = !all && history.isEmpty() && !selected && unread == 0;
    painter->setFont(font);
    painter->setPen(color(quiet ? Role::Dim : Role::Text));
    const QRect nameRect(row.left(), row.top(), right - row.left() - 2 * Theme::Step, row.height());
    painter->drawText(
        nameRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, nameRect.width()));
    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        paint::focusRing(painter, option.rect, option.palette);
    painter->restore();
}

QSize RoomDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(option)
    Q_UNUSED(index)
    return {2 * Margin + SparklineWidth + CountWidth, Theme::RowHeight + Theme::Step};
}

} // namespace roomdeck
