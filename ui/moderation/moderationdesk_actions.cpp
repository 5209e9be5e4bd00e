// ModerationDesk: what each action does.
#include "core/model/roster.h"
#include "ui/mainwindow/actions.h"
#include "ui/models/rosterstate.h"
#include "ui/moderation/connectionchoice.h"
#include "ui/moderation/durations.h"
#include "ui/moderation/moderationdesk.h"
#include "ui/moderation/moderationstep.h"
#include "ui/moderation/placementdialog.h"
#include "ui/moderation/restrictiondialog.h"
#include "ui/moderation/restrictionsdialog.h"
#include "ui/moderation/roomsettingsdialog.h"
#include "ui/text/displaytext.h"
#include "ui/text/quantities.h"
#include "ui/users/disconnectdialog.h"

#include <QtGui/QAction>

#include <algorithm>

namespace roomdeck {

namespace {

QList<QByteArray> namesOf(const QList<Restriction> &entries)
{
    QList<QByteArray> names;
    for (const Restriction &entry : entries)
        names.append(entry.user.isEmpty() ? entry.address : entry.user);
    return names;
}

ModerationRequest liftOf(ModerationAction action, const QList<Restriction> &entries)
{
    ModerationRequest request = moderationRequest(action);
    for (const Restriction &entry : entries)
        (entry.user.isEmpty() ? request.addresses : request.users)
            .append(entry.user.isEmpty() ? entry.address : entry.user);
    return request;
}

} // namespace

void ModerationDesk::connectPeople()
{
    connect(m_parts.actions.disconnectUser, &QAction::triggered, this, [this] { disconnectPeople(false); });
    connect(m_parts.actions.disconnectConnection, &QAction::triggered, this,
            [this] { disconnectPeople(true); });
    connect(m_actions->ban, &QAction::triggered, this, &ModerationDesk::ban);
    connect(m_actions, &ModerationActions::muteRequested, this, &ModerationDesk::muteFor);
    connect(m_actions->muteOther, &QAction::triggered, this, &ModerationDesk::muteAsking);
    connect(m_actions->unmute, &QAction::triggered, this, &ModerationDesk::unmute);
    connect(m_actions->move, &QAction::triggered, this, [this] { place(ModerationAction::Move); });
    connect(m_actions->enter, &QAction::triggered, this, [this] { place(ModerationAction::Enter); });
    connect(m_actions->leave, &QAction::triggered, this, [this] { place(ModerationAction::Leave); });
}

void ModerationDesk::connectRooms()
{
    connect(m_actions->lock, &QAction::triggered, this, &ModerationDesk::lock);
    connect(m_actions, &ModerationActions::capacityRequested, this, &ModerationDesk::setCapacity);
    connect(m_actions, &ModerationActions::slowModeRequested, this, &ModerationDesk::setSlowMode);
    connect(m_actions->closeRoom, &QAction::triggered, this, &ModerationDesk::closeRooms);
    for (const QAction *action :
         {m_actions->roomSettings, m_actions->capacityOther, m_actions->slowModeOther})
        connect(action, &QAction::triggered, this, &ModerationDesk::openRoomSettings);
}

void ModerationDesk::connectBooks()
{
    connect(m_actions->undo, &QAction::triggered, this, &ModerationDesk::undo);
    connect(m_actions->restrictions, &QAction::triggered, this, &ModerationDesk::openRestrictions);
}

void ModerationDesk::updateActions()
{
    const bool connected = m_tracker->hasConnections();
    const bool rows = m_tracker->pointsAtRows();
    m_actions->setSubject(m_tracker->description());
    m_actions->setPeopleEnabled(m_tracker->hasPeople(), connected);
    // A row means its own connection; all others of its user are a second command, and named so.
    m_parts.actions.disconnectUser->setText(rows ? tr("&Disconnect This Connection…")
                                                 : tr("&Disconnect User…"));
    m_parts.actions.disconnectUser->setEnabled(m_tracker->hasOwnConnections());
    m_parts.actions.disconnectConnection->setText(rows ? tr("Disconnect All Connections o&f the User…")
                                                       : tr("Disconnect One &Connection…"));
    m_parts.actions.disconnectConnection->setEnabled(rows ? connected : m_tracker->hasOneUserWithChoice());
    const QList<QByteArray> rooms = m_tracker->rooms();
    m_actions->setRoomsEnabled(!rooms.isEmpty());
    const RoomRules first = rooms.isEmpty() ? RoomRules() : m_state.rules.value(rooms.constFirst());
    const bool locked = std::all_of(rooms.cbegin(), rooms.cend(), [this](const QByteArray &room) {
        return m_state.rules.value(room).locked;
    });
    m_actions->setRules(locked && !rooms.isEmpty(), rooms.isEmpty() ? -1 : first.capacity,
                        rooms.isEmpty() ? -1 : first.slowModeMs);
}

void ModerationDesk::disconnectPeople(bool other)
{
    const ModerationScope scope = m_tracker->scope();
    if (scope.userConnections.isEmpty())
        return;
    auto *dialog = new DisconnectDialog(m_parts.roster, scope, other, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, scope] {
        const QString who = peopleText(scope, dialog->connections());
        ModerationRequest request = moderationRequest(ModerationAction::Disconnect);
        request.connections = dialog->connections();
        request.code = dialog->code();
        request.reason = dialog->reason();
        perform({{request}, {}, tr("Disconnected with %1: %2").arg(request.code).arg(who)});
    });
    dialog->open();
}

