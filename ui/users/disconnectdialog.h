// Asks how to end connections: which, with which code, for what reason.
#pragma once

#include "core/model/ids.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtWidgets/QDialog>

class QLineEdit;
class QPushButton;
class QSpinBox;

namespace roomdeck {

class ConnectionChoice;
class RosterState;
struct ModerationScope;
class TintedLabel;

/// Modal to its parent window. It asks because a closed connection cannot be opened again from here. The OK
/// button is off, with the cause said below, while the code or the reason cannot travel in a close frame.
class DisconnectDialog : public QDialog
{
    Q_OBJECT

public:
    /// `scope`: with somebody connected. `other`: begin with the other choice than what was pointed at.
    DisconnectDialog(const RosterState &roster, const ModerationScope &scope, bool other,
                     QWidget *parent = nullptr);

    QList<ConnectionId> connections() const;
    quint16 code() const;
    QByteArray reason() const;

    /// Codes an endpoint may put into a close frame (RFC 6455, 7.4).
    static bool mayBeSent(int code);

private:
    void check();

    ConnectionChoice *m_which;
    QSpinBox *m_code;
    TintedLabel *m_meaning;
    QLineEdit *m_reason;
    TintedLabel *m_problem;
    QPushButton *m_ok = nullptr;
};

} // namespace roomdeck
