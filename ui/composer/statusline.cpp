#include "ui/composer/statusline.h"

#include <QtGui/QAccessible>
#include <QtGui/QPainter>

namespace roomdeck {

namespace {

constexpr int Gap = 3 * Theme::Step;

} // namespace

StatusLine::StatusLine(QWidget *parent) : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Nothing sent yet"));
}

void StatusLine::setSegments(const QList<StatusSegment> &segments, bool linked)
{
    setFocusPolicy(linked ? Qt::TabFocus : Qt::NoFocus);
    setCursor(linked ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setEnabled(linked);
    if (m_segments == segments)
        return;
    m_segments = segments;
    QStringList words;
    for (const StatusSegment &segment : segments)
        words.append(segment.text);
    setAccessibleName(words.isEmpty() ? tr("Nothing sent yet") : words.join(QStringLiteral(", ")));
    QAccessibleEvent spoken(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&spoken);
    updateGeometry();
    update();
}

QSize StatusLine::sizeHint() const
{
    int width = 0;
    for (const StatusSegment &segment : m_segments)
        width += fontMetrics().horizontalAdvance(segment.text) + Gap;
    return {width, Theme::RowHeight + Theme::Step};
}

QSize StatusLine::minimumSizeHint() const
{
    return {0, Theme::RowHeight + Theme::Step};
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QFont ink = font();
    ink.setUnderline(isEnabled() && (underMouse() || hasFocus()));
    painter.setFont(ink);
    int x = 0;
    for (const StatusSegment &segment : m_segments) {
        if (x >= width())
            break;
        const QString text = fontMetrics().elidedText(segment.text, Qt::ElideRight, width() - x);
        painter.setPen(Theme::color(segment.role, palette()));
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += fontMetrics().horizontalAdvance(text) + Gap;
    }
}

} // namespace roomdeck
