// Everything a server run can be told. Plain values, copied into threads; SettingsStore knows keys and
// ranges.
#pragma once

#include "core/session/recorderstate.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QMetaType>
#include <QtCore/QString>

namespace roomdeck {

/// Limits against accidents and abuse. Sizes in bytes, times in milliseconds; 0 switches a limit off where
/// the comment says so.
struct Limits
{
    int maxConnections = 20000;
    int maxConnectionsPerAddress = 0; ///< 0 = no limit
    int maxPendingHandshakes = 2000;
    int maxRoomsPerConnection = 100;
    int maxMessageBytes = 64 * 1024;
    int maxJsonDepth = 64;
    int maxHeadBytes = 16 * 1024; ///< request line and headers
    int handshakeTimeoutMs = 10'000;
    int messageTimeoutMs = 10'000; ///< from the first to the last byte of one message
    int pingIntervalMs = 15'000; ///< silence after which the server asks
    int pongTimeoutMs = 15'000; ///< silence after asking that ends the connection
    int outboxHardBytes = 1024 * 1024; ///< queued bytes that end a connection at once
    int outboxSoftBytes = 256 * 1024; ///< queued bytes that end it after outboxSoftMs
    int outboxSoftMs = 10'000;
    int maxControlFramesPerSecond = 100;
    int errorsBeforeClose = 10; ///< client errors within errorWindowMs that end a connection with 1008
    int errorWindowMs = 10'000;
    int messagesPerSecond = 0; ///< per connection; 0 = no limit
    int bytesPerSecond = 0; ///< of messages, per connection; 0 = no limit
    int joinsPerSecond = 0; ///< per connection; 0 = no limit
    int maxConnectionsPerUser = 0; ///< 0 = no limit
    int shutdownTimeoutMs = 2'000; ///< how long closing handshakes may take at stop
    bool operator==(const Limits &) const = default;
};

/// Tells a backend what happens. The secret that signs it is kept apart, see WebhookSecret.
struct WebhookSettings
{
    QString url; ///< http or https; empty = off
    /// connected, disconnected, joined, left, renamed, room_opened, room_closed, message:TYPE, message:*
    QList<QByteArray> events{"connected", "disconnected", "joined", "left", "room_opened", "room_closed"};
    QString secretFile; ///< empty = one in the data folder, made when it is needed
    bool operator==(const WebhookSettings &) const = default;
};

/// Asks a backend before a client is let in.
struct ConnectHookSettings
{
    QString url; ///< http or https; empty = off
    int timeoutMs = 3'000;
    bool failOpen = false; ///< lets clients in when the backend does not answer
    bool operator==(const ConnectHookSettings &) const = default;
};

struct ServerSettings
{
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 8000; ///< 0 = any free port
    int ioThreads = -1; ///< -1 = from the number of cores, 0 = sockets live on the hub's thread
    bool echoToSender = true; ///< a client's own message comes back to it
    /// Origins allowed besides the server's own and localhost; "*" = all, "null" = pages opened from files.
    QList<QByteArray> allowedOrigins;
    QString tlsCertificate; ///< PEM file with the chain; empty = no TLS
    QString tlsKey; ///< PEM file with the private key
    enum class Auth : quint8 { Off, Token, Jwt };
    Auth auth = Auth::Off; ///< what clients must show
    QString authFile; ///< shared token, or JWT key (PEM, JWKS or secret)
    bool allowAnonymous = false; ///< host beyond this computer without authentication
    QList<QByteArray> trustedProxies; ///< addresses whose X-Forwarded-For is believed
    enum class LogFormat : quint8 { Text, Json };
    LogFormat logFormat = LogFormat::Text; ///< of what roomdeckd prints
    /// A socket that listens already, as a service manager hands it over; -1: open one. `address` and `port`
    /// must tell its own. Closed with the server, so good for one start.
    int listenDescriptor = -1;
    RecorderSettings recording;
    WebhookSettings webhooks;
    ConnectHookSettings connectHook;
    Limits limits;
    bool operator==(const ServerSettings &) const = default;
};

} // namespace roomdeck

Q_DECLARE_METATYPE(roomdeck::ServerSettings)
