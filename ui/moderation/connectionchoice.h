// Which of somebody's connections are meant.
#pragma once

#include "ui/moderation/moderationscope.h"

#include <QtWidgets/QComboBox>

namespace roomdeck {

/// Offers what was pointed at first: a row's own connection, then all of its users'; for users from a list
/// all connections, then single ones. GUI thread.
class ConnectionChoice : public QComboBox
{
    Q_OBJECT

public:
    ConnectionChoice(const RosterState &roster, const ModerationScope &scope, QWidget *parent = nullptr);

    QList<ConnectionId> connections() const;
    /// Whether there is anything to choose.
    bool isChoice() const { return count() > 1; }
    /// Begins with the other kind than what was pointed at: all of a row's users', one of a user's.
    void preferOther();

private:
    void addConnections(const QString &text, const QList<ConnectionId> &connections);
    QString describe(const RosterState &roster, ConnectionId id) const;
};

/// "anna", or "anna, 1 connection" when not all of theirs are meant.
QString peopleText(const ModerationScope &scope, const QList<ConnectionId> &connections);

} // namespace roomdeck
