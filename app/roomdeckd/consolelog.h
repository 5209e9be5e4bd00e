// One line on stdout for everything that happens.
#pragma once

#include "core/model/traffic.h"
#include "core/protocol/dialectregistry.h"

namespace roomdeck {

/// Wire text is printed with control and bidi characters escaped: one line per entry, whatever it holds.
QByteArray consoleLine(const TrafficEntry &entry, const DialectRegistry &dialects);

} // namespace roomdeck
