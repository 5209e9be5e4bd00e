#include "core/settings/settingstable.h"

#include "core/settings/settingkinds.h"

#include <QtCore/QFile>

#include <algorithm>
#include <array>
#include <iterator>
#include <sstream>

#include <toml++/toml.h>

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
        limit("max_connections", "Connections at the same time", &Limits::maxConnections, 1, 1'000'000),
        limit("max_pending_handshakes", "Connections whose request is not complete yet",
              &Limits::maxPendingHandshakes, 1, 100'000),
        limit("max_rooms_per_connection", "Rooms a connection may be in", &Limits::maxRoomsPerConnection, 1,
              10'000),
        limit("max_message_bytes", "Longest message", &Limits::maxMessageBytes, 128, 256 * 1024 * 1024),
        limit("max_json_depth", "Deepest nesting of a message's JSON", &Limits::maxJsonDepth, 2, 1000),
        limit("max_head_bytes", "Longest request line and headers", &Limits::maxHeadBytes, 1024, 64 * 1024),
        limit("handshake_timeout_ms", "Time a request may take to arrive", &Limits::handshakeTimeoutMs, 100,
              Hour),
        limit("message_timeout_ms", "Time one message may take to arrive", &Limits::messageTimeoutMs, 100,
              Hour),
        limit("ping_interval_ms", "Time between the server's pings", &Limits::pingIntervalMs, 100, Hour),
        limit("pong_timeout_ms", "Silence after a ping that ends a connection", &Limits::pongTimeoutMs, 100,
              Hour),
        limit("outbox_hard_bytes", "Queued bytes that end a connection at once", &Limits::outboxHardBytes,
              16 * 1024, GiB),
        limit("outbox_soft_bytes", "Queued bytes that end a connection after outbox_soft_ms",
              &Limits::outboxSoftBytes, 4 * 1024, GiB),
        limit("outbox_soft_ms", "See outbox_soft_bytes", &Limits::outboxSoftMs, 100, Hour),
        limit("max_control_frames_per_second", "Pings and pongs a second from one connection",
              &Limits::maxControlFramesPerSecond, 1, 100'000),
        limit("errors_before_close", "Errors within error_window_ms that end a connection",
              &Limits::errorsBeforeClose, 1, 100'000),
        limit("error_window_ms", "See errors_before_close", &Limits::errorWindowMs, 100, Hour),
        limit("messages_per_second", "Messages a second from one connection; 0 = no limit",
              &Limits::messagesPerSecond, 0, 1'000'000),
        limit("bytes_per_second", "Bytes of messages a second from one connection; 0 = no limit",
              &Limits::bytesPerSecond, 0, GiB),
        limit("joins_per_second", "Joins a second from one connection; 0 = no limit", &Limits::joinsPerSecond,
              0, 100'000),
        limit("max_connections_per_address", "Connections from one address; 0 = no limit",
              &Limits::maxConnectionsPerAddress, 0, 1'000'000),
        limit("max_connections_per_user", "Connections of one user; 0 = no limit",
              &Limits::maxConnectionsPerUser, 0, 1'000'000),
        limit("shutdown_timeout_ms", "Time for closing handshakes at stop", &Limits::shutdownTimeoutMs, 0,
              Hour),
    };
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
        "auth", "What clients must show: nothing, a shared token, or a JSON Web Token",
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
        "log_format", "How roomdeckd prints what happens: for people, or one JSON object a line",
        {"text", "json"}, [](const ServerSettings &s) { return s.logFormat == Format::Json ? 1 : 0; },
        [](ServerSettings &s, int index) { s.logFormat = index == 1 ? Format::Json : Format::Text; });
}

std::vector<SettingInfo> hosting()
{
    return {
        listen("listen", "Address and port; port 0 picks a free one"),
        afterRestart(number(
            "io_threads", "Threads for sockets; 0 = on the hub's thread, -1 = from the number of cores",
            [](ServerSettings &s) -> int & { return s.ioThreads; }, -1, 64)),
        flag("echo_to_sender", "Whether a client's own message comes back to it",
             [](ServerSettings &s) -> bool & { return s.echoToSender; }),
        words(
            "allowed_origins",
            "Web origins let in besides the server's own and localhost; * = all, null = pages opened from "
            "files",
            [](ServerSettings &s) -> QList<QByteArray> & { return s.allowedOrigins; },
            "origins separated by spaces"),
        auth(),
        file("auth_file",
             "File with the shared token, or the keys tokens are signed with (PEM, JWKS or secret)",
             [](ServerSettings &s) -> QString & { return s.authFile; }),
        // Opening a server to everybody is a decision of its start.
        afterRestart(flag("allow_anonymous", "Whether to host beyond this computer without authentication",
                          [](ServerSettings &s) -> bool & { return s.allowAnonymous; })),
        words(
            "trusted_proxies", "Proxies whose X-Forwarded-For header is believed",
            [](ServerSettings &s) -> QList<QByteArray> & { return s.trustedProxies; },
            "addresses separated by spaces"),
        file("tls_certificate", "PEM file with the certificate chain",
             [](ServerSettings &s) -> QString & { return s.tlsCertificate; }),
        file("tls_key", "PEM file with the private key",
             [](ServerSettings &s) -> QString & { return s.tlsKey; }),
        logFormat(),
    };
}

std::vector<SettingInfo> recording()
{
    return {
        flag("recording.enabled", "Whether sessions are recorded into the data folder",
             [](ServerSettings &s) -> bool & { return s.recording.enabled; }),
        bytes(
            "recording.max_folder_bytes",
            "Space for all recorded sessions but the current one; the oldest go first; 0 = no limit",
            [](ServerSettings &s) -> qint64 & { return s.recording.maxFolderBytes; }, 0, qint64(1) << 53),
        number(
            "recording.max_age_days", "Recorded sessions older than this are removed; 0 = never",
            [](ServerSettings &s) -> int & { return s.recording.maxAgeDays; }, 0, 36500),
        bytes(
            "recording.max_queue_bytes", "What may wait in memory while the disk cannot follow",
            [](ServerSettings &s) -> qint64 & { return s.recording.maxQueueBytes; }, 1024 * 1024, 16LL * GiB),
    };
}

std::vector<SettingInfo> backends()
{
    return {
        webAddress("webhooks.url", "Where a backend is told what happens; nothing = off",
                   [](ServerSettings &s) -> QString & { return s.webhooks.url; }),
        words(
            "webhooks.events",
            "What the backend is told of; message:TYPE is an event of this type, message:* any",
            [](ServerSettings &s) -> QList<QByteArray> & { return s.webhooks.events; },
            "of connected, disconnected, joined, left, renamed, room_opened, room_closed, message:TYPE",
            isWebhookEvent),
        file("webhooks.secret_file",
             "File with the secret that signs webhooks; without it one is made in the data folder",
             [](ServerSettings &s) -> QString & { return s.webhooks.secretFile; }),
        webAddress("connect_hook.url", "Where a backend is asked before a client is let in; nothing = off",
                   [](ServerSettings &s) -> QString & { return s.connectHook.url; }),
        number(
            "connect_hook.timeout_ms", "Time the backend has for its answer",
            [](ServerSettings &s) -> int & { return s.connectHook.timeoutMs; }, 100, 30'000),
        flag("connect_hook.fail_open", "Whether clients are let in when the backend does not answer",
             [](ServerSettings &s) -> bool & { return s.connectHook.failOpen; }),
    };
}

Error cannotRead(const QString &file, const QByteArray &why)
{
    return {ErrorCode::BadConfiguration, "cannot read " + file.toUtf8() + ": " + why};
}

// A TOML value as the text the table's writers take.
QByteArray plainText(const toml::node &node)
{
    if (const auto *string = node.as_string())
        return QByteArray::fromStdString(string->get());
    std::ostringstream out;
    out << toml::node_view<const toml::node>(node);
    return QByteArray::fromStdString(out.str());
}

} // namespace

QByteArray SettingInfo::environmentName() const
{
    QByteArray name = "ROOMDECK_" + key.toUpper();
    return name.replace('.', '_');
}

SettingsTable::SettingsTable()
{
    for (std::vector<SettingInfo> group : {hosting(), recording(), backends(), limits()})
        std::move(group.begin(), group.end(), std::back_inserter(m_settings));
}

Error SettingsTable::set(ServerSettings &settings, QByteArrayView key, const QByteArray &value) const
{
    for (const SettingInfo &info : m_settings) {
        if (info.key != key)
            continue;
        ServerSettings changed = settings;
        if (!info.write(changed, value))
            return {ErrorCode::BadConfiguration,
                    info.key + " must be " + info.range + ", not \"" + value.left(80) + '"'};
        settings = changed;
        return {};
    }
    return {ErrorCode::BadConfiguration, "there is no setting \"" + key.toByteArray().left(80) + '"'};
}

Error SettingsTable::readFile(const QString &file, ServerSettings &settings) const
{
    QFile input(file);
    if (!input.open(QIODevice::ReadOnly))
        return cannotRead(file, input.errorString().toUtf8());
    const QByteArray bytes = input.read(1024 * 1024);
    toml::table table;
    try {
        table = toml::parse(std::string_view(bytes.constData(), size_t(bytes.size())));
    } catch (const toml::parse_error &error) {
        return cannotRead(
            file,
            "line " + QByteArray::number(error.source().begin.line) + ": "
                + QByteArray(error.description().data(), qsizetype(error.description().size())));
    }
    for (const auto &[key, node] : table) {
        const QByteArray name = QByteArray::fromStdString(std::string(key.str()));
        Error error;
        if (const toml::table *section = node.as_table()) {
            for (const auto &[subkey, value] : *section) {
                if (!error)
                    error = set(settings, name + '.' + QByteArray::fromStdString(std::string(subkey.str())),
                                plainText(value));
            }
        } else {
            error = set(settings, name, plainText(node));
        }
        if (error)
            return {ErrorCode::BadConfiguration, file.toUtf8() + ": " + error.detail};
    }
    return {};
}

Error SettingsTable::readEnvironment(const QProcessEnvironment &environment, ServerSettings &settings) const
{
    for (const SettingInfo &info : m_settings) {
        const QString name = QString::fromLatin1(info.environmentName());
        if (!environment.contains(name))
            continue;
        if (Error error = set(settings, info.key, environment.value(name).toUtf8()))
            return {error.code, info.environmentName() + ": " + error.detail};
    }
    return {};
}

QByteArray SettingsTable::print(const ServerSettings &settings) const
{
    QByteArray out;
    QByteArray section;
    for (const SettingInfo &info : m_settings) {
        const qsizetype dot = info.key.indexOf('.');
        const QByteArray ownSection = dot < 0 ? QByteArray() : info.key.first(dot);
        if (ownSection != section) {
            out += "\n[" + ownSection + "]\n";
            section = ownSection;
        }
        out += "# " + info.help + " (" + info.range + ").\n";
        out += info.key.sliced(dot + 1) + " = " + info.read(settings) + '\n';
    }
    return out;
}

} // namespace roomdeck
