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
    // Destroyed on its own thread, where its timers and sockets live. The thread ends after it and not
    // before: what it leaves to be deleted later is seen to once more at the end of a thread, and only once.
    QObject::connect(m_manager.get(), &QObject::destroyed, &m_thread, &QThread::quit, Qt::DirectConnection);
    m_manager.release()->deleteLater();
    m_thread.wait();
}

} // namespace roomdeck
