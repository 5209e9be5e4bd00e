// Whom a target reaches, as far as the roster knows.
#pragma once

#include "core/model/roster.h"
#include "core/model/target.h"

#include <QtCore/QHash>

namespace roomdeck {

struct Audience
{
    int people = 0; ///< distinct users
    int connections = 0;
    QList<QByteArray> slow; ///< users among them whose queue is long, a few at most
    QList<int> byDialect; ///< connections by DialectId

    bool operator==(const Audience &) const = default;
};

/// Counts connections of `all` that `target` covers; a connection counts once however many of the target's
/// rooms it is in. Pure; any thread; linear in the number of connections.
Audience audienceOf(const Target &target, const QHash<ConnectionId, ConnectionInfo> &all);

} // namespace roomdeck
