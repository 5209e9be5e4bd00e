// roomdeckctl log: prints or exports a recorded log.
#include "app/roomdeckctl/command.h"
#include "app/roomdeckctl/sessionfile.h"
#include "core/exchange/exporter.h"
#include "core/exchange/terminaltext.h"
#include "core/traffic/filter/filter.h"

#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <cstdio>
#include <unistd.h>

namespace roomdeck {

namespace {

struct LogOptions
{
    QString file;
    QString filter;
    QString output;
    ExportFormat format = ExportFormat::Text;
};

/// True when `options.filter` is fine; complains otherwise.
bool makeFilter(const LogOptions &options, const SessionInfo &info, std::function<bool(const LogRow &)> &test)
{
    if (options.filter.trimmed().isEmpty())
        return true;
    FilterContext context;
    context.dialects = info.dialects;
    if (info.startedUs > 0)
        context.day = QDateTime::fromMSecsSinceEpoch(info.startedUs / 1000).date();
    const Filter::Result result = Filter::parse(options.filter, context);
    if (!result.isValid()) {
        complainAboutFilter(result.error, options.filter);
        return false;
    }
    test = [filter = result.filter](const LogRow &row) { return filter.matches(row); };
    return true;
}

int exportTo(const SessionReader &reader, const LogOptions &options, ExportOptions &how)
{
    ProgressLine progress(!options.output.isEmpty() || ::isatty(STDOUT_FILENO) == 0);
    how.progress = [&](qint64 done, qint64 total) { return progress.show(done, total); };
    ExportResult result;
    if (options.output.isEmpty()) {
        QFile out;
        if (!out.open(stdout, QIODevice::WriteOnly))
            result.error = {SessionFault::IoError, out.errorString().toUtf8()};
        else
            result = exportSession(reader, how, out);
        if (!result.error && !out.flush())
            result.error = {SessionFault::IoError, out.errorString().toUtf8()};
    } else {
        result = exportSessionToFile(reader, how, options.output);
    }
    if (!result.error)
        return ExitOk;
    const bool reading = bool(reader.error());
    complain(sentence(result.error,
                      reading                        ? options.file
                          : options.output.isEmpty() ? QStringLiteral("standard output")
                                                     : options.output));
    return ExitFailure;
}

/// -1 to go on, or an exit code.
int parseLogOptions(const QStringList &arguments, LogOptions &options)
{
    QCommandLineParser parser;
    const QCommandLineOption filter(QStringLiteral("filter"),
                                    QStringLiteral("Only rows that match, e.g. 'room:general !type:ping'."),
                                    QStringLiteral("text"));
    const QCommandLineOption format(
        {QStringLiteral("f"), QStringLiteral("format")},
        QStringLiteral("ndjson, csv, har or text. Without it the ending of the output file decides; text "
                       "otherwise."),
        QStringLiteral("format"));
    const QCommandLineOption output({QStringLiteral("o"), QStringLiteral("output")},
                                    QStringLiteral("Write to a file instead of standard output."),
                                    QStringLiteral("file"));
    parser.addOptions({filter, format, output});
    parser.addPositionalArgument(QStringLiteral("FILE"),
                                 QStringLiteral("A recorded session (.roomdeck), or an NDJSON or HAR file."));
    const int code = parseCommandArguments(parser, "log", arguments, 1);
    if (code >= 0)
        return code;
    options.file = parser.positionalArguments().constFirst();
    options.filter = parser.value(filter);
    options.output = parser.value(output) == QLatin1String("-") ? QString() : parser.value(output);
    if (!parser.isSet(format)) {
        options.format = exportFormatOfFile(options.output).value_or(ExportFormat::Text);
        return -1;
    }
    const auto named = exportFormat(parser.value(format).toUtf8());
    if (!named) {
        complain("unknown format \"" + terminalText(parser.value(format).toUtf8(), 40)
                 + "\": ndjson, csv, har or text");
        return ExitUsage;
    }
    options.format = *named;
    return -1;
}

} // namespace

int runLog(const QStringList &arguments)
{
    LogOptions options;
    const int code = parseLogOptions(arguments, options);
    if (code >= 0)
        return code;
    SessionFile session;
    if (const SessionError error = session.open(options.file)) {
        complain(sentence(error, options.file));
        return ExitFailure;
    }
    ExportOptions how;
    how.format = options.format;
    if (!makeFilter(options, session.reader().info(), how.filter))
        return ExitUsage;
    return exportTo(session.reader(), options, how);
}

} // namespace roomdeck
