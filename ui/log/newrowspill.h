// "▼ 214 new": floats over the log while it does not follow. "❚❚ Paused · 214 waiting" while it is paused.
#pragma once

#include <QtWidgets/QAbstractButton>

namespace roomdeck {

/// Stays at the lower right of its parent. Shown while the log is paused or the count is above 0. GUI thread.
class NewRowsPill : public QAbstractButton
{
    Q_OBJECT

public:
    explicit NewRowsPill(QWidget *parent);

    void setCount(qint64 rows);
    qint64 count() const { return m_count; }
    /// `waiting`: rows that arrived since.
    void setPaused(bool paused, qint64 waiting);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void settle();

    qint64 m_count = 0;
    qint64 m_waiting = 0;
    bool m_paused = false;
};

} // namespace roomdeck
