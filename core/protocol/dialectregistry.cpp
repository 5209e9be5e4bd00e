#include "core/protocol/dialectregistry.h"

#include "core/protocol/chatdialect.h"
#include "core/protocol/hubdialect.h"

namespace roomdeck {

DialectRegistry::DialectRegistry()
{
    // Ids are places in this list and are written into recorded sessions: append, never reorder.
    const auto nextId = [this] { return DialectId(m_dialects.size() + 1); };
    m_dialects.push_back(std::make_unique<HubDialect>());
    m_dialects.push_back(std::make_unique<ChatDialect>(nextId()));
}

QList<QByteArray> DialectRegistry::names() const
{
    QList<QByteArray> names;
    for (const auto &dialect : m_dialects)
        names.append(dialect->name());
    return names;
}

DialectId DialectRegistry::find(QByteArrayView path) const
{
    for (size_t i = 0; i < m_dialects.size(); ++i) {
        if (m_dialects[i]->matches(path))
            return DialectId(i + 1);
    }
    return 0;
}

} // namespace roomdeck
