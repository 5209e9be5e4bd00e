#include "core/operator/audience.h"

#include <QtCore/QSet>

#include <algorithm>

namespace roomdeck {

namespace {

constexpr int MaxSlowNames = 3;

bool covers(const Target &target, const ConnectionInfo &connection)
{
    if (target.exceptUsers.contains(connection.user))
        return false;
    switch (target.kind) {
    case Target::Kind::Everyone:
        return true;
    case Target::Kind::Rooms:
        return std::any_of(connection.rooms.begin(), connection.rooms.end(),
                           [&target](const QByteArray &room) { return target.names.contains(room); });
    case Target::Kind::Users:
        return target.names.contains(connection.user);
    case Target::Kind::Connections:
        return target.connections.contains(connection.id);
    }
    return false;
}

} // namespace

Audience audienceOf(const Target &target, const QHash<ConnectionId, ConnectionInfo> &all)
{
    Audience audience;
    QSet<QByteArray> users;
    for (const ConnectionInfo &connection : all) {
        if (!covers(target, connection))
            continue;
        ++audience.connections;
        users.insert(connection.user);
        if (audience.byDialect.size() <= connection.dialect)
            audience.byDialect.resize(connection.dialect + 1);
        ++audience.byDialect[connection.dialect];
        if (connection.slow && audience.slow.size() < MaxSlowNames
            && !audience.slow.contains(connection.user))
            audience.slow.append(connection.user);
    }
    audience.people = int(users.size());
    return audience;
}

} // namespace roomdeck
