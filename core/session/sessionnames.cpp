#include "core/session/sessionnames.h"

#include "core/session/eventtable.h"

namespace roomdeck {

namespace {

constexpr qsizetype maxNames = 50'000;
constexpr qsizetype maxBytes = 16 * 1024 * 1024;

} // namespace

bool SessionNames::prepare(SqliteConnection &db)
{
    m_textOf = db.prepare("SELECT text FROM strings WHERE id=?");
    if (!m_textOf.isValid())
        return false;
    m_idOf = db.prepare("SELECT id FROM strings WHERE text=?");
    return m_idOf.isValid();
}

const QByteArray &SessionNames::known(StringId id)
{
    if (const auto at = m_known.constFind(id); at != m_known.constEnd())
        return *at;
    m_textOf.bind(1, qint64(id));
    const QByteArray text = m_textOf.next() ? m_textOf.text(0).toByteArray() : QByteArray();
    m_textOf.reset();
    m_knownBytes += text.size();
    return *m_known.insert(id, text);
}

QByteArray SessionNames::text(StringId id)
{
    return id == 0 || !m_textOf.isValid() ? QByteArray() : known(id);
}

QByteArrayView SessionNames::view(StringId id)
{
    if (id == 0 || !m_textOf.isValid())
        return {};
    Recent &recent = m_recent[id % recentNames];
    if (recent.id != id)
        recent = {id, known(id)};
    return recent.text;
}

QByteArrayView SessionNames::address(StringId host, quint16 port)
{
    if (port == 0)
        return view(host);
    RecentAddress &recent = m_addresses[(host * 31 + port) % recentAddresses];
    if (recent.host != host || recent.port != port)
        recent = {host, port, joinAddress(text(host), port)};
    return recent.text;
}

StringId SessionNames::idOf(QByteArrayView text)
{
    if (text.isEmpty() || !m_idOf.isValid())
        return 0;
    m_idOf.bind(1, text);
    const auto id = m_idOf.next() ? StringId(m_idOf.integer(0)) : StringId(0);
    m_idOf.reset();
    return id;
}

void SessionNames::trim()
{
    if (m_known.size() < maxNames && m_knownBytes < maxBytes)
        return;
    m_known.clear();
    m_knownBytes = 0;
    m_recent.fill({});
    m_addresses.fill({});
}

} // namespace roomdeck
