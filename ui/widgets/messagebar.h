// Says inside the window what went wrong and what to do about it, where a message box would interrupt.
#pragma once

#include <QtWidgets/QWidget>

class QHBoxLayout;
class QToolButton;

namespace roomdeck {

class TintedLabel;

/// Hidden until show() is asked for; one message at a time. GUI thread.
class MessageBar : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    /// Replaces the message; `actions` become buttons, the first one is the likely remedy.
    void showMessage(const QString &text, const QList<QAction *> &actions);
    void dismiss();
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QHBoxLayout *m_buttonRow;
    TintedLabel *m_text;
    QToolButton *m_close;
    QList<QWidget *> m_buttons;
};

} // namespace roomdeck
