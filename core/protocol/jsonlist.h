// Lists of names as JSON text.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace roomdeck {

/// `["anna","boris"]`. Names must be well-formed UTF-8. Pure; any thread.
QByteArray jsonList(const QList<QByteArray> &names);

} // namespace roomdeck
