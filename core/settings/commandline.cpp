#include "core/settings/commandline.h"

#include "core/settings/settingstable.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QDir>
#include <QtCore/QStandardPaths>

namespace roomdeck {

QString defaultDataDir()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/roomdeck");
}

namespace {

void addOptions(QCommandLineParser &parser, Program program)
{
    parser.addOptions({
        {QStringLiteral("listen"),
         QStringLiteral("Host on this address (default 127.0.0.1:8000; port 0 picks one)."),
         QStringLiteral("ADDRESS:PORT")},
        {QStringLiteral("config"), QStringLiteral("Read settings from this TOML file."),
         QStringLiteral("FILE")},
        {QStringLiteral("data-dir"),
         QStringLiteral("Keep sessions, tokens and lists here (default ~/.local/share/roomdeck)."),
         QStringLiteral("DIR")},
        {QStringLiteral("io-threads"), QStringLiteral("Threads for sockets (0 = none of their own)."),
         QStringLiteral("N")},
        {QStringLiteral("tls-cert"), QStringLiteral("Certificate chain (PEM); hosts wss:// with it."),
         QStringLiteral("FILE")},
        {QStringLiteral("tls-key"), QStringLiteral("Private key of the certificate (PEM)."),
         QStringLiteral("FILE")},
        {QStringLiteral("allow-anonymous"),
         QStringLiteral("Host beyond this computer without authentication.")},
        {QStringLiteral("no-record"), QStringLiteral("Do not record this session.")},
        {QStringLiteral("set"),
         QStringLiteral("Set any other setting, e.g. limits.max_message_bytes=131072."),
         QStringLiteral("KEY=VALUE")},
        {QStringLiteral("print-config"),
         QStringLiteral("Print all settings as they would be used, and exit.")},
    });
    if (program == Program::Window) {
        parser.addOptions({
            {QStringLiteral("profile"), QStringLiteral("Use the window settings kept under this name."),
             QStringLiteral("NAME")},
            {QStringLiteral("no-start"), QStringLiteral("Open the window without hosting.")},
        });
        parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("Recorded sessions to open."),
                                     QStringLiteral("[FILE…]"));
    }
    if (program == Program::Headless) {
        parser.addOptions({
            {QStringLiteral("quiet"), QStringLiteral("Print the address only, no traffic.")},
            {QStringLiteral("log-format"), QStringLiteral("Print text, or one JSON object a line."),
             QStringLiteral("text|json")},
        });
    }
    parser.addOptions(
        {{{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this help.")},
         {{QStringLiteral("v"), QStringLiteral("version")}, QStringLiteral("Show the version.")}});
}

// Qt names the program by the path it was started with.
QString helpText(const QCommandLineParser &parser, Program program)
{
    QString text = parser.helpText();
    text.replace(0, text.indexOf(QLatin1String(" [")),
                 program == Program::Window ? QStringLiteral("Usage: roomdeck")
                                            : QStringLiteral("Usage: roomdeckd"));
    return text;
}

Error applyFlags(const QCommandLineParser &parser, const SettingsTable &table, ServerSettings &settings)
{
    const std::pair<const char *, const char *> flags[] = {{"listen", "listen"},
                                                           {"io-threads", "io_threads"},
                                                           {"tls-cert", "tls_certificate"},
                                                           {"tls-key", "tls_key"},
                                                           {"log-format", "log_format"}};
    const QStringList given = parser.optionNames(); // a program may not know all of them
    for (const auto &[flag, key] : flags) {
        const QString name = QString::fromLatin1(flag);
        if (!given.contains(name))
            continue;
        if (Error error = table.set(settings, key, parser.value(name).toUtf8()))
            return {error.code, QByteArray("--") + flag + ": " + error.detail};
    }
    if (parser.isSet(QStringLiteral("allow-anonymous")))
        settings.allowAnonymous = true;
    if (parser.isSet(QStringLiteral("no-record")))
        settings.recording.enabled = false;
    for (const QString &pair : parser.values(QStringLiteral("set"))) {
        const qsizetype equals = pair.indexOf(QLatin1Char('='));
        if (equals <= 0)
            return {ErrorCode::BadConfiguration, "--set needs KEY=VALUE"};
        if (Error error = table.set(settings, pair.first(equals).toUtf8(), pair.sliced(equals + 1).toUtf8()))
            return {error.code, "--set: " + error.detail};
    }
    return {};
}

} // namespace

LaunchOptions parseCommandLine(Program program, const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(program == Program::Window
                                         ? QStringLiteral("Hosts WebSocket rooms and shows their traffic.")
                                         : QStringLiteral("Hosts WebSocket rooms without a window."));
    addOptions(parser, program);
    LaunchOptions options;
    if (!parser.parse(arguments)) {
        options.error = {ErrorCode::BadConfiguration, parser.errorText().toUtf8() + " See --help."};
        return options;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        options.message = helpText(parser, program);
        return options;
    }
    if (parser.isSet(QStringLiteral("version"))) {
        options.message
            = (program == Program::Window ? QStringLiteral("roomdeck ") : QStringLiteral("roomdeckd "))
            + QStringLiteral(ROOMDECK_VERSION "\n");
        return options;
    }
    const SettingsTable table;
    const ServerSettings defaults;
    options.configFile = parser.value(QStringLiteral("config"));
    if (!options.configFile.isEmpty())
        options.error = table.readFile(options.configFile, options.server);
    if (!options.error)
        options.error = table.readEnvironment(QProcessEnvironment::systemEnvironment(), options.server);
    if (!options.error)
        options.error = applyFlags(parser, table, options.server);
    options.listenGiven = parser.isSet(QStringLiteral("listen")) || options.server.address != defaults.address
        || options.server.port != defaults.port;
    options.dataDir = QDir(parser.isSet(QStringLiteral("data-dir")) ? parser.value(QStringLiteral("data-dir"))
                                                                    : defaultDataDir())
                          .absolutePath();
    options.printConfig = parser.isSet(QStringLiteral("print-config"));
    if (program == Program::Window) {
        options.profile = parser.value(QStringLiteral("profile"));
        options.start = !parser.isSet(QStringLiteral("no-start"));
        options.files = parser.positionalArguments();
    } else {
        options.quiet = parser.isSet(QStringLiteral("quiet"));
    }
    if (program == Program::Headless && !parser.positionalArguments().isEmpty() && !options.error) {
        options.error = {ErrorCode::BadConfiguration,
                         "unexpected argument \"" + parser.positionalArguments().first().toUtf8() + '"'};
    }
    return options;
}

} // namespace roomdeck
