#include "core/session/stringinterner.h"

namespace roomdeck {

namespace {
// Clients choose types and names, so what is remembered of them needs an end; the table on disk has the rest.
constexpr qsizetype maxStrings = 50'000;
constexpr qsizetype maxRememberedLength = 512;
} // namespace

bool StringInterner::prepare(SqliteConnection &db)
{
    m_db = &db;
    m_insert = db.prepare("INSERT INTO strings(id,text) VALUES(?,?)");
    if (!m_insert.isValid())
        return false;
    m_find = db.prepare("SELECT id FROM strings WHERE text=?");
    if (!m_find.isValid())
        return false;
    m_lastId = db.integer("SELECT max(id) FROM strings");
    m_complete = m_lastId == 0;
    return true;
}

void StringInterner::forget()
{
    m_known.clear();
    m_lastId = -1;
    m_complete = false;
}

qint64 StringInterner::id(const QByteArray &text)
{
    if (text.isEmpty())
        return 0;
    const auto known = m_known.constFind(text);
    if (known != m_known.constEnd())
        return *known;
    qint64 id = mayHold(text) ? find(text) : 0;
    if (id == 0) {
        if (m_lastId < 0)
            m_lastId = m_db->integer("SELECT max(id) FROM strings");
        id = m_lastId + 1;
        if (!insert(id, text))
            return -1;
        m_lastId = id;
    }
    if (text.size() <= maxRememberedLength) {
        if (m_known.size() >= maxStrings) {
            m_known.clear();
            m_complete = false;
        }
        m_known.insert(text, id);
    }
    return id;
}

// A search is spared where memory knows the whole table: clients bring a new name with every connection.
bool StringInterner::mayHold(const QByteArray &text) const
{
    return !m_complete || text.size() > maxRememberedLength;
}

qint64 StringInterner::find(const QByteArray &text)
{
    m_find.bind(1, text);
    const qint64 id = m_find.next() ? m_find.integer(0) : 0;
    m_find.reset();
    return id;
}

bool StringInterner::insert(qint64 id, const QByteArray &text)
{
    m_insert.bind(1, id);
    m_insert.bind(2, text);
    return m_insert.run();
}

} // namespace roomdeck
