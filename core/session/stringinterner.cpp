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
    if (!m_new.prepare(db, "INSERT OR FAIL INTO strings(id,text)", "(?,?)"))
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
    m_new.forget();
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
        if (!m_new.add({id, text}))
            return -1;
        m_lastId = id;
    }
    return remember(text, id) ? id : -1;
}

bool StringInterner::remember(const QByteArray &text, qint64 id)
{
    // What nobody remembers is looked for in the table: it must be there.
    if (text.size() > maxRememberedLength)
        return m_new.flush();
    if (m_known.size() >= maxStrings) {
        m_known.clear();
        m_complete = false;
        if (!m_new.flush())
            return false;
    }
    m_known.insert(text, id);
    return true;
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

void NewString::bind(HeldInsert &insert) const
{
    insert.bind(1, id);
    insert.bind(2, text);
}

} // namespace roomdeck
