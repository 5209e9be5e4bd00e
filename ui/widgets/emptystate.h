// What an empty view says: what it will show, and what to do next, with a button.
#pragma once

#include <QtWidgets/QWidget>

class QPushButton;

namespace roomdeck {

class TintedLabel;

/// Laid over a view by its panel. GUI thread.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// An empty `button` leaves the button out.
    void setTexts(const QString &title, const QString &hint, const QString &button);

Q_SIGNALS:
    void triggered();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void reserveHeight();

    TintedLabel *m_title;
    TintedLabel *m_hint;
    QPushButton *m_button;
};

} // namespace roomdeck
