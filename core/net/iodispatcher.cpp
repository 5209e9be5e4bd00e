#include "core/net/iodispatcher.h"

#ifdef Q_OS_LINUX
#include "core/net/epolleventdispatcher.h"
#endif

namespace roomdeck {

std::unique_ptr<QAbstractEventDispatcher> createIoDispatcher()
{
#ifdef Q_OS_LINUX
    auto dispatcher = std::make_unique<EpollEventDispatcher>();
    if (dispatcher->isValid())
        return dispatcher;
#endif
    return nullptr;
}

} // namespace roomdeck
