#include "ui/composer/targetbutton.h"

#include "ui/theme/theme.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QPainter>

namespace roomdeck {

namespace {

constexpr int ButtonHeight = 30; // device-independent pixels, as the other buttons of the row
constexpr int Padding = 3 * Theme::Step;
constexpr int ArrowWidth = 4 * Theme::Step;
constexpr int Radius = 6;
constexpr int ShortestTitle = 60;
constexpr int Slack = Theme::Step; // eliding compares fractions, hints are whole pixels

} // namespace

TargetButton::TargetButton(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    updateTexts();
}

void TargetButton::setContent(const QString &title, const QString &exception, const Audience &audience)
{
    if (m_title == title && m_exception == exception && m_audience == audience)
        return;
    m_title = title;
    m_exception = exception;
    m_audience = audience;
    updateTexts();
    updateGeometry();
    update();
}

void TargetButton::updateTexts()
{
    m_count = tr("%Ln people", nullptr, m_audience.people);
    const QString whole = m_exception.isEmpty() ? m_title : m_title + QLatin1Char(' ') + m_exception;
    setAccessibleName(tr("Send to: %1, %2").arg(whole, m_count));
    setToolTip(QString()); // names are untrusted and a tool tip guesses rich text
    setAccessibleDescription(tr("%Ln connection(s)", nullptr, m_audience.connections));
}

QFont TargetButton::titleFont() const
{
    QFont bold = font();
    bold.setWeight(QFont::Bold);
    return bold;
}

QSize TargetButton::sizeHint() const
{
    const QFontMetrics bold(titleFont());
    const QString rest = (m_exception.isEmpty() ? QString() : QLatin1Char(' ') + m_exception)
        + QStringLiteral("  · ") + m_count;
    const int width = bold.horizontalAdvance(m_title) + fontMetrics().horizontalAdvance(rest);
    return {width + Slack + 2 * Padding + ArrowWidth, ButtonHeight};
}

QSize TargetButton::minimumSizeHint() const
{
    const int count = fontMetrics().horizontalAdvance(QStringLiteral("  · ") + m_count);
    return {ShortestTitle + count + 2 * Padding + ArrowWidth, ButtonHeight};
}

void TargetButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto role = isEnabled() ? Theme::Role::Operator : Theme::Role::Faint;
    const QColor ink = Theme::color(role, palette());
    const bool lit = underMouse() || isDown() || hasFocus();
    painter.setPen(QPen(ink, hasFocus() ? 2 : 1.2));
    painter.setBrush(lit ? Theme::color(Theme::Role::OperatorBackground, palette())
                         : Theme::color(Theme::Role::Panel, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Radius, Radius);

    QRect inner = rect().adjusted(Padding, 0, -Padding, 0);
    painter.setPen(ink);
    painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("▾"));
    inner.setRight(inner.right() - ArrowWidth);
    const QString count = QStringLiteral("  · ") + m_count;
    const int countWidth = fontMetrics().horizontalAdvance(count);
    const QFontMetrics bold(titleFont());
    const QString exception = m_exception.isEmpty() ? QString() : QLatin1Char(' ') + m_exception;
    const int room = inner.width() - countWidth;
    const QString title = bold.elidedText(m_title, Qt::ElideRight, room);
    const int titleWidth = bold.horizontalAdvance(title);
    painter.setFont(titleFont());
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter, title);
    painter.setFont(font());
    const QString rest
        = fontMetrics().elidedText(exception, Qt::ElideRight, qMax(0, room - titleWidth)) + count;
    painter.drawText(inner.adjusted(titleWidth, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, rest);
}

void TargetButton::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        updateGeometry();
}

} // namespace roomdeck
