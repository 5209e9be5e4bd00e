#include "ui/moderation/scopetracker.h"

#include "core/net/banlist.h"
#include "ui/log/logpanel.h"
#include "ui/log/logview.h"
#include "ui/models/rosterstate.h"
#include "ui/rooms/roomspanel.h"
#include "ui/text/displaytext.h"
#include "ui/users/userspanel.h"

#include <QtCore/QItemSelection>
#include <QtCore/QSet>
#include <QtWidgets/QApplication>
#include <QtWidgets/QListView>

#include <algorithm>

namespace roomdeck {

namespace {

constexpr int MaxLogRows = 100'000; // a selection of the whole log still answers at once

// Rows a client caused name it; those of operator, API and server name somebody else.
bool isAboutClient(const LogRow &row)
{
    return row.senderKind == SenderKind::Client && row.kind != TrafficKind::Action && !row.user.isEmpty();
}

} // namespace

ScopeTracker::ScopeTracker(const RosterState &roster, RoomsPanel &rooms, UsersPanel &users, LogPanel &log,
                           QObject *parent)
    : QObject(parent), m_roster(roster), m_rooms(rooms), m_users(users), m_log(log)
{
    connect(&users, &UsersPanel::selectionChanged, this,
            [this] { selectionMoved(Source::Users, !m_users.selectedUsers().isEmpty()); });
    connect(log.view().selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { selectionMoved(Source::Log, m_log.view().selectionModel()->hasSelection()); });
    connect(&rooms, &RoomsPanel::selectionChanged, this,
            [this] { selectionMoved(Source::Rooms, !m_rooms.selectedRooms().isEmpty()); });
    connect(&roster, &RosterState::changed, this, &ScopeTracker::changed);
    connect(qApp, &QApplication::focusChanged, this,
            [this](const QWidget *, const QWidget *now) { focusMoved(now); });
}

// One list's selection moves others: choosing a room lists its users anew. The one with the keyboard is
// meant.
void ScopeTracker::selectionMoved(Source source, bool any)
{
    const Source focused = sourceOf(QApplication::focusWidget());
    const bool meant = focused == Source::None ? any : focused == source;
    if (meant || m_source == source)
        follow(meant ? source : m_source);
}

void ScopeTracker::follow(Source source)
{
    m_source = source;
    Q_EMIT changed();
}

ScopeTracker::Source ScopeTracker::sourceOf(const QWidget *widget) const
{
    if (!widget)
        return Source::None;
    return widget == &m_rooms.view() ? Source::Rooms
        : widget == &m_users.view()  ? Source::Users
        : widget == &m_log.view()    ? Source::Log
                                     : Source::None;
}

void ScopeTracker::focusMoved(const QWidget *now)
{
    if (const Source source = sourceOf(now); source != Source::None)
        follow(source);
}

ModerationScope ScopeTracker::scope() const
{
    switch (m_source) {
    case Source::Rooms:
        return roomsScope();
    case Source::Users:
        return usersScope();
    case Source::Log:
        return logScope();
    case Source::None:
        break;
    }
    return {};
}

QByteArray ScopeTracker::currentLogUser() const
{
    const QModelIndexList rows = m_log.view().selectionModel()->selection().isEmpty()
        ? QModelIndexList()
        : QModelIndexList{m_log.view().currentIndex()};
    if (rows.isEmpty() || !rows.constFirst().isValid())
        return {};
    const LogRow row = m_log.model().logRow(rows.constFirst().row());
    return isAboutClient(row) ? row.user.toByteArray() : QByteArray();
}

bool ScopeTracker::hasPeople() const
{
    switch (m_source) {
    case Source::Rooms:
        return hasConnections();
    case Source::Users:
        return !m_users.selectedUsers().isEmpty();
    case Source::Log:
        return !currentLogUser().isEmpty();
    case Source::None:
        break;
    }
    return false;
}

bool ScopeTracker::hasConnections() const
{
    const auto isHere = [this](const QByteArray &user) { return m_roster.hasUser(user); };
    if (m_source == Source::Rooms) {
        const QList<QByteArray> names = m_rooms.selectedRooms();
        return std::any_of(names.cbegin(), names.cend(), [this](const QByteArray &name) {
            return m_roster.room(name) && m_roster.room(name)->users > 0;
        });
    }
    if (m_source == Source::Users) {
        const QList<QByteArray> users = m_users.selectedUsers();
        return std::any_of(users.cbegin(), users.cend(), isHere);
    }
    return m_source == Source::Log && isHere(currentLogUser());
}

bool ScopeTracker::hasOwnConnections() const
{
    if (m_source != Source::Log)
        return hasConnections();
    if (currentLogUser().isEmpty())
        return false;
    const ConnectionId id = m_log.model().logRow(m_log.view().currentIndex().row()).connection;
    return m_roster.connection(id) != nullptr;
}

bool ScopeTracker::hasOneUserWithChoice() const
{
    QByteArray user;
    if (m_source == Source::Users && m_users.selectedUsers().size() == 1)
        user = m_users.selectedUsers().constFirst();
    else if (m_source == Source::Log && m_log.view().selectionModel()->selectedRows().size() == 1)
        user = currentLogUser();
    return !user.isEmpty() && m_roster.connectionsOf(user).size() > 1;
}

QList<QByteArray> ScopeTracker::rooms() const
{
    if (m_source == Source::Log && m_log.view().currentIndex().isValid()) {
        const QByteArray room = m_log.model().logRow(m_log.view().currentIndex().row()).room.toByteArray();
        return room.isEmpty() ? QList<QByteArray>() : QList<QByteArray>{room};
    }
    return m_rooms.selectedRooms();
}

QString ScopeTracker::description() const
{
    if (!hasPeople())
        return {};
    if (m_source != Source::Rooms)
        return peopleText(scope());
    const QList<QByteArray> names = m_rooms.selectedRooms();
    int people = 0;
    for (const QByteArray &name : names)
        people += m_roster.room(name) ? m_roster.room(name)->users : 0;
    return tr("%Ln people in %1", nullptr, people).arg(namesText(names));
}

ModerationScope ScopeTracker::usersScope() const
{
    ModerationScope scope;
    scope.users = m_users.selectedUsers();
    scope.connections = scope.userConnections = connectionsOf(m_roster, scope.users);
    scope.hosts = addressesOf(m_roster, scope.connections);
    scope.rooms = m_rooms.selectedRooms();
    return scope;
}

ModerationScope ScopeTracker::roomsScope() const
{
    ModerationScope scope;
    scope.rooms = m_rooms.selectedRooms();
    scope.everybodyInRooms = true;
    QSet<QByteArray> seen;
    for (const QByteArray &room : std::as_const(scope.rooms)) {
        for (const QByteArray &user : m_roster.usersIn(room)) {
            if (seen.contains(user))
                continue;
            seen.insert(user);
            scope.users.append(user);
        }
    }
    std::sort(scope.users.begin(), scope.users.end());
    for (auto it = m_roster.connections().cbegin(); it != m_roster.connections().cend(); ++it) {
        const bool inside = std::any_of(scope.rooms.cbegin(), scope.rooms.cend(),
                                        [&](const QByteArray &room) { return it->rooms.contains(room); });
        if (inside)
            scope.connections.append(it.key());
    }
    std::sort(scope.connections.begin(), scope.connections.end());
    scope.userConnections = scope.connections; // what they have elsewhere is not meant
    scope.hosts = addressesOf(m_roster, scope.connections);
    return scope;
}

// Who has left is remembered by where he came from.
QByteArray ScopeTracker::hostOfRow(const LogRow &row) const
{
    if (const ConnectionInfo *info = m_roster.connection(row.connection))
        return hostOf(info->address);
    if (!row.address.isEmpty())
        return hostOf(row.address.toByteArray());
    const auto story = m_log.connections().find(row.connection);
    return story ? hostOf(story->address) : QByteArray();
}

ModerationScope ScopeTracker::logScope() const
{
    ModerationScope scope;
    scope.ofRows = true;
    QSet<QByteArray> users;
    QSet<QByteArray> rooms;
    QSet<QByteArray> hosts;
    QSet<ConnectionId> connections;
    int left = MaxLogRows;
    const QItemSelection selection = m_log.view().selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom() && left > 0; ++row, --left) {
            const LogRow entry = m_log.model().logRow(row);
            if (!entry.room.isEmpty())
                rooms.insert(entry.room.toByteArray());
            if (!isAboutClient(entry))
                continue;
            users.insert(entry.user.toByteArray());
            if (m_roster.connection(entry.connection))
                connections.insert(entry.connection);
            if (const QByteArray host = hostOfRow(entry); !host.isEmpty())
                hosts.insert(host);
        }
    }
    scope.users = users.values();
    scope.rooms = rooms.values();
    std::sort(scope.users.begin(), scope.users.end());
    std::sort(scope.rooms.begin(), scope.rooms.end());
    scope.connections = connections.values();
    std::sort(scope.connections.begin(), scope.connections.end());
    scope.userConnections = connectionsOf(m_roster, scope.users);
    scope.hosts = hosts.values();
    std::sort(scope.hosts.begin(), scope.hosts.end());
    return scope;
}

} // namespace roomdeck
