#include "core/settings/settingslist.h"

#include "core/settings/settingkinds.h"

#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>

#include <algorithm>
#include <array>
#include <iterator>

namespace roomdeck {

namespace {

using namespace settingkinds;

constexpr int Hour = 3'600'000;
constexpr int GiB = 1024 * 1024 * 1024;

SettingInfo limit(const char *key, const char *help, int Limits::*field, int least, int most)
{
    const auto find = [field](ServerSettings &s) -> int & { return s.limits.*field; };
    return number(QByteArray("limits.") + key, help, find, least, most);
}

std::vector<SettingInfo> limits()
{
    return {
        limit("max_connections", QT_TRANSLATE_NOOP("roomdeck::Settings", "Connections at the same time"),
              &Limits::maxConnections, 1, 1'000'000),
        limit("max_pending_handshakes",
              QT_TRANSLATE_NOOP("roomdeck::Settings", "Connections whose request is not complete yet"),
              &Limits::maxPendingHandshakes, 1, 100'000),
        limit("max_rooms_per_connection",
              QT_TRANSLATE_NOOP("roomdeck::Settings", "Rooms a connection may be in"),
              &Limits::maxRoomsPerConnection, 1, 10'000),
        limit("max_message_bytes", QT_TRANSLATE_NOOP("roomdeck::Settings", "Longest message"),
              &Limits::maxMessageBytes, 128, 256 * 1024 * 1024),
        limit("max_json_depth",
              QT_TRANSLATE_NOOP("roomdeck::Settings", "Deepest nesting of a message's JSON"),
              &Limits::maxJsonDepth, 2, 1000),
        limit("max_head_bytes", QT_TRANSLATE_NOOP("roomdeck::Settings", "Longest request line and headers"),
              &Limits::maxHeadBytes, 1024, 64 * 1024),
        limit("handshake_timeout_ms",
              QT_TRANSLATE_NOOP("roomdeck::Settings", "Time a request may take to arrive"),
              &Limits::handshakeTimeoutMs, 100, Hour),
        limit("message_timeout_ms",
              QT_TRANSLATE_NOOP("roomdeck::Settings", "Time one message may take to arrive"),
              &Limits::messageTimeoutMs, 100, Hour),
        limit("ping_interval_ms",
              QT_TRANSLATE_NOOP("roomdeck::Settings",
                                "Silence of a connection after which the server pings it"),
              &Limits::pingIntervalMs, 100, Hour),
        limit("pong_timeout_ms",
              QT_TRANSLATE_NOOP("roomdeck::Settings", "Silence after a ping that ends a connection"),
              &Limits::pongTimeoutMs, 100, Hour),
        limit("outbox_hard_bytes",
              QT_TRANSLATE_NOOP("roomdeck::Settings", "Queued bytes that end a connection at once"),
              &Limits::outboxHardBytes, 16 * 1024, GiB),
        limit("outbox_soft_bytes",
              QT_TRANSLATE_NOOP("roomdeck::Settings",
                                "Queued bytes that end a connection after outbox_soft_ms"),
              &Limits::outboxSoftBytes, 4 * 1024, GiB),
        limit("outbox_soft_ms",
              QT_TRANSLATE_NOOP("roomdeck::Settings",
                                "How long a connection may have more than outbox_soft_bytes queued"),
              &Limits::outboxSoftMs, 100, Hour),
        limit("max_control_frames_per_second",
              QT_TRANSLATE_NOOP("roomdeck::Settings", "Pings and pongs a second from one connection"),
              &Limits::maxControlFramesPerSecond, 1, 100'000),
        limit("errors_before_close",
              QT_TRANSLATE_NOOP("roomdeck::Settings", "Errors within error_window_ms that end a connection"),
              &Limits::errorsBeforeClose, 1, 100'000),
        limit("error_window_ms",
              QT_TRANSLATE_NOOP("roomdeck::Settings", "Time in which errors_before_close counts"),
              &Limits::errorWindowMs, 100, Hour),
        limit("messages_per_second",
              QT_TRANSLATE_NOOP("roomdeck::Settings", "Messages a second from one connection; 0 = no limit"),
              &Limits::messagesPerSecond, 0, 1'000'000),
        limit("bytes_per_second",
              QT_TRANSLATE_NOOP("roomdeck::Settings",
                                "Bytes of messages a second from one connection; 0 = no limit"),
              &Limits::bytesPerSecond, 0, GiB),
        limit("joins_per_second",
              QT_TRANSLATE_NOOP("roomdeck::Settings", "Joins a second from one connection; 0 = no limit"),
              &Limits::joinsPerSecond, 0, 100'000),
        limit("max_connections_per_address",
              QT_TRANSLATE_NOOP("roomdeck::Settings", "Connections from one address; 0 = no limit"),
              &Limits::maxConnectionsPerAddress, 0, 1'000'000),
        limit("max_connections_per_user",
              QT_TRANSLATE_NOOP("roomdeck::Settings", "Connections of one user; 0 = no limit"),
              &Limits::maxConnectionsPerUser, 0, 1'000'000),
        limit("shutdown_timeout_ms",
              QT_TRANSLATE_NOOP("roomdeck::Settings", "Time for closing handshakes at stop"),
              &Limits::shutdownTimeoutMs, 0, Hour),
    };
}

// What a browser may send as Origin: no path, not even a slash, or it would never match.
bool isOrigin(const QByteArray &word)
{
    const QUrl url(QString::fromUtf8(word), QUrl::StrictMode);
    return word == "*" || word == "null"
        || (url.isValid() && !url.scheme().isEmpty() && !url.host().isEmpty() && url.path().isEmpty()
            && !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty());
}

bool isAddress(const QByteArray &word)
{
    return !QHostAddress(QString::fromUtf8(word)).isNull();
}

bool isWebhookEvent(const QByteArray &word)
{
    static const QList<QByteArray> words{"connected", "disconnected", "joined",     "left",
                                         "renamed",   "room_opened",  "room_closed"};
    return words.contains(word) || (word.startsWith("message:") && word.size() > 8);
}

SettingInfo auth()
{
    using Auth = ServerSettings::Auth;
    static constexpr std::array order{Auth::Off, Auth::Token, Auth::Jwt};
    return choice(
        "auth",
        QT_TRANSLATE_NOOP("roomdeck::Settings",
                          "What clients must show: nothing, a shared token, or a JSON Web Token"),
        {"off", "token", "jwt"},
        [](const ServerSettings &s) {
            return int(std::find(order.begin(), order.end(), s.auth) - order.begin());
        },
        [](ServerSettings &s, int index) { s.auth = order.at(size_t(index)); });
}

SettingInfo logFormat()
{
    using Format = ServerSettings::LogFormat;
    return choice(
        "log_format",
        QT_TRANSLATE_NOOP("roomdeck::Settings",
                          "How roomdeckd prints what happens: for people, or one JSON object a line"),
        {"text", "json"}, [](const ServerSettings &s) { return s.logFormat == Format::Json ? 1 : 0; },
        [](ServerSettings &s, int index) { s.logFormat = index == 1 ? Format::Json : Format::Text; });
}

std::vector<SettingInfo> hosting()
{
    return {
        listen("listen",
               QT_TRANSLATE_NOOP("roomdeck::Settings", "Address and port; port 0 picks a free one")),
        afterRestart(number(
            "io_threads",
            QT_TRANSLATE_NOOP("roomdeck::Settings",
                              "Threads for sockets; 0 = on the hub's thread, -1 = from the number of cores"),
            [](ServerSettings &s) -> int & { return s.ioThreads; }, -1, 64)),
        flag("echo_to_sender",
             QT_TRANSLATE_NOOP("roomdeck::Settings", "Whether a client's own message comes back to it"),
             [](ServerSettings &s) -> bool & { return s.echoToSender; }),
        words(
            "allowed_origins",
            QT_TRANSLATE_NOOP("roomdeck::Settings",
                              "Web origins let in besides the server's own and localhost; * = all, null = "
                              "pages opened from "
                              "files"),
            [](ServerSettings &s) -> QList<QByteArray> & { return s.allowedOrigins; },
            QT_TRANSLATE_NOOP("roomdeck::Settings",
                              "origins such as https://app.example, separated by spaces"),
            isOrigin),
        auth(),
        file("auth_file",
             QT_TRANSLATE_NOOP(
                 "roomdeck::Settings",
                 "File with the shared token, or the keys tokens are signed with (PEM, JWKS or secret)"),
             [](ServerSettings &s) -> QString & { return s.authFile; }),
        // Opening a server to everybody is a decision of its start.
        afterRestart(flag("allow_anonymous",
                          QT_TRANSLATE_NOOP("roomdeck::Settings",
                                            "Whether to host beyond this computer without authentication"),
                          [](ServerSettings &s) -> bool & { return s.allowAnonymous; })),
        words(
            "trusted_proxies",
            QT_TRANSLATE_NOOP("roomdeck::Settings", "Proxies whose X-Forwarded-For header is believed"),
            [](ServerSettings &s) -> QList<QByteArray> & { return s.trustedProxies; },
            QT_TRANSLATE_NOOP("roomdeck::Settings", "IP addresses separated by spaces"), isAddress),
        file("tls_certificate",
             QT_TRANSLATE_NOOP("roomdeck::Settings", "PEM file with the certificate chain"),
             [](ServerSettings &s) -> QString & { return s.tlsCertificate; }),
        file("tls_key", QT_TRANSLATE_NOOP("roomdeck::Settings", "PEM file with the private key"),
             [](ServerSettings &s) -> QString & { return s.tlsKey; }),
        logFormat(),
    };
}

std::vector<SettingInfo> recording()
{
    return {
        flag("recording.enabled",
             QT_TRANSLATE_NOOP("roomdeck::Settings", "Whether sessions are recorded into the data folder"),
             [](ServerSettings &s) -> bool & { return s.recording.enabled; }),
        bytes(
            "recording.max_folder_bytes",
            QT_TRANSLATE_NOOP(
                "roomdeck::Settings",
                "Space for all recorded sessions but the current one; the oldest go first; 0 = no limit"),
            [](ServerSettings &s) -> qint64 & { return s.recording.maxFolderBytes; }, 0, qint64(1) << 53),
        number(
            "recording.max_age_days",
            QT_TRANSLATE_NOOP("roomdeck::Settings",
                              "Days after which recorded sessions are removed; 0 = never"),
            [](ServerSettings &s) -> int & { return s.recording.maxAgeDays; }, 0, 36500),
        bytes(
            "recording.max_queue_bytes",
            QT_TRANSLATE_NOOP("roomdeck::Settings", "What may wait in memory while the disk cannot follow"),
            [](ServerSettings &s) -> qint64 & { return s.recording.maxQueueBytes; }, 1024 * 1024, 16LL * GiB),
    };
}

std::vector<SettingInfo> backends()
{
    return {
        webAddress(
            "webhooks.url",
            QT_TRANSLATE_NOOP("roomdeck::Settings", "Where a backend is told what happens; nothing = off"),
            [](ServerSettings &s) -> QString & { return s.webhooks.url; }),
        words(
            "webhooks.events",
            QT_TRANSLATE_NOOP(
                "roomdeck::Settings",
                "What the backend is told of; message:TYPE is an event of this type, message:* any"),
            [](ServerSettings &s) -> QList<QByteArray> & { return s.webhooks.events; },
            QT_TRANSLATE_NOOP(
                "roomdeck::Settings",
                "of connected, disconnected, joined, left, renamed, room_opened, room_closed, message:TYPE"),
            isWebhookEvent),
        file("webhooks.secret_file",
             QT_TRANSLATE_NOOP(
                 "roomdeck::Settings",
                 "File with the secret that signs webhooks; without it one is made in the data folder"),
             [](ServerSettings &s) -> QString & { return s.webhooks.secretFile; }),
        webAddress("connect_hook.url",
                   QT_TRANSLATE_NOOP("roomdeck::Settings",
                                     "Where a backend is asked before a client is let in; nothing = off"),
                   [](ServerSettings &s) -> QString & { return s.connectHook.url; }),
        number(
            "connect_hook.timeout_ms",
            QT_TRANSLATE_NOOP("roomdeck::Settings", "Time the backend has for its answer"),
            [](ServerSettings &s) -> int & { return s.connectHook.timeoutMs; }, 100, 30'000),
        flag("connect_hook.fail_open",
             QT_TRANSLATE_NOOP("roomdeck::Settings",
                               "Whether clients are let in when the backend does not answer"),
             [](ServerSettings &s) -> bool & { return s.connectHook.failOpen; }),
    };
}

} // namespace

std::vector<SettingInfo> settingsList()
{
    std::vector<SettingInfo> all;
    for (std::vector<SettingInfo> group : {hosting(), recording(), backends(), limits()})
        std::move(group.begin(), group.end(), std::back_inserter(all));
    return all;
}

} // namespace roomdeck
