// The `events` and `deliveries` tables of a session file, from the writer's side.
#pragma once

#include "core/model/traffic.h"
#include "core/session/heldinsert.h"

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

/// A row of `events` to be. Borrows the entry and its outcome.
struct EventRow
{
    EventId seq = 0;
    const TrafficEntry *entry = nullptr;
    EntryNames names;
    /// What is known already of the entry's delivery, to as many recipients as the entry says; nullptr:
    /// nothing.
    const DeliveryUpdate *outcome = nullptr;

    void bind(HeldInsert &insert) const;

private:
    void bindOutcome(HeldInsert &insert) const;
    void bindBodies(HeldInsert &insert) const;
};

/// A row of `deliveries` to be: an outcome that came after its entry. Borrows it.
struct DeliveryRow
{
    const DeliveryUpdate *delivery = nullptr;

    void bind(HeldInsert &insert) const;
};

/// Used by one thread, with the connection given to prepare(). Functions return false on a failure the
/// connection then knows. What is inserted may wait, and must live, until flush(). Events get the next row.
class EventTable
{
public:
    bool prepare(SqliteConnection &db);
    /// Lets go of the connection.
    void release() { *this = {}; }
    bool insert(const EventRow &row) { return m_events.add(row); }
    bool insert(const DeliveryRow &row) { return m_deliveries.add(row); }
    /// Writes what waits.
    bool flush();
    /// Drops what waits.
    void forget();

private:
    RowInsert<EventRow> m_events;
    RowInsert<DeliveryRow> m_deliveries;
};

} // namespace roomdeck
