#include "ui/models/roomsmodel.h"

#include "ui/models/sortkey.h"
#include "ui/text/displaytext.h"
#include "ui/text/quantities.h"

#include <algorithm>

namespace roomdeck {

struct RoomsModel::Entry
{
    explicit Entry(const QByteArray &room) : key(room) { }

    SortKey key;
    RateHistory history;
};

namespace {

// "All rooms" as one room.
RoomInfo everything(const ServerStats &stats)
{
    RoomInfo all;
    all.users = stats.users;
    all.rate = stats.messagesPerSecond;
    return all;
}

} // namespace

RoomsModel::RoomsModel(const RosterState &roster, QObject *parent)
    : QAbstractListModel(parent), m_roster(roster)
{
    connect(&roster, &RosterState::changed, this, &RoomsModel::follow);
    connect(&roster, &RosterState::statsChanged, this, [this] { Q_EMIT dataChanged(index(0), index(0)); });
    rebuild();
}

RoomsModel::~RoomsModel() = default;

int RoomsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size()) + 1;
}

QVariant RoomsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return index.row() == 0 ? allRoomsData(role) : roomData(*m_entries[size_t(index.row()) - 1], role);
}

QHash<int, QByteArray> RoomsModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert({{NameRole, "name"},
                  {UsersRole, "users"},
                  {ConnectionsRole, "connections"},
                  {RateRole, "rate"},
                  {HistoryRole, "history"},
                  {LastActivityRole, "lastActivity"},
                  {LockedRole, "locked"},
                  {AllRoomsRole, "allRooms"},
                  {CapacityRole, "capacity"},
                  {SlowModeRole, "slowMode"},
                  {UnreadRole, "unread"}});
    return names;
}

int RoomsModel::rowOf(const QByteArray &room) const
{
    if (room.isEmpty())
        return 0;
    const SortKey key(room);
    const auto it = std::lower_bound(m_entries.cbegin(), m_entries.cend(), key,
                                     [](const auto &entry, const SortKey &k) { return entry->key < k; });
    return it == m_entries.cend() || (*it)->key.name() != room ? -1 : int(it - m_entries.cbegin()) + 1;
}

QByteArray RoomsModel::nameAt(int row) const
{
    return row < 1 || row > int(m_entries.size()) ? QByteArray() : m_entries[size_t(row) - 1]->key.name();
}

void RoomsModel::sample()
{
    m_total.push(m_roster.stats().messagesPerSecond);
    for (const auto &entry : m_entries) {
        const RoomInfo *room = m_roster.room(entry->key.name());
        entry->history.push(room ? room->rate : 0);
    }
    Q_EMIT dataChanged(index(0), index(int(m_entries.size())), {HistoryRole});
}

void RoomsModel::setUnread(const QHash<QByteArray, int> &unread)
{
    m_unread = unread;
    Q_EMIT dataChanged(index(0), index(int(m_entries.size())), {UnreadRole, Qt::AccessibleTextRole});
}

void RoomsModel::retranslate()
{
    Q_EMIT dataChanged(index(0), index(int(m_entries.size())));
}

void RoomsModel::follow(const RosterChange &change)
{
    if (change.reset) {
        beginResetModel();
        rebuild();
        endResetModel();
        return;
    }
    for (const QByteArray &room : change.rooms)
        update(room);
}

void RoomsModel::rebuild()
{
    m_entries.clear();
    m_entries.reserve(size_t(m_roster.rooms().size()));
    for (auto it = m_roster.rooms().keyBegin(); it != m_roster.rooms().keyEnd(); ++it)
        m_entries.push_back(std::make_unique<Entry>(*it));
    std::sort(m_entries.begin(), m_entries.end(),
              [](const auto &a, const auto &b) { return a->key < b->key; });
}

RoomsModel::Entries::iterator RoomsModel::find(const QByteArray &room)
{
    const SortKey key(room);
    return std::lower_bound(m_entries.begin(), m_entries.end(), key,
                            [](const auto &entry, const SortKey &k) { return entry->key < k; });
}

void RoomsModel::update(const QByteArray &room)
{
    const auto it = find(room);
    const int row = int(it - m_entries.begin()) + 1;
    const bool shown = it != m_entries.end() && (*it)->key.name() == room;
    const bool exists = m_roster.room(room) != nullptr;
    if (shown && exists) {
        Q_EMIT dataChanged(index(row), index(row));
    } else if (shown) {
        beginRemoveRows({}, row, row);
        m_entries.erase(it);
        endRemoveRows();
    } else if (exists) {
        beginInsertRows({}, row, row);
        m_entries.insert(it, std::make_unique<Entry>(room));
        endInsertRows();
    }
}

QVariant RoomsModel::allRoomsData(int role) const
{
    const ServerStats &stats = m_roster.stats();
    switch (role) {
    case Qt::DisplayRole:
        return tr("All rooms");
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return spokenText(everything(stats), tr("All rooms"), 0);
    case NameRole:
        return QByteArray();
    case UsersRole:
        return stats.users;
    case ConnectionsRole:
        return stats.connections;
    case RateRole:
        return stats.messagesPerSecond;
    case LastActivityRole:
        return qint64(0);
    case LockedRole:
        return false;
    case AllRoomsRole:
        return true;
    case CapacityRole:
    case SlowModeRole:
    case UnreadRole:
        return 0;
    case HistoryRole:
        return m_total.isFlat() ? QVariant() : QVariant::fromValue(m_total.values());
    default:
        return {};
    }
}

QVariant RoomsModel::roomData(const Entry &entry, int role) const
{
    const RoomInfo *room = m_roster.room(entry.key.name());
    if (!room)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return displayText(room->name);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return spokenText(*room, displayText(room->name), m_unread.value(room->name));
    case NameRole:
        return room->name;
    case UsersRole:
        return room->users;
    case ConnectionsRole:
        return room->connections;
    case RateRole:
        return room->rate;
    case LastActivityRole:
        return room->lastActivityUs;
    case LockedRole:
        return room->rules.locked;
    case AllRoomsRole:
        return false;
    case CapacityRole:
        return room->rules.capacity;
    case SlowModeRole:
        return room->rules.slowModeMs;
    case UnreadRole:
        return m_unread.value(room->name);
    case HistoryRole:
        return entry.history.isFlat() ? QVariant() : QVariant::fromValue(entry.history.values());
    default:
        return {};
    }
}

QString RoomsModel::spokenText(const RoomInfo &room, const QString &name, int unread)
{
    QStringList parts{name, tr("%Ln people", nullptr, room.users), quantities::rate(room.rate)};
    if (unread > 0)
        parts += tr("%Ln unread", nullptr, unread);
    if (room.lastActivityUs > 0)
        parts += tr("last message at %1").arg(quantities::timeOfDay(room.lastActivityUs));
    if (room.rules.locked)
        parts += tr("locked");
    if (room.rules.capacity > 0)
        parts += tr("at most %Ln people", nullptr, room.rules.capacity);
    if (room.rules.slowModeMs > 0)
        parts += tr("slow mode, one message every %1").arg(quantities::duration(room.rules.slowModeMs));
    if (!room.rules.description.isEmpty())
        parts += displayText(room.rules.description, 120);
    return parts.join(QStringLiteral(" · "));
}

} // namespace roomdeck