void ModerationDesk::ban()
{
    const ModerationScope scope = m_tracker->scope();
    auto *dialog = new RestrictionDialog(RestrictionDialog::Kind::Ban, m_parts.roster, scope, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, who = peopleText(scope)] { restrict(dialog->request(), who); });
    dialog->open();
}

void ModerationDesk::restrict(const ModerationRequest &request, const QString &who)
{
    const QString span = durations::spanText(request.durationMs);
    if (request.action == ModerationAction::Ban)
        perform({{request}, tr("Ban %1").arg(who), tr("Banned %1: %2").arg(span, who)});
    else
        perform({{request}, tr("Mute %1").arg(who), tr("Muted %1: %2").arg(span, who)});
}

void ModerationDesk::muteFor(qint64 durationMs)
{
    const ModerationScope scope = m_tracker->scope();
    if (!scope.hasPeople())
        return;
    ModerationRequest request = moderationRequest(ModerationAction::Mute);
    request.users = scope.users;
    request.durationMs = durationMs;
    restrict(request, peopleText(scope));
}

void ModerationDesk::muteAsking()
{
    const ModerationScope scope = m_tracker->scope();
    auto *dialog = new RestrictionDialog(RestrictionDialog::Kind::Mute, m_parts.roster, scope, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, who = peopleText(scope)] { restrict(dialog->request(), who); });
    dialog->open();
}

void ModerationDesk::unmute()
{
    const ModerationScope scope = m_tracker->scope();
    if (!scope.hasPeople())
        return;
    ModerationRequest request = moderationRequest(ModerationAction::Unmute);
    request.users = scope.users;
    const QString who = peopleText(scope);
    perform({{request}, tr("Let %1 speak").arg(who), tr("May speak again: %1").arg(who)});
}

void ModerationDesk::place(ModerationAction action)
{
    const ModerationScope scope = m_tracker->scope();
    if (scope.userConnections.isEmpty())
        return;
    auto *dialog = new PlacementDialog(action, m_parts.roster, scope, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, action, scope] {
        const QString who = peopleText(scope, dialog->connections());
        const ModerationRequest request = dialog->request();
        const QString room = displayText(request.room, 40);
        if (action == ModerationAction::Move)
            perform({{request}, tr("Move %1").arg(who), tr("Moved to %1: %2").arg(room, who)});
        else if (action == ModerationAction::Enter)
            perform({{request}, tr("Put %1 into %2").arg(who, room), tr("Put into %1: %2").arg(room, who)});
        else
            perform({{request},
                     tr("Take %1 out of %2").arg(who, room),
                     tr("Taken out of %1: %2").arg(room, who)});
    });
    dialog->open();
}

// The rules of the selected rooms, each with the same change.
template <typename Change>
ModerationStep ModerationDesk::ruleStep(const Change &change) const
{
    ModerationStep step;
    for (const QByteArray &room : m_tracker->rooms()) {
        ModerationRequest request = moderationRequest(ModerationAction::SetRules);
        request.rooms = {room};
        request.rules = m_state.rules.value(room);
        change(request.rules);
        step.requests.append(request);
    }
    return step;
}

