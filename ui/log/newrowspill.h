// "▼ 214 new": floats over the log while it does not follow.
#pragma once

#include <QtWidgets/QAbstractButton>

namespace roomdeck {

/// Stays at the lower right of its parent. Shown by setCount() above 0.
class NewRowsPill : public QAbstractButton
{
    Q_OBJECT

public:
    explicit NewRowsPill(QWidget *parent);

    void setCount(qint64 rows);
    qint64 count() const { return m_count; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void settle();

    qint64 m_count = 0;
};

} // namespace roomdeck
