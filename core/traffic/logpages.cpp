#include "core/traffic/logpages.h"

namespace roomdeck {

LogBlock::~LogBlock() = default;

Delivery LogBlock::delivery(int) const
{
    return {};
}

LogPages::~LogPages() = default;

} // namespace roomdeck
