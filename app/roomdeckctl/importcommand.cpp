// roomdeckctl import: makes a session file of NDJSON or HAR.
#include "app/roomdeckctl/command.h"
#include "core/exchange/importer.h"

namespace roomdeck {

int runImport(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("An NDJSON or HAR file."));
    parser.addPositionalArgument(QStringLiteral("SESSION"),
                                 QStringLiteral("The session file to make (.roomdeck); it must not exist."));
    const int code = parseCommandArguments(parser, "import", arguments, 2);
    if (code >= 0)
        return code;
    const QString file = parser.positionalArguments().at(0);
    const QString session = parser.positionalArguments().at(1);
    ProgressLine progress(true);
    const ImportResult result
        = importSession(file, session, [&](qint64 done, qint64 total) { return progress.show(done, total); });
    if (result.error) {
        const bool input
            = result.error.code == SessionFault::BadInput || result.error.code == SessionFault::NotFound;
        complain(sentence(result.error, input ? file : session));
        return ExitFailure;
    }
    return ExitOk;
}

} // namespace roomdeck
