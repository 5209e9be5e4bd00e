// The dialects this build speaks. Immutable after construction; any thread.
#pragma once

#include "core/model/ids.h"
#include "core/protocol/dialect.h"

#include <memory>
#include <vector>

namespace roomdeck {

class DialectRegistry
{
public:
    /// Registers every built-in dialect.
    DialectRegistry();

    /// The dialect an upgrade to `path` speaks; 0 when none does.
    DialectId find(QByteArrayView path) const;
    /// `id` must come from find() or ids 1 … count().
    const Dialect &at(DialectId id) const { return *m_dialects[id - 1u]; }
    int count() const { return int(m_dialects.size()); }
    /// Of ids 1 … count(), in this order.
    QList<QByteArray> names() const;
    /// "hub", "chat", …; empty for 0.
    QByteArray name(DialectId id) const { return id == 0 || id > count() ? QByteArray() : at(id).name(); }

private:
    std::vector<std::unique_ptr<const Dialect>> m_dialects;
};

} // namespace roomdeck
