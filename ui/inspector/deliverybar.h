// Outcomes of one delivery as lengths of a bar.
#pragma once

#include "ui/theme/theme.h"

#include <QtWidgets/QWidget>

namespace roomdeck {

/// Parts in the order given; nothing is painted without any. GUI thread.
class DeliveryBar : public QWidget
{
    Q_OBJECT

public:
    struct Part
    {
        quint32 count = 0;
        Theme::Role role = Theme::Role::Dim;
    };

    explicit DeliveryBar(QWidget *parent = nullptr);
    void setParts(const QList<Part> &parts);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Part> m_parts;
};

} // namespace roomdeck
