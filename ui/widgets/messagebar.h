// Says inside the window what went wrong and what to do about it, where a message box would interrupt.
#pragma once

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QHBoxLayout;
class QLabel;
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
    /// The same for what went well; it goes away by itself after a while unless it has the keyboard.
    void showNotice(const QString &text, const QList<QAction *> &actions);
    void dismiss();
    QString text() const;

Q_SIGNALS:
    /// The reader closed the message.
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Tone : quint8 { Problem, Notice };

    void show(Tone tone, const QString &text, const QList<QAction *> &actions);
    void showTone();
    void expire();
    void retranslate();

    Tone m_tone = Tone::Problem;
    QTimer m_expiry;
    QHBoxLayout *m_buttonRow;
    QLabel *m_icon;
    TintedLabel *m_text;
    QToolButton *m_close;
    QList<QWidget *> m_buttons;
};

} // namespace roomdeck
