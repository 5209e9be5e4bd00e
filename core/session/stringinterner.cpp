#include "core/session/stringinterner.h"

namespace roomdeck {

namespace {
// Clients choose types and names, so what is remembered of them needs an end; the table on disk has the rest.
constexpr qsizetype maxRemembered = 50'000;
constexpr qsizetype maxRememberedLength = 512;
} // namespace

bool StringInterner::prepare(SqliteConnection &db)
{
    m_insert = db.prepare("INSERT INTO strings(text) VALUES(?) RETURNING id");
    if (!m_insert.isValid())
        return false;
    m_find = db.prepare("SELECT id FROM strings WHERE text=?");
    return m_find.isValid();
}

qint64 StringInterner::id(const QByteArray &text)
{
    if (text.isEmpty())
        return 0;
    const auto known = m_known.constFind(text);
    if (known != m_known.constEnd())
        return *known;
    qint64 id = -1;
    for (SqliteStatement *statement : {&m_find, &m_insert}) {
        statement->bind(1, text);
        if (statement->next())
            id = statement->integer(0);
        statement->reset();
        if (id >= 0)
            break;
    }
    if (id > 0 && text.size() <= maxRememberedLength) {
        if (m_known.size() >= maxRemembered)
            m_known.clear();
        m_known.insert(text, id);
    }
    return id;
}

} // namespace roomdeck
