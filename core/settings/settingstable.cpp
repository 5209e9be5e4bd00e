#include "core/settings/settingstable.h"

#include "core/protocol/jsontext.h"

#include <QtCore/QFile>
#include <QtCore/QUrl>

#include <algorithm>

#include <sstream>

#include <toml++/toml.h>

namespace roomdeck {

namespace {

SettingInfo number(const char *key, int Limits::*field, int least, int most, const char *help)
{
    SettingInfo info;
    info.key = QByteArray("limits.") + key;
    info.help = help;
    info.range = QByteArray::number(least) + " to " + QByteArray::number(most);
    info.read = [field](const ServerSettings &s) { return QByteArray::number(s.limits.*field); };
    info.write = [field, least, most](ServerSettings &s, const QByteArray &value) {
        bool ok = false;
        const int number = value.toInt(&ok);
        if (!ok || number < least || number > most)
            return false;
        s.limits.*field = number;
        return true;
    };
    return info;
}

SettingInfo listen()
{
    SettingInfo info;
    info.key = "listen";
    info.help = "Address and port; port 0 picks a free one";
    info.range = "ADDRESS:PORT";
    info.live = false;
    info.read = [](const ServerSettings &s) {
        const QString host = s.address.contains(QLatin1Char(':'))
            ? QLatin1Char('[') + s.address + QLatin1Char(']')
            : s.address;
        return jsonString(host.toUtf8() + ':' + QByteArray::number(s.port));
    };
    info.write = [](ServerSettings &s, const QByteArray &value) {
        return parseListen(QString::fromUtf8(value), s.address, s.port);
    };
    return info;
}

SettingInfo file(const char *key, QString ServerSettings::*field, const char *help)
{
    SettingInfo info;
    info.key = key;
    info.help = help;
    info.range = "a file";
    info.read = [field](const ServerSettings &s) { return jsonString((s.*field).toUtf8()); };
    info.write = [field](ServerSettings &s, const QByteArray &value) {
        s.*field = QString::fromUtf8(value);
        return true;
    };
    return info;
}

SettingInfo ioThreads()
{
    SettingInfo info;
    info.key = "io_threads";
    info.help = "Threads for sockets; 0 = on the hub's thread, -1 = from the number of cores";
    info.range = "-1 to 64";
    info.live = false;
    info.read = [](const ServerSettings &s) { return QByteArray::number(s.ioThreads); };
    info.write = [](ServerSettings &s, const QByteArray &value) {
        bool ok = false;
        s.ioThreads = value.toInt(&ok);
        return ok && s.ioThreads >= -1 && s.ioThreads <= 64;
    };
    return info;
}

SettingInfo auth()
{
    SettingInfo info;
    info.key = "auth";
    info.help = "What clients must show: nothing, a shared token, or a JSON Web Token";
    info.range = "off, token or jwt";
    info.read = [](const ServerSettings &s) {
        return jsonString(s.auth == ServerSettings::Auth::Off         ? "off"
                              : s.auth == ServerSettings::Auth::Token ? "token"
                                                                      : "jwt");
    };
    info.write = [](ServerSettings &s, const QByteArray &value) {
        s.auth = value == "token" ? ServerSettings::Auth::Token
            : value == "jwt"      ? ServerSettings::Auth::Jwt
                                  : ServerSettings::Auth::Off;
        return value == "off" || value == "token" || value == "jwt";
    };
    return info;
}

SettingInfo logFormat()
{
    using Format = ServerSettings::LogFormat;
    SettingInfo info;
    info.key = "log_format";
    info.help = "How roomdeckd prints what happens: for people, or one JSON object a line";
    info.range = "text or json";
    info.read
        = [](const ServerSettings &s) { return jsonString(s.logFormat == Format::Json ? "json" : "text"); };
    info.write = [](ServerSettings &s, const QByteArray &value) {
        s.logFormat = value == "json" ? Format::Json : Format::Text;
        return value == "json" || value == "text";
    };
    return info;
}

SettingInfo words(const char *key, QList<QByteArray> ServerSettings::*field, const char *range,
                  const char *help)
{
    SettingInfo info;
    info.key = key;
    info.help = help;
    info.range = range;
    info.read = [field](const ServerSettings &s) { return jsonString((s.*field).join(' ')); };
    info.write = [field](ServerSettings &s, const QByteArray &value) {
        s.*field = value.simplified().split(' ');
        (s.*field).removeAll(QByteArray());
        return true;
    };
    return info;
}

SettingInfo flag(const char *key, const char *help, const std::function<bool &(ServerSettings &)> &field)
{
    SettingInfo info;
    info.key = key;
    info.help = help;
    info.range = "true or false";
    info.read = [field](const ServerSettings &s) {
        ServerSettings copy = s;
        return QByteArray(field(copy) ? "true" : "false");
    };
    info.write = [field](ServerSettings &s, const QByteArray &value) {
        field(s) = value == "true";
        return value == "true" || value == "false";
    };
    return info;
}

SettingInfo allowAnonymous()
{
    SettingInfo info = flag("allow_anonymous", "Whether to host beyond this computer without authentication",
                            [](ServerSettings &s) -> bool & { return s.allowAnonymous; });
    info.live = false; // opening a server to everybody is a decision of its start
    return info;
}

// No user and password: an address is shown and logged.
bool isWebAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty()
        && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"));
}

SettingInfo address(const char *key, const char *help,
                    const std::function<QString &(ServerSettings &)> &field)
{
    SettingInfo info;
    info.key = key;
    info.help = help;
    info.range = "an http:// or https:// address, or nothing";
    info.read = [field](const ServerSettings &s) {
        ServerSettings copy = s;
        return jsonString(field(copy).toUtf8());
    };
    info.write = [field](ServerSettings &s, const QByteArray &value) {
        field(s) = QString::fromUtf8(value.trimmed());
        return field(s).isEmpty() || isWebAddress(field(s));
    };
    return info;
}

bool isWebhookEvent(const QByteArray &word)
{
    static const QList<QByteArray> words{"connected", "disconnected", "joined",     "left",
                                         "renamed",   "room_opened",  "room_closed"};
    return words.contains(word) || (word.startsWith("message:") && word.size() > 8);
}

SettingInfo webhookEvents()
{
    SettingInfo info;
    info.key = "webhooks.events";
    info.help = "What the backend is told of; message:TYPE is an event of this type, message:* any";
    info.range = "of connected, disconnected, joined, left, renamed, room_opened, room_closed, message:TYPE";
    info.read = [](const ServerSettings &s) { return jsonString(s.webhooks.events.join(' ')); };
    info.write = [](ServerSettings &s, const QByteArray &value) {
        s.webhooks.events = value.simplified().split(' ');
        s.webhooks.events.removeAll(QByteArray());
        return std::all_of(s.webhooks.events.cbegin(), s.webhooks.events.cend(), isWebhookEvent);
    };
    return info;
}

SettingInfo webhookSecret()
{
    SettingInfo info;
    info.key = "webhooks.secret_file";
    info.help = "File with the secret that signs webhooks; without it one is made in the data folder";
    info.range = "a file";
    info.read = [](const ServerSettings &s) { return jsonString(s.webhooks.secretFile.toUtf8()); };
    info.write = [](ServerSettings &s, const QByteArray &value) {
        s.webhooks.secretFile = QString::fromUtf8(value);
        return true;
    };
    return info;
}

SettingInfo connectTimeout()
{
    SettingInfo info;
    info.key = "connect_hook.timeout_ms";
    info.help = "Time the backend has for its answer";
    info.range = "100 to 30000";
    info.read = [](const ServerSettings &s) { return QByteArray::number(s.connectHook.timeoutMs); };
    info.write = [](ServerSettings &s, const QByteArray &value) {
        bool ok = false;
        s.connectHook.timeoutMs = value.toInt(&ok);
        return ok && s.connectHook.timeoutMs >= 100 && s.connectHook.timeoutMs <= 30'000;
    };
    return info;
}

SettingInfo recordingBytes(const char *key, qint64 RecorderSettings::*field, qint64 least, qint64 most,
                           const char *help)
{
    SettingInfo info;
    info.key = QByteArray("recording.") + key;
    info.help = help;
    info.range = QByteArray::number(least) + " to " + QByteArray::number(most);
    info.read = [field](const ServerSettings &s) { return QByteArray::number(s.recording.*field); };
    info.write = [field, least, most](ServerSettings &s, const QByteArray &value) {
        bool ok = false;
        s.recording.*field = value.toLongLong(&ok);
        return ok && s.recording.*field >= least && s.recording.*field <= most;
    };
    return info;
}

SettingInfo maxAge()
{
    SettingInfo info;
    info.key = "recording.max_age_days";
    info.help = "Recorded sessions older than this are removed; 0 = never";
    info.range = "0 to 36500";
    info.read = [](const ServerSettings &s) { return QByteArray::number(s.recording.maxAgeDays); };
    info.write = [](ServerSettings &s, const QByteArray &value) {
        bool ok = false;
        s.recording.maxAgeDays = value.toInt(&ok);
        return ok && s.recording.maxAgeDays >= 0 && s.recording.maxAgeDays <= 36500;
    };
    return info;
}

constexpr int Hour = 3'600'000;
constexpr int GiB = 1024 * 1024 * 1024;

std::vector<SettingInfo> limits()
{
    return {
        number("max_connections", &Limits::maxConnections, 1, 1'000'000, "Connections at the same time"),
        number("max_pending_handshakes", &Limits::maxPendingHandshakes, 1, 100'000,
               "Connections whose request is not complete yet"),
        number("max_rooms_per_connection", &Limits::maxRoomsPerConnection, 1, 10'000,
               "Rooms a connection may be in"),
        number("max_message_bytes", &Limits::maxMessageBytes, 128, 256 * 1024 * 1024, "Longest message"),
        number("max_json_depth", &Limits::maxJsonDepth, 2, 1000, "Deepest nesting of a message's JSON"),
        number("max_head_bytes", &Limits::maxHeadBytes, 1024, 64 * 1024, "Longest request line and headers"),
        number("handshake_timeout_ms", &Limits::handshakeTimeoutMs, 100, Hour,
               "Time a request may take to arrive"),
        number("message_timeout_ms", &Limits::messageTimeoutMs, 100, Hour,
               "Time one message may take to arrive"),
        number("ping_interval_ms", &Limits::pingIntervalMs, 100, Hour, "Time between the server's pings"),
        number("pong_timeout_ms", &Limits::pongTimeoutMs, 100, Hour,
               "Silence after a ping that ends a connection"),
        number("outbox_hard_bytes", &Limits::outboxHardBytes, 16 * 1024, GiB,
               "Queued bytes that end a connection at once"),
        number("outbox_soft_bytes", &Limits::outboxSoftBytes, 4 * 1024, GiB,
               "Queued bytes that end a connection after outbox_soft_ms"),
        number("outbox_soft_ms", &Limits::outboxSoftMs, 100, Hour, "See outbox_soft_bytes"),
        number("max_control_frames_per_second", &Limits::maxControlFramesPerSecond, 1, 100'000,
               "Pings and pongs a second from one connection"),
        number("errors_before_close", &Limits::errorsBeforeClose, 1, 100'000,
               "Errors within error_window_ms that end a connection"),
        number("error_window_ms", &Limits::errorWindowMs, 100, Hour, "See errors_before_close"),
        number("messages_per_second", &Limits::messagesPerSecond, 0, 1'000'000,
               "Messages a second from one connection; 0 = no limit"),
        number("bytes_per_second", &Limits::bytesPerSecond, 0, GiB,
               "Bytes of messages a second from one connection; 0 = no limit"),
        number("joins_per_second", &Limits::joinsPerSecond, 0, 100'000,
               "Joins a second from one connection; 0 = no limit"),
        number("max_connections_per_address", &Limits::maxConnectionsPerAddress, 0, 1'000'000,
               "Connections from one address; 0 = no limit"),
        number("max_connections_per_user", &Limits::maxConnectionsPerUser, 0, 1'000'000,
               "Connections of one user; 0 = no limit"),
        number("shutdown_timeout_ms", &Limits::shutdownTimeoutMs, 0, Hour,
               "Time for closing handshakes at stop"),
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
    m_settings
        = {listen(),
           ioThreads(),
           flag("echo_to_sender", "Whether a client's own message comes back to it",
                [](ServerSettings &s) -> bool & { return s.echoToSender; }),
           words("allowed_origins", &ServerSettings::allowedOrigins, "origins separated by spaces",
                 "Web origins let in besides the server's own and localhost; * = all, null = pages opened "
                 "from files"),
           auth(),
           file("auth_file", &ServerSettings::authFile,
                "File with the shared token, or the keys tokens are signed with (PEM, JWKS or secret)"),
           allowAnonymous(),
           words("trusted_proxies", &ServerSettings::trustedProxies, "addresses separated by spaces",
                 "Proxies whose X-Forwarded-For header is believed"),
           file("tls_certificate", &ServerSettings::tlsCertificate, "PEM file with the certificate chain"),
           file("tls_key", &ServerSettings::tlsKey, "PEM file with the private key"),
           logFormat(),
           flag("recording.enabled", "Whether sessions are recorded into the data folder",
                [](ServerSettings &s) -> bool & { return s.recording.enabled; }),
           recordingBytes("max_folder_bytes", &RecorderSettings::maxFolderBytes, 0, qint64(1) << 53,
                          "Space for all recorded sessions but the current one; the oldest go first; 0 = no "
                          "limit"),
           maxAge(),
           recordingBytes("max_queue_bytes", &RecorderSettings::maxQueueBytes, 1024 * 1024, 16LL * GiB,
                          "What may wait in memory while the disk cannot follow"),
           address("webhooks.url", "Where a backend is told what happens; nothing = off",
                   [](ServerSettings &s) -> QString & { return s.webhooks.url; }),
           webhookEvents(),
           webhookSecret(),
           address("connect_hook.url", "Where a backend is asked before a client is let in; nothing = off",
                   [](ServerSettings &s) -> QString & { return s.connectHook.url; }),
           connectTimeout(),
           flag("connect_hook.fail_open", "Whether clients are let in when the backend does not answer",
                [](ServerSettings &s) -> bool & { return s.connectHook.failOpen; })};
    for (SettingInfo &limit : limits())
        m_settings.push_back(std::move(limit));
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

bool parseListen(const QString &text, QString &address, quint16 &port)
{
    QString host;
    QString number = text;
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    if (colon >= 0) {
        host = text.first(colon);
        number = text.sliced(colon + 1);
        if (host.isEmpty())
            host = QStringLiteral("0.0.0.0");
        else if (host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']')))
            host = host.sliced(1, host.size() - 2);
        else if (host.contains(QLatin1Char(':')))
            return false;
    } else {
        host = QStringLiteral("127.0.0.1");
    }
    bool ok = false;
    const uint value = number.toUInt(&ok);
    if (!ok || value > 65535 || host.isEmpty())
        return false;
    address = host;
    port = quint16(value);
    return true;
}

} // namespace roomdeck
