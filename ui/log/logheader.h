// The heading of the log: its words stand exactly above those of the cells.
#pragma once

#include <QtWidgets/QHeaderView>

namespace roomdeck {

/// GUI thread.
class LogHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit LogHeader(QWidget *parent = nullptr);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
};

} // namespace roomdeck
