// The event dispatcher for threads that own many sockets.
#pragma once

#include <QtCore/QAbstractEventDispatcher>
#include <memory>

namespace roomdeck {

/// An event dispatcher whose cost does not grow with the number of idle sockets, to be given to
/// QThread::setEventDispatcher() before the thread starts; nullptr where there is none for the platform or
/// the system is out of descriptors, which means that Qt's own serves.
std::unique_ptr<QAbstractEventDispatcher> createIoDispatcher();

} // namespace roomdeck
