// roomdeckctl check: says what a session file holds and whether it is intact.
#include "app/roomdeckctl/command.h"
#include "core/exchange/entrynames.h"
#include "core/exchange/terminaltext.h"
#include "core/session/sessionreader.h"

namespace roomdeck {

namespace {

constexpr int maxShown = 200;

void describeSession(const SessionReader &reader)
{
    const SessionInfo &info = reader.info();
    QByteArray out = "written by  " + terminalText(info.application, maxShown) + '\n';
    if (!info.url.isEmpty())
        out += "server      " + terminalText(info.url, maxShown) + '\n';
    if (!info.importedFrom.isEmpty())
        out += "imported    from " + terminalText(info.importedFrom, maxShown) + '\n';
    if (info.startedUs > 0)
        out += "started     " + isoTime(info.startedUs) + '\n';
    out += "stopped     "
        + (info.stoppedUs > 0 ? isoTime(info.stoppedUs)
                              : QByteArray("not noted: still recording, or ended abruptly"))
        + '\n';
    out += "entries     " + QByteArray::number(reader.count());
    if (reader.count() > 0)
        out += ", numbers " + QByteArray::number(reader.firstSeq()) + " to "
            + QByteArray::number(reader.lastSeq());
    printOut(out + '\n');
}

void describeGaps(const SessionReader &reader)
{
    const QList<SessionGap> gaps = reader.gaps();
    for (const SessionGap &gap : gaps) {
        printOut("gap         " + QByteArray::number(gap.lost) + " entries before number "
                 + QByteArray::number(gap.lastSeq + 1) + ": " + terminalText(gap.reason, maxShown) + '\n');
    }
}

} // namespace

int runCheck(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("A recorded session (.roomdeck)."));
    const int code = parseCommandArguments(parser, "check", arguments, 1);
    if (code >= 0)
        return code;
    const QString file = parser.positionalArguments().constFirst();
    SessionReader reader;
    SessionError error = reader.open(file);
    if (!error) {
        describeSession(reader);
        describeGaps(reader);
        error = reader.check();
    }
    if (error) {
        complain(sentence(error, file));
        return ExitFailure;
    }
    printOut("intact\n");
    return ExitOk;
}

} // namespace roomdeck
