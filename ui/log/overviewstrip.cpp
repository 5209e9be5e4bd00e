#include "ui/log/overviewstrip.h"

#include "ui/log/logfinder.h"
#include "ui/log/logmarks.h"
#include "ui/log/logview.h"
#include "ui/theme/theme.h"

#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QScrollBar>

#include <algorithm>

namespace roomdeck {

namespace {

constexpr int stripWidth = 3 * Theme::Step;
constexpr int markHeight = 2;
constexpr int triesPerMark = 16; // of marks in a place, most are shown or most are not

} // namespace

OverviewStrip::OverviewStrip(LogModel &model, LogView &view, const LogMarks &marks, const LogFinder &finder,
                             QWidget *parent)
    : QWidget(parent), m_model(model), m_view(view), m_marks(marks), m_finder(finder)
{
    setFixedWidth(stripWidth);
    setAccessibleName(tr("Overview of the log"));
    connect(view.verticalScrollBar(), &QScrollBar::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&finder, &LogFinder::changed, this, qOverload<>(&QWidget::update));
}

QSize OverviewStrip::sizeHint() const
{
    return {stripWidth, 10 * Theme::RowHeight};
}

bool OverviewStrip::anyShown(const std::deque<qint64> &indexes, int firstRow, int endRow) const
{
    const qint64 end = m_model.storeIndex(endRow - 1);
    auto mark = std::lower_bound(indexes.begin(), indexes.end(), m_model.storeIndex(firstRow));
    for (int tries = 0; tries < triesPerMark && mark != indexes.end() && *mark <= end; ++tries, ++mark) {
        if (m_model.showsAll() || m_model.rowOf(*mark) >= 0)
            return true;
    }
    return false;
}

void OverviewStrip::paintMarks(QPainter &painter, const std::deque<qint64> &indexes,
                               const QColor &color) const
{
    const qint64 rows = m_model.rowCount();
    if (indexes.empty() || rows == 0)
        return;
    for (int y = 0; y < height(); y += markHeight) {
        const int first = int(rows * y / height());
        const int end = int(qMin(rows, qMax<qint64>(first + 1, rows * (y + markHeight) / height())));
        // Few rows lie on many pixels: only the first of them is marked.
        if (y > 0 && first == int(rows * (y - markHeight) / height()))
            continue;
        if (anyShown(indexes, first, end))
            painter.fillRect(1, y, width() - 2, markHeight, color);
    }
}

void OverviewStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const auto color = [this](Theme::Role role) { return Theme::color(role, palette()); };
    paintMarks(painter, m_marks.operatorRows(), color(Theme::Role::Operator));
    paintMarks(painter, m_finder.matches(), color(Theme::Role::Accent));
    paintMarks(painter, m_marks.errors(), color(Theme::Role::Error));

    const QScrollBar *bar = m_view.verticalScrollBar();
    const qint64 rows = m_model.rowCount();
    if (bar->maximum() == 0 || rows == 0)
        return;
    const int top = int(qint64(bar->value()) * height() / rows);
    const int tall = qMax(2 * Theme::Step, int(qint64(bar->pageStep()) * height() / rows));
    painter.setPen(color(Theme::Role::Faint));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(0, qMin(top, height() - tall - 1), width() - 1, tall);
}

void OverviewStrip::goTo(int y)
{
    const qint64 rows = m_model.rowCount();
    if (rows == 0 || height() == 0)
        return;
    const int row = int(qBound<qint64>(0, rows * y / height(), rows - 1));
    m_view.scrollByHand(row - m_view.verticalScrollBar()->pageStep() / 2);
}

void OverviewStrip::mousePressEvent(QMouseEvent *event)
{
    goTo(int(event->position().y()));
}

void OverviewStrip::mouseMoveEvent(QMouseEvent *event)
{
    goTo(int(event->position().y()));
}

} // namespace roomdeck
