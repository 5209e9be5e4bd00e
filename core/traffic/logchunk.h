// A run of log rows stored compactly: plain cells plus one block of bytes.
#pragma once

#include "core/traffic/logpages.h"
#include "core/traffic/stringtable.h"

#include <QtCore/QHash>
#include <memory>
#include <vector>

namespace roomdeck {

/// Up to MaxRows rows. A payload that is a part of the raw message is stored once, and so is the address of
/// a connection. Names live in a StringTable shared with other chunks.
///
/// One thread appends. Other threads may read rows below a count they got from it in a synchronised way:
/// what was appended never moves. A full chunk is replaced by its compacted() copy and never written again.
class LogChunk final : public LogBlock
{
public:
    static constexpr int MaxRows = 1024;
    static constexpr qsizetype TargetBytes = 256 * 1024;

    /// `bytes` is the room for texts that are not names.
    explicit LogChunk(std::shared_ptr<StringTable> names, qsizetype bytes = TargetBytes);

    /// What append() needs at most.
    static qsizetype bytesFor(const TrafficEntry &entry);
    bool hasRoomFor(qsizetype bytes) const { return m_size < MaxRows && m_used + bytes <= m_capacity; }
    void append(const TrafficEntry &entry);
    /// The same rows in no more memory than they need.
    std::shared_ptr<LogChunk> compacted() const;

    int size() const override { return m_size; }
    LogRow row(int index) const override;
    EventId seq(int index) const { return m_cells[size_t(index)].seq; }
    qint64 timeUs(int index) const { return m_cells[size_t(index)].timeUs; }
    /// The last row with that number, or -1.
    int indexOf(EventId seq) const;
    const std::shared_ptr<StringTable> &names() const { return m_names; }
    /// Every raw message, payload, address and further member of the rows in one piece; its parts meet
    /// without a gap, so a text found in it need not be in a row. Only of a compacted chunk.
    QByteArrayView texts() const { return {m_blob.get(), m_used}; }
    /// Every room, user and type name of the rows, once. Only of a compacted chunk.
    const std::vector<StringId> &nameIds() const { return m_nameIds; }
    /// Whether a row says whom it was for besides its room.
    bool hasAddressees() const { return m_hasAddressees; }
    /// Memory the rows need, in bytes, without the names.
    qint64 bytes() const override
    {
        return m_size * qint64(sizeof(Cell)) + m_used + qint64(m_nameIds.size() * sizeof(StringId));
    }
    const LogChunk *asChunk() const override { return this; }

private:
    struct Slice
    {
        quint32 at = 0;
        quint32 size = 0;
    };
    struct Cell
    {
        EventId seq;
        qint64 timeUs;
        ConnectionId connection;
        StringId room;
        StringId user;
        StringId type;
        quint32 recipients;
        Slice raw;
        Slice payload;
        Slice extra;
        Slice addressees;
        quint32 addressAt;
        quint8 addressSize;
        TrafficKind kind;
        SenderKind senderKind;
        DialectId dialect;
    };

    LogChunk(const LogChunk &other, int rows);
    void collectNames();
    Slice store(QByteArrayView text);
    Slice storePart(QByteArrayView text, Slice whole);
    Slice storeAddress(const TrafficEntry &entry);
    QByteArrayView view(Slice slice) const { return {m_blob.get() + slice.at, qsizetype(slice.size)}; }

    std::shared_ptr<StringTable> m_names;
    std::unique_ptr<Cell[]> m_cells;
    std::unique_ptr<char[]> m_blob;
    std::vector<StringId> m_nameIds; // ascending
    QHash<ConnectionId, Slice> m_addresses; // only while rows are appended
    qsizetype m_capacity = 0;
    qsizetype m_used = 0;
    EventId m_lowest = ~EventId(0);
    EventId m_highest = 0;
    int m_size = 0;
    bool m_ordered = true;
    bool m_hasAddressees = false;
};

} // namespace roomdeck
