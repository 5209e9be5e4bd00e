// The heading of a panel: a caption on the left, a number on the right.
#pragma once

#include <QtWidgets/QWidget>

namespace roomdeck {

class TintedLabel;

/// Serves as a dock's title bar: it takes no mouse presses, so the dock can still be dragged by it.
class PanelHeader : public QWidget
{
    Q_OBJECT

public:
    explicit PanelHeader(QWidget *parent = nullptr);

    void setCaption(const QString &caption);
    /// Empty: no number.
    void setCount(const QString &count);
    /// A dock lays its title bar out by this alone.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

private:
    TintedLabel *m_caption;
    TintedLabel *m_count;
};

} // namespace roomdeck
