// Which list of the window the operator points at, and what is selected there.
#pragma once

#include "ui/moderation/moderationscope.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

class QWidget;

namespace roomdeck {

class LogPanel;
struct LogRow;
class RoomsPanel;
class UsersPanel;

/// The list that had the keyboard or changed its selection last is the one that is meant. GUI thread;
/// everything it is given outlives it.
class ScopeTracker : public QObject
{
    Q_OBJECT

public:
    ScopeTracker(const RosterState &roster, RoomsPanel &rooms, UsersPanel &users, LogPanel &log,
                 QObject *parent = nullptr);

    /// Gathers what is selected; the work grows with the selection, so ask when something is to be done.
    ModerationScope scope() const;
    /// Cheap answers for enabling actions.
    bool hasPeople() const;
    bool hasConnections() const;
    /// The connections that are meant, not others of their users.
    bool hasOwnConnections() const;
    bool pointsAtRows() const { return m_source == Source::Log; }
    bool hasOneUserWithChoice() const;
    QList<QByteArray> rooms() const;
    /// Whom scope() would mean, in a few words; empty when nobody.
    QString description() const;

Q_SIGNALS:
    void changed();

private:
    enum class Source : quint8 { None, Rooms, Users, Log };

    Source sourceOf(const QWidget *widget) const;
    void selectionMoved(Source source, bool any);
    void follow(Source source);
    void focusMoved(const QWidget *now);
    ModerationScope usersScope() const;
    ModerationScope roomsScope() const;
    ModerationScope logScope() const;
    QByteArray currentLogUser() const;
    QByteArray hostOfRow(const LogRow &row) const;

    const RosterState &m_roster;
    RoomsPanel &m_rooms;
    UsersPanel &m_users;
    LogPanel &m_log;
    Source m_source = Source::None;
};

} // namespace roomdeck