void ModerationDesk::lock(bool locked)
{
    ModerationStep step = ruleStep([locked](RoomRules &rules) { rules.locked = locked; });
    const QString rooms = namesText(m_tracker->rooms());
    step.name = (locked ? tr("Lock %1") : tr("Unlock %1")).arg(rooms);
    step.done = (locked ? tr("Locked: %1") : tr("Unlocked: %1")).arg(rooms);
    perform(step);
}

void ModerationDesk::setCapacity(int people)
{
    ModerationStep step = ruleStep([people](RoomRules &rules) { rules.capacity = people; });
    const QString rooms = namesText(m_tracker->rooms());
    step.name = tr("Capacity of %1").arg(rooms);
    step.done = people == 0 ? tr("Any number of people may enter: %1").arg(rooms)
                            : tr("At most %Ln people: %1", nullptr, people).arg(rooms);
    perform(step);
}

void ModerationDesk::setSlowMode(int ms)
{
    ModerationStep step = ruleStep([ms](RoomRules &rules) { rules.slowModeMs = ms; });
    const QString rooms = namesText(m_tracker->rooms());
    step.name = tr("Slow mode of %1").arg(rooms);
    step.done = ms == 0 ? tr("Slow mode is off: %1").arg(rooms)
                        : tr("One message every %1: %2").arg(quantities::duration(ms), rooms);
    perform(step);
}

void ModerationDesk::closeRooms()
{
    const QList<QByteArray> rooms = m_tracker->rooms();
    if (rooms.isEmpty())
        return;
    ModerationRequest request = moderationRequest(ModerationAction::CloseRoom);
    request.rooms = rooms;
    const QString names = namesText(rooms);
    perform({{request}, tr("Close %1").arg(names), tr("Closed: %1").arg(names)});
}

void ModerationDesk::openRoomSettings()
{
    auto *dialog = new RoomSettingsDialog(m_state.rules, m_parts.roster.rooms().keys(),
                                          m_tracker->rooms().value(0), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        ModerationRequest request = moderationRequest(ModerationAction::SetRules);
        request.rooms = {dialog->room()};
        request.rules = dialog->rules();
        const QString room = displayText(dialog->room(), 40);
        perform({{request}, tr("Settings of %1").arg(room), tr("Saved the settings of %1").arg(room)});
    });
    dialog->open();
}

void ModerationDesk::openRestrictions()
{
    if (!m_restrictions) {
        m_restrictions = new RestrictionsDialog(m_window);
        m_restrictions->setAttribute(Qt::WA_DeleteOnClose);
        m_restrictions->setState(m_state);
        connect(m_restrictions, &RestrictionsDialog::banRequested, this, [this] { addRestriction(true); });
        connect(m_restrictions, &RestrictionsDialog::muteRequested, this, [this] { addRestriction(false); });
        connect(m_restrictions, &RestrictionsDialog::liftRequested, this, &ModerationDesk::lift);
    }
    m_restrictions->show();
    m_restrictions->raise();
    m_restrictions->activateWindow();
}

void ModerationDesk::addRestriction(bool isBan)
{
    const auto kind = isBan ? RestrictionDialog::Kind::Ban : RestrictionDialog::Kind::Mute;
    auto *dialog = new RestrictionDialog(kind, m_parts.roster, {}, m_restrictions);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const ModerationRequest request = dialog->request();
        restrict(request, namesText(request.users + request.addresses));
    });
    dialog->open();
}

void ModerationDesk::lift(const QList<Restriction> &bans, const QList<Restriction> &mutes)
{
    ModerationStep step;
    if (!bans.isEmpty())
        step.requests.append(liftOf(ModerationAction::Unban, bans));
    if (!mutes.isEmpty())
        step.requests.append(liftOf(ModerationAction::Unmute, mutes));
    const QString who = namesText(namesOf(bans + mutes));
    step.name = tr("Lift %1").arg(who);
    step.done = tr("Lifted: %1").arg(who);
    perform(step);
}

} // namespace roomdeck
