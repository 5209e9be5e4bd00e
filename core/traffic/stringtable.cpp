#include "core/traffic/stringtable.h"

#include <cstring>

namespace roomdeck {

namespace {

constexpr qsizetype arenaBytes = 16 * 1024;
constexpr qsizetype overheadPerText = 64; // the entry and its share of the hash

} // namespace

StringTable::StringTable(StringId first) : m_first(first) { }

bool StringTable::hasRoomFor(int texts, qsizetype bytes) const
{
    return m_count == 0 || (m_count + texts <= MaxTexts && m_bytes + bytes <= MaxBytes);
}

StringId StringTable::intern(QByteArrayView text)
{
    if (text.isEmpty())
        return 0;
    if (const auto known = m_ids.constFind(text); known != m_ids.constEnd())
        return *known;
    Q_ASSERT(m_count < MaxTexts);
    std::unique_ptr<Block> &block = m_blocks[size_t(m_count / BlockTexts)];
    if (!block)
        block = std::make_unique<Block>();
    const char *data = store(text);
    (*block)[size_t(m_count % BlockTexts)] = {data, text.size()};
    const StringId id = end();
    m_ids.insert(QByteArrayView(data, text.size()), id);
    ++m_count;
    m_bytes += text.size() + overheadPerText;
    return id;
}

StringId StringTable::find(QByteArrayView text) const
{
    return m_ids.value(text);
}

QByteArrayView StringTable::text(StringId id) const
{
    if (id == 0)
        return {};
    const int index = int(id - m_first);
    const Text &text = (*m_blocks[size_t(index / BlockTexts)])[size_t(index % BlockTexts)];
    return {text.data, text.size};
}

const char *StringTable::store(QByteArrayView text)
{
    if (text.size() > m_arenaLeft) {
        const qsizetype size = qMax(arenaBytes, text.size());
        m_arena.push_back(std::make_unique<char[]>(size_t(size)));
        m_arenaNext = m_arena.back().get();
        m_arenaLeft = size;
    }
    char *at = m_arenaNext;
    std::memcpy(at, text.data(), size_t(text.size()));
    m_arenaNext += text.size();
    m_arenaLeft -= text.size();
    return at;
}

} // namespace roomdeck
