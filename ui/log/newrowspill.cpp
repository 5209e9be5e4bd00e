#include "ui/log/newrowspill.h"

#include "ui/theme/theme.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QPainter>

namespace roomdeck {

namespace {

constexpr int pillHeight = 7 * Theme::Step;
constexpr int margin = 5 * Theme::Step;

} // namespace

NewRowsPill::NewRowsPill(QWidget *parent) : QAbstractButton(parent)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    QFont bold = font();
    bold.setBold(true);
    setFont(bold);
    parent->installEventFilter(this);
    hide();
}

void NewRowsPill::setCount(qint64 rows)
{
    if (rows == m_count)
        return;
    m_count = rows;
    refresh();
}

void NewRowsPill::setPaused(bool paused, qint64 waiting)
{
    if (paused == m_paused && waiting == m_waiting)
        return;
    m_paused = paused;
    m_waiting = waiting;
    refresh();
}

void NewRowsPill::refresh()
{
    const qint64 rows = m_paused ? m_waiting : m_count;
    const int number = int(qMin<qint64>(rows, 1'000'000'000));
    if (m_paused) {
        //: On the button that ends the pause; %1 is the number of rows as people write it
        setText(tr("❚❚ Paused · %1 waiting", nullptr, number).arg(QLocale().toString(rows)));
        setToolTip(tr("Show what arrived meanwhile"));
    } else {
        //: On the button that jumps to the newest rows; %1 is the number as people write it
        setText(tr("▼ %1 new", nullptr, number).arg(QLocale().toString(rows)));
        setToolTip(tr("Follow the newest rows (End)"));
    }
    setVisible(m_paused || m_count > 0);
    settle();
}

void NewRowsPill::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QAbstractButton::changeEvent(event);
}

QSize NewRowsPill::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + pillHeight, pillHeight};
}

void NewRowsPill::settle()
{
    resize(sizeHint());
    move(parentWidget()->width() - width() - margin, parentWidget()->height() - pillHeight - margin);
    update();
}

bool NewRowsPill::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        settle();
    return QAbstractButton::eventFilter(watched, event);
}

void NewRowsPill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = Theme::color(Theme::Role::Accent, palette());
    if (isDown() || underMouse())
        fill = fill.darker(isDown() ? 120 : 108);
    painter.setBrush(fill);
    const QColor words = Theme::color(Theme::Role::Panel, palette());
    painter.setPen(hasFocus() ? QPen(words, 2) : QPen(Qt::NoPen));
    const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2);
    painter.setPen(words);
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace roomdeck
