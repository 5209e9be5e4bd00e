// What of changed settings a hosting server can take up at once, and what waits for its next start.
#pragma once

#include "core/model/error.h"
#include "core/settings/serversettings.h"

#include <QtCore/QByteArrayList>

namespace roomdeck {

struct SettingsChange
{
    ServerSettings settings; ///< what can be in force now
    QByteArrayList changed; ///< keys that differ in `settings`
    QByteArrayList waiting; ///< keys whose wanted value needs a new start
};

/// What becomes of a hosting server when it is told `wanted`. Any thread.
SettingsChange liveChange(const ServerSettings &current, const ServerSettings &wanted);

/// A server that others can reach is open to everybody only when somebody said so: an error when `settings`
/// would host beyond this computer with neither authentication nor permission.
Error exposureProblem(const ServerSettings &settings);

} // namespace roomdeck
