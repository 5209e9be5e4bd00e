#include "core/traffic/logpages.h"

namespace roomdeck {

Delivery deliveryOf(const DeliveryUpdate &update)
{
    Delivery delivery{update.written, update.dropped, update.disconnected, qMax(0, update.latencyUs)};
    const quint32 settled = delivery.recipients();
    delivery.waiting = update.recipients > settled ? update.recipients - settled : 0;
    return delivery;
}

LogBlock::~LogBlock() = default;

Delivery LogBlock::delivery(int) const
{
    return {};
}

LogPages::~LogPages() = default;

bool LogPages::scan(const LogPage &page, const RowWish &, const Visitor &visit)
{
    const std::shared_ptr<const LogBlock> block = load(page, For::Searching);
    for (int i = 0; block && i < block->size() && visit(i, block->row(i));)
        ++i;
    return block != nullptr;
}

} // namespace roomdeck
