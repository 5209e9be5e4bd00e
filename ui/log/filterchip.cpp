#include "ui/log/filterchip.h"

#include "ui/text/displaytext.h"
#include "ui/theme/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>

namespace roomdeck {

namespace {

constexpr int chipPadding = 2 * Theme::Step;
constexpr int chipHeight = 5 * Theme::Step;
constexpr int crossWidth = 4 * Theme::Step;
constexpr int maxWidth = 60 * Theme::Step;
constexpr int minWidth = 24 * Theme::Step;

} // namespace

FilterChipButton::FilterChipButton(const QString &text, bool negated, QWidget *parent)
    : QAbstractButton(parent), m_shown(displayText(QStringView(text), 200)), m_negated(negated)
{
    // The language writes "!", people read "not".
    if (negated && m_shown.startsWith(QLatin1Char('!')))
        m_shown.replace(0, 1, QStringLiteral("not "));
    setText(m_shown);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Filter condition %1").arg(m_shown));
    setAccessibleDescription(tr("Enter edits it, Delete removes it"));
    connect(this, &QAbstractButton::clicked, this, &FilterChipButton::editRequested);
}

QSize FilterChipButton::sizeHint() const
{
    const int wanted = fontMetrics().horizontalAdvance(m_shown) + 2 * chipPadding + crossWidth
        + 1; // a hair more than text needs, or it would be elided
    return {qMin(wanted, maxWidth), chipHeight};
}

QSize FilterChipButton::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), minWidth), chipHeight};
}

QRect FilterChipButton::crossRect() const
{
    return {width() - crossWidth - chipPadding / 2, 0, crossWidth, height()};
}

void FilterChipButton::paintEvent(QPaintEvent *)
{
    const auto ink = m_negated ? Theme::Role::Error : Theme::Role::Accent;
    const auto fill = m_negated ? Theme::Role::ErrorBackground : Theme::Role::AccentBackground;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Theme::color(fill, palette()));
    painter.setPen(hasFocus() ? QPen(Theme::color(ink, palette())) : QPen(Qt::NoPen));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::Step, Theme::Step);
    painter.setPen(Theme::color(ink, palette()));
    const QRect area = rect().adjusted(chipPadding, 0, -chipPadding - crossWidth, 0);
    painter.drawText(area, Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_shown, Qt::ElideRight, area.width()));
    const QPointF middle = QRectF(crossRect()).center();
    painter.setPen(QPen(Theme::color(ink, palette()), 1.4));
    constexpr qreal reach = 3.2;
    painter.drawLine(middle + QPointF(-reach, -reach), middle + QPointF(reach, reach));
    painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach));
}

void FilterChipButton::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && crossRect().contains(event->position().toPoint())) {
        setDown(false);
        Q_EMIT removeRequested();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void FilterChipButton::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        Q_EMIT removeRequested();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT editRequested();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

} // namespace roomdeck
