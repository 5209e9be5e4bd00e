// What an empty view says: why it is empty, and what to do next, with a button.
#pragma once

#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;

namespace roomdeck {

/// Covers its parent while visible.
class EmptyHint : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyHint(QWidget *parent);

    /// Plain text. No button without a text for it.
    void setTexts(const QString &title, const QString &hint, const QString &button);

Q_SIGNALS:
    void triggered();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLabel *m_title;
    QLabel *m_hint;
    QPushButton *m_button;
};

} // namespace roomdeck
