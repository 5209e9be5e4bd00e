#include "ui/widgets/sparkline.h"

#include "ui/theme/paint.h"

#include <QtGui/QPainter>

namespace roomdeck {

Sparkline::Sparkline(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Sparkline::push(double sample)
{
    m_history.push(sample);
    update();
}

QSize Sparkline::sizeHint() const
{
    return {172, Theme::RowHeight};
}

void Sparkline::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const auto role = m_history.isFlat() ? Theme::Role::Line : Theme::Role::Accent;
    paint::sparkline(&painter, rect(), m_history.values(), Theme::color(role, palette()));
}

} // namespace roomdeck
