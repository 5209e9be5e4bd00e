// A message a room sends by itself: none, plain text, or any event.
#pragma once

#include "core/model/roster.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QLineEdit;

namespace roomdeck {

class JsonEdit;

/// GUI thread. Plain text becomes an event of type "announcement" with the payload {"text": …}, as in the
/// composer.
class GreetingEdit : public QWidget
{
    Q_OBJECT

public:
    explicit GreetingEdit(QWidget *parent = nullptr);

    /// What the greeting is for, told to screen readers with every part of it.
    void setSubject(const QString &subject);
    void setGreeting(const Greeting &greeting);
    Greeting greeting() const;
    /// Why it cannot be used; empty when it can.
    QString problem() const;

Q_SIGNALS:
    void changed();

private:
    enum class Mode : quint8 { None, Text, Event };

    Mode mode() const;
    void showMode();

    QComboBox *m_mode;
    QLineEdit *m_type;
    JsonEdit *m_text;
};

} // namespace roomdeck
