// Carries out what the operator does to people and rooms, says how it went, and takes it back.
#pragma once

#include "ui/moderation/moderationactions.h"
#include "ui/moderation/moderationstep.h"
#include "ui/moderation/scopetracker.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QPointer>

namespace roomdeck {

class Actions;
class ConnectionManager;
class MessageBar;
class RestrictionsDialog;

/// GUI thread; everything it is given outlives it. What can be taken back is done at once and offers Undo;
/// what asks for a choice opens a dialog.
class ModerationDesk : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ConnectionManager &manager; ///< may live on another thread
        const RosterState &roster;
        const Actions &actions;
        RoomsPanel &rooms;
        UsersPanel &users;
        LogPanel &log;
        MessageBar &messages;
    };

    /// `state`: bans, mutes and rules at the start; later ones come from the manager.
    ModerationDesk(const Parts &parts, const ModerationState &state, QWidget *window);

    ModerationActions &actions() { return *m_actions; }
    const ModerationState &state() const { return m_state; }
    void retranslate();

public Q_SLOTS:
    /// Connections of a former run are gone: what would put them somewhere can no longer be undone.
    void serverStopped();

private:
    struct Pending
    {
        QString done;
        int answersLeft = 0;
        int affected = 0;
        bool undoable = false;
        Error error;
    };
    struct Undoable
    {
        QString name;
        QList<ModerationRequest> requests;
    };

    void connectPeople();
    void connectRooms();
    void connectBooks();

    void perform(const ModerationStep &step);
    void undo();
    void submit(const QList<ModerationRequest> &requests, const QString &done, bool undoable);
    void onDone(const ActionResult &result);
    void onStateChanged(const ModerationState &state);
    void updateActions();

    /// `other`: not what was pointed at, but all of a row's users' or one of a user's connections.
    void disconnectPeople(bool other);
    void ban();
    void restrict(const ModerationRequest &request, const QString &who);
    void muteFor(qint64 durationMs);
    void muteAsking();
    void unmute();
    void place(ModerationAction action);
    void lock(bool locked);
    void setCapacity(int people);
    void setSlowMode(int ms);
    void closeRooms();
    void openRoomSettings();
    void openRestrictions();
    void addRestriction(bool isBan);
    void lift(const QList<Restriction> &bans, const QList<Restriction> &mutes);
    template <typename Change>
    ModerationStep ruleStep(const Change &change) const;

    Parts m_parts;
    QWidget *m_window;
    ModerationState m_state;
    ScopeTracker *m_tracker;
    ModerationActions *m_actions;
    QPointer<RestrictionsDialog> m_restrictions;
    QHash<quint64, quint64> m_steps; ///< ticket → step
    QHash<quint64, Pending> m_pending;
    QList<Undoable> m_undo; ///< newest last
    quint64 m_lastTicket = 0;
    quint64 m_lastStep = 0;
};

} // namespace roomdeck
