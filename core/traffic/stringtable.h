// Distinct texts (room, user and type names) stored once and named by a number.
#pragma once

#include "core/traffic/logrow.h"

#include <QtCore/QHash>
#include <array>
#include <memory>
#include <vector>

namespace roomdeck {

/// An append-only table of UTF-8 texts. Ids start at the number given to the constructor and grow by one;
/// id 0 is the empty text in every table. Bounded: a table that is full takes no more, its owner starts
/// another one where it ends, so that ids are never used twice and equal ids always mean equal texts.
///
/// One thread adds. Any thread may ask for the text of an id it got from the adding thread in a synchronised
/// way (a queue, a mutex, a signal): what was added never moves.
class StringTable
{
public:
    static constexpr int MaxTexts = 64 * 1024;
    static constexpr qsizetype MaxBytes = 8 * 1024 * 1024;

    explicit StringTable(StringId first = 1);

    /// Whether that many further texts of that many bytes in all surely fit. An empty table takes any.
    bool hasRoomFor(int texts, qsizetype bytes) const;
    /// The id of a text, new or known. Only after hasRoomFor().
    StringId intern(QByteArrayView text);
    /// The id of a known text; 0 for others.
    StringId find(QByteArrayView text) const;
    /// The text of an id of this table.
    QByteArrayView text(StringId id) const;

    StringId first() const { return m_first; }
    StringId end() const { return m_first + StringId(m_count); }
    int size() const { return m_count; }
    /// Memory held, in bytes.
    qsizetype bytes() const { return m_bytes; }

private:
    static constexpr int BlockTexts = 1024;
    struct Text
    {
        const char *data = nullptr;
        qsizetype size = 0;
    };
    using Block = std::array<Text, BlockTexts>;

    const char *store(QByteArrayView text);

    // Fixed arrays, so that a reader's path to a text is never rewritten.
    std::array<std::unique_ptr<Block>, MaxTexts / BlockTexts> m_blocks;
    std::vector<std::unique_ptr<char[]>> m_arena;
    QHash<QByteArrayView, StringId> m_ids;
    qsizetype m_bytes = 0;
    qsizetype m_arenaLeft = 0;
    char *m_arenaNext = nullptr;
    StringId m_first;
    int m_count = 0;
};

} // namespace roomdeck
