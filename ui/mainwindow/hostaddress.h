// The address other devices can use when the server listens on all of a computer's addresses.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtNetwork/QHostAddress>

namespace roomdeck {

/// "ws://0.0.0.0:8000" with the wildcard replaced by one of `own` (a private IPv4 network first); unchanged
/// when the host is no wildcard or nothing fits. Pure.
QByteArray reachableUrl(const QByteArray &url, const QList<QHostAddress> &own);
/// The same with this computer's addresses as they are now.
QByteArray reachableUrl(const QByteArray &url);
/// True when only this computer can use it.
bool isLoopbackUrl(const QByteArray &url);
/// "http://…/" of a "ws://…" address: the built-in test page.
QByteArray pageUrl(const QByteArray &url);

} // namespace roomdeck
