#include "ui/attendance/timelinedelegate.h"

#include "ui/attendance/attendancemodel.h"
#include "ui/theme/theme.h"

#include <QtCore/QAbstractProxyModel>
#include <QtGui/QPainter>

namespace roomdeck {

namespace {

constexpr int tickSpacing = 84;
constexpr int barHeight = 2 * Theme::Step;

TimeAxis axisIn(const AttendanceModel &model, const QRect &cell)
{
    return {model.range(), qreal(cell.left() + 2 * Theme::Step), qreal(cell.width() - 4 * Theme::Step)};
}

} // namespace

TimelineDelegate::TimelineDelegate(const AttendanceModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model)
{ }

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const auto *proxy = qobject_cast<const QAbstractProxyModel *>(index.model());
    const int row = proxy ? proxy->mapToSource(index).row() : index.row();
    const Attendance &attendance = m_model.attendance(row);
    const TimeAxis axis = axisIn(m_model, option.rect);
    painter->save();
    painter->setClipRect(option.rect);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Theme::color(Theme::Role::Line, option.palette));
    for (const TimeAxis::Tick &tick : axis.ticks(tickSpacing)) {
        const qreal x = int(tick.x) + 0.5;
        painter->drawLine(QPointF(x, option.rect.top()), QPointF(x, option.rect.bottom() + 1));
    }
    painter->setPen(Qt::NoPen);
    const qreal top = option.rect.center().y() - barHeight / 2.0 + 0.5;
    for (const Visit &visit : attendance.visits) {
        const qreal left = axis.x(visit.fromUs);
        const qreal right = axis.x(visit.toUs > 0 ? visit.toUs : m_model.nowUs());
        painter->setBrush(
            Theme::color(visit.toUs > 0 ? Theme::Role::Left : Theme::Role::Joined, option.palette));
        painter->drawRoundedRect(QRectF(left, top, qMax(2.0, right - left), barHeight), 2, 2);
    }
    painter->restore();
}

TimelineHeader::TimelineHeader(const AttendanceModel &model, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent), m_timeline(model)
{
    setSectionsClickable(true);
    setHighlightSections(false);
}

void TimelineHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    QHeaderView::paintSection(painter, rect, section);
    if (section != AttendanceModel::Timeline || m_timeline.rowCount() == 0)
        return;
    painter->save();
    painter->setClipRect(rect);
    painter->setFont(Theme::smallFont(font()));
    painter->setPen(Theme::color(Theme::Role::Dim, palette()));
    for (const TimeAxis::Tick &tick : axisIn(m_timeline, rect).ticks(tickSpacing))
        painter->drawText(QRectF(tick.x - tickSpacing / 2.0, rect.top(), tickSpacing, rect.height()),
                          Qt::AlignCenter, tick.label);
    painter->restore();
}

} // namespace roomdeck
