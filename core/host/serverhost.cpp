#include "core/host/serverhost.h"

#include "core/net/iodispatcher.h"

#include <QtCore/QAbstractEventDispatcher>

namespace roomdeck {

ServerHost::ServerHost() : m_manager(std::make_unique<ConnectionManager>())
{
    m_thread.setObjectName(QStringLiteral("hub"));
    if (auto dispatcher = createIoDispatcher())
        m_thread.setEventDispatcher(dispatcher.release());
    m_manager->moveToThread(&m_thread);
    m_thread.start();
}

ServerHost::~ServerHost()
{
    m_manager.release()->deleteLater(); // on its own thread: its timers and sockets live there
    m_thread.quit();
    m_thread.wait();
}

} // namespace roomdeck
