// The `events` and `deliveries` tables of a session file, from the writer's side.
#pragma once

#include "core/model/traffic.h"
#include "core/session/sqlite.h"

namespace roomdeck {

/// What an entry's texts are called in the file: ids of strings, and the port apart from its address.
struct EntryNames
{
    qint64 room = 0;
    qint64 user = 0;
    qint64 type = 0;
    qint64 address = 0;
    quint16 port = 0; ///< 0: none
};

/// An address taken apart: `host` keeps its brackets, `port` is 0 when there is none. host + ':' + port is
/// the text it came from.
struct AddressParts
{
    QByteArray host;
    quint16 port = 0;
};
AddressParts splitAddress(const QByteArray &address);
QByteArray joinAddress(const QByteArray &host, quint16 port);

/// Used by one thread, with the connection given to prepare(). Functions return false on a failure the
/// connection then knows.
class EventTable
{
public:
    bool prepare(SqliteConnection &db);
    /// Lets go of the connection.
    void release() { *this = {}; }
    /// `outcome` is what is known already of the entry's delivery, to as many recipients as the entry says;
    /// nullptr: nothing.
    bool insert(qint64 row, EventId seq, const TrafficEntry &entry, const EntryNames &names,
                const DeliveryUpdate *outcome);
    /// An outcome that came after its entry.
    bool insert(const DeliveryUpdate &delivery);

private:
    void bindBodies(const TrafficEntry &entry);
    void bindOutcome(const DeliveryUpdate *outcome);

    SqliteStatement m_event;
    SqliteStatement m_delivery;
};

} // namespace roomdeck
