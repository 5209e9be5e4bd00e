// A narrow picture of the whole log beside its scroll bar: matches, errors, the operator's rows, what is in
// sight.
#pragma once

#include <QtWidgets/QWidget>
#include <deque>

namespace roomdeck {

class LogFinder;
class LogMarks;
class LogModel;
class LogView;

/// A click or a drag goes there. GUI thread.
class OverviewStrip : public QWidget
{
    Q_OBJECT

public:
    OverviewStrip(LogModel &model, LogView &view, const LogMarks &marks, const LogFinder &finder,
                  QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void paintMarks(QPainter &painter, const std::deque<qint64> &indexes, const QColor &color) const;
    bool anyShown(const std::deque<qint64> &indexes, int firstRow, int endRow) const;
    void goTo(int y);

    LogModel &m_model;
    LogView &m_view;
    const LogMarks &m_marks;
    const LogFinder &m_finder;
};

} // namespace roomdeck
