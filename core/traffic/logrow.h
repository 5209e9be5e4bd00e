// One row of the log as filters, finders and exporters read it, wherever it is stored.
#pragma once

#include "core/model/traffic.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QFlags>

namespace roomdeck {

/// Index of a distinct text in a StringTable; equal texts have equal ids within one table. 0 is the empty
/// text.
using StringId = quint32;

/// A borrowed look at one row: valid while its store keeps the row. Cheap to copy; any thread that may read
/// the store. Views point at UTF-8.
struct LogRow
{
    EventId seq = 0;
    qint64 timeUs = 0; ///< UTC, microseconds
    ConnectionId connection = ConnectionId::None;
    StringId roomId = 0;
    StringId userId = 0;
    StringId typeId = 0;
    TrafficKind kind = TrafficKind::Message;
    SenderKind senderKind = SenderKind::Client;
    DialectId dialect = 0;
    quint32 size = 0; ///< bytes of the message as it travelled in (or of the payload, for operator and API)
    quint32 recipients = 0;
    QByteArrayView room;
    QByteArrayView user;
    QByteArrayView type;
    QByteArrayView payload;
    QByteArrayView extra;
    QByteArrayView raw;
    QByteArrayView addressees; ///< see TrafficEntry
    QByteArrayView address;
};

/// What a row consists of, for those who read rows from where each part costs time. A name is its text and
/// its id.
enum class RowPart : quint16 {
    Seq = 0x1,
    Time = 0x2,
    Kind = 0x4, ///< and what kind of sender
    Dialect = 0x8,
    Connection = 0x10,
    Room = 0x20,
    User = 0x40,
    Type = 0x80,
    Address = 0x100,
    Recipients = 0x200,
    Size = 0x400,
    Payload = 0x800,
    Extra = 0x1000,
    Raw = 0x2000,
    Addressees = 0x4000,
};
Q_DECLARE_FLAGS(RowParts, RowPart)
inline constexpr RowParts AllRowParts = RowParts::fromInt(0x7fff);

/// The entry as a row that borrows from it; without ids of texts.
LogRow rowOf(const TrafficEntry &entry);

} // namespace roomdeck
