// Messages, bytes and connections over a run, as a strip to look at and to pick a stretch of time from.
#pragma once

#include "core/traffic/activityhistory.h"
#include "ui/chart/timeaxis.h"

#include <QtWidgets/QWidget>

#include <optional>

class QToolButton;

namespace roomdeck {

/// Shows a history that somebody else fills: the window's own or a recorded session's. Dragging (or Shift
/// with the arrow keys) picks a range, Escape lets it go, a click or Enter asks for that moment. As many of
/// the three lanes are painted as the height has room for. GUI thread.
class StripChart : public QWidget
{
    Q_OBJECT

public:
    enum class Lane : quint8 { Messages, Connections, Bytes };

    explicit StripChart(QWidget *parent = nullptr);

    /// May be null, and must outlive the chart; call refresh() when it has grown.
    void setHistory(const ActivityHistory *history);
    void refresh();
    const std::optional<TimeRange> &selection() const { return m_selection; }
    /// Shows a range somebody else chose, or none. No signal.
    void setSelection(const std::optional<TimeRange> &range);
    /// Whether the history goes on: then its lanes tell the latest values, else the highest.
    void setLive(bool live);
    /// What stands beside a lane: the highest value of the range that is picked, or see setLive().
    QString legend(Lane lane) const;
    /// What is said about a moment: its time and the three values.
    QString readOut(qint64 timeUs) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void rangeSelected(const roomdeck::TimeRange &range);
    void selectionCleared();
    void timeChosen(qint64 timeUs);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QRect plot() const;
    TimeAxis axis() const;
    TimeRange snapped(qint64 a, qint64 b) const;
    void paintLane(QPainter &painter, const QRect &row, Lane lane) const;
    void paintAxis(QPainter &painter) const;
    void paintSelection(QPainter &painter) const;
    void paintCursor(QPainter &painter) const;
    void moveCursor(int steps, bool select);
    void setCursorTime(std::optional<qint64> timeUs);
    void select(const std::optional<TimeRange> &range);
    void commitSelection();
    void clearSelection();
    void placeClearButton();
    void retranslate();

    const ActivityHistory *m_history = nullptr;
    std::optional<TimeRange> m_selection;
    std::optional<qint64> m_cursorUs;
    std::optional<qint64> m_anchorUs; // where a range being picked began
    bool m_live = true;
    bool m_dragging = false;
    bool m_keyboard = false; // it got the focus by keys, so a ring says where it is
    QPoint m_pressed;
    QToolButton *m_clear;
};

} // namespace roomdeck
