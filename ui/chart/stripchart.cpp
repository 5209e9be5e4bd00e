#include "ui/chart/stripchart.h"

#include "ui/text/quantities.h"
#include "ui/theme/icons.h"

#include <QtCore/QDateTime>
#include <QtCore/QEvent>
#include <QtGui/QMouseEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QToolButton>

#include <algorithm>

namespace roomdeck {

namespace {

constexpr qint64 leastShownUs = 60'000'000; // a run begins at the left and does not stretch
constexpr int clearSize = 4 * Theme::Step;
constexpr int keyJump = 10; // steps with Control

} // namespace

StripChart::StripChart(QWidget *parent) : QWidget(parent), m_clear(new QToolButton(this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_clear->setIcon(symbolIcon(QStringLiteral("close")));
    m_clear->setAutoRaise(true);
    m_clear->setFixedSize(clearSize, clearSize);
    m_clear->setCursor(Qt::ArrowCursor);
    m_clear->hide();
    connect(m_clear, &QToolButton::clicked, this, &StripChart::clearSelection);
    retranslate();
}

void StripChart::setHistory(const ActivityHistory *history)
{
    m_history = history;
    select(std::nullopt);
    setCursorTime(std::nullopt);
}

void StripChart::setLive(bool live)
{
    m_live = live;
    update();
}

void StripChart::refresh()
{
    if (!isVisible())
        return;
    placeClearButton();
    update();
}

void StripChart::setSelection(const std::optional<TimeRange> &range)
{
    if (!m_dragging)
        select(range);
}

TimeAxis StripChart::axis() const
{
    const QRect area = plot();
    TimeRange range{0, leastShownUs};
    if (m_history && !m_history->isEmpty())
        range = {m_history->startUs(), qMax(m_history->endUs(), m_history->startUs() + leastShownUs)};
    return {range, qreal(area.left()), qreal(qMax(1, area.width()))};
}

/// Whole buckets: a range is never narrower than what was measured.
TimeRange StripChart::snapped(qint64 a, qint64 b) const
{
    const qint64 start = m_history->startUs();
    const qint64 bucket = m_history->bucketUs();
    const qint64 end = m_history->endUs();
    const qint64 first = qBound<qint64>(0, (qMin(a, b) - start) / bucket, (end - start) / bucket - 1);
    const qint64 last = qBound<qint64>(first, (qMax(a, b) - start) / bucket, (end - start) / bucket - 1);
    return {start + first * bucket, start + (last + 1) * bucket};
}

QString StripChart::readOut(qint64 timeUs) const
{
    if (!m_history || m_history->isEmpty())
        return {};
    const TimeAxis axis = this->axis();
    const qint64 pixel = axis.range().length() / qMax(1, plot().width());
    const qint64 from = timeUs - (timeUs - m_history->startUs()) % m_history->bucketUs();
    const Activity at = m_history->between(from, from + qMax(m_history->bucketUs(), pixel));
    return quantities::timeOfDay(from) + QStringLiteral(" · ") + quantities::rate(at.messages)
        + QStringLiteral(" · ") + quantities::byteRate(at.bytes) + QStringLiteral(" · ")
        + tr("%Ln connection(s)", nullptr, at.connections);
}

void StripChart::setCursorTime(std::optional<qint64> timeUs)
{
    m_cursorUs = timeUs;
    setAccessibleDescription(timeUs ? readOut(*timeUs) : QString());
    update();
}

void StripChart::select(const std::optional<TimeRange> &range)
{
    m_selection = range;
    placeClearButton();
    update();
}

void StripChart::commitSelection()
{
    m_anchorUs.reset();
    if (m_selection)
        Q_EMIT rangeSelected(*m_selection);
}

void StripChart::clearSelection()
{
    m_anchorUs.reset();
    if (!m_selection)
        return;
    select(std::nullopt);
    Q_EMIT selectionCleared();
}

void StripChart::placeClearButton()
{
    const bool shown = m_selection && !m_dragging && !m_anchorUs;
    m_clear->setVisible(shown);
    if (!shown)
        return;
    const QRect area = plot();
    const int right = int(axis().x(m_selection->toUs));
    m_clear->move(qMax(area.left(), qMin(right, area.right()) - clearSize), area.top());
}

void StripChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_history || m_history->isEmpty())
        return;
    m_pressed = event->position().toPoint();
    m_anchorUs = axis().timeAt(event->position().x());
}

void StripChart::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_history || m_history->isEmpty())
        return;
    const QRect area = plot();
    const qreal x = qBound<qreal>(area.left(), event->position().x(), area.right());
    const qint64 time = axis().timeAt(x);
    if ((event->buttons() & Qt::LeftButton) && m_anchorUs) {
        const int moved = (event->position().toPoint() - m_pressed).manhattanLength();
        m_dragging = m_dragging || moved >= QApplication::startDragDistance();
        if (m_dragging)
            select(snapped(*m_anchorUs, time));
    }
    setCursorTime(area.contains(event->position().toPoint()) || m_dragging ? std::optional(time)
                                                                           : std::nullopt);
}

void StripChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_anchorUs)
        return;
    const qint64 time = *m_anchorUs;
    m_anchorUs.reset();
    if (std::exchange(m_dragging, false)) {
        placeClearButton();
        commitSelection();
    } else if (plot().contains(m_pressed)) {
        Q_EMIT timeChosen(time);
    }
}

void StripChart::keyPressEvent(QKeyEvent *event)
{
    const bool select = event->modifiers().testFlag(Qt::ShiftModifier);
    const int step = event->modifiers().testFlag(Qt::ControlModifier) ? keyJump : 1;
    m_keyboard = true;
    switch (event->key()) {
    case Qt::Key_Left:
        moveCursor(-step, select);
        return;
    case Qt::Key_Right:
        moveCursor(step, select);
        return;
    case Qt::Key_Home:
        moveCursor(-width(), select);
        return;
    case Qt::Key_End:
        moveCursor(width(), select);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_cursorUs)
            Q_EMIT timeChosen(*m_cursorUs);
        return;
    case Qt::Key_Escape:
        if (m_selection) {
            clearSelection();
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void StripChart::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Shift && m_anchorUs && !m_dragging) {
        commitSelection();
        placeClearButton();
        return;
    }
    QWidget::keyReleaseEvent(event);
}

void StripChart::moveCursor(int steps, bool select)
{
    if (!m_history || m_history->isEmpty())
        return;
    const qint64 pixel = axis().range().length() / qMax(1, plot().width());
    const qint64 step = qMax(m_history->bucketUs(), pixel);
    const qint64 last = m_history->endUs() - m_history->bucketUs();
    const qint64 from = m_cursorUs.value_or(last);
    if (select && !m_anchorUs)
        m_anchorUs = from;
    setCursorTime(qBound(m_history->startUs(), from + steps * step, last));
    if (select)
        this->select(snapped(*m_anchorUs, *m_cursorUs));
}

void StripChart::leaveEvent(QEvent *event)
{
    setCursorTime(std::nullopt);
    QWidget::leaveEvent(event);
}

void StripChart::focusInEvent(QFocusEvent *event)
{
    m_keyboard = event->reason() != Qt::MouseFocusReason;
    QWidget::focusInEvent(event);
}

void StripChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeClearButton();
}

void StripChart::retranslate()
{
    setAccessibleName(tr("Traffic over time"));
    m_clear->setToolTip(tr("Show all times again (Esc)"));
    m_clear->setAccessibleName(tr("Show all times again"));
    update();
}

void StripChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace roomdeck
