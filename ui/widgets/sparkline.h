// A curve of the last samples.
#pragma once

#include "ui/models/ratehistory.h"

#include <QtWidgets/QWidget>

namespace roomdeck {

/// Messages per second over the last RateHistory::Capacity samples. GUI thread.
class Sparkline : public QWidget
{
    Q_OBJECT

public:
    explicit Sparkline(QWidget *parent = nullptr);

    void push(double sample);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    RateHistory m_history;
};

} // namespace roomdeck
