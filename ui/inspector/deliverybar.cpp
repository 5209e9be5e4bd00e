#include "ui/inspector/deliverybar.h"

#include <QtGui/QPainter>

namespace roomdeck {

namespace {

constexpr int barHeight = 2 * Theme::Step;
constexpr int barMargin = 3 * Theme::Step;

} // namespace

DeliveryBar::DeliveryBar(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(barHeight + barMargin);
}

void DeliveryBar::setParts(const QList<Part> &parts)
{
    m_parts = parts;
    update();
}

QSize DeliveryBar::sizeHint() const
{
    return {30 * Theme::Step, barHeight + barMargin};
}

void DeliveryBar::paintEvent(QPaintEvent *)
{
    quint64 total = 0;
    for (const Part &part : m_parts)
        total += part.count;
    if (total == 0)
        return;
    QPainter painter(this);
    const QRect area(barMargin, barMargin, width() - 2 * barMargin, barHeight);
    quint64 before = 0;
    for (const Part &part : m_parts) {
        const int left = int(before * quint64(area.width()) / total);
        before += part.count;
        const int right = int(before * quint64(area.width()) / total);
        // The few that failed matter more than exact proportions: never thinner than can be seen.
        const int width = part.count > 0 ? qMax(3, right - left) : 0;
        painter.fillRect(
            QRect(qMin(area.left() + left, area.right() + 1 - width), area.top(), width, barHeight),
            Theme::color(part.role, palette()));
    }
}

} // namespace roomdeck
