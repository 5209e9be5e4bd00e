// A line of plain text in one of the theme's colours.
#pragma once

#include "ui/theme/theme.h"

#include <QtWidgets/QLabel>

namespace roomdeck {

/// Follows the palette and the base font by itself; never interprets markup. GUI thread.
class TintedLabel : public QLabel
{
    Q_OBJECT

public:
    enum class Size : quint8 { Normal, Small, Caption, Title, Mono };

    explicit TintedLabel(Theme::Role role, Size size = Size::Normal, QWidget *parent = nullptr);

    void setRole(Theme::Role role);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateFont();

    Theme::Role m_role;
    Size m_size;
};

} // namespace roomdeck
