// roomdeckctl check: says what a session file holds and whether it is intact.
#include "app/roomdeckctl/command.h"
#include "core/exchange/entrynames.h"
#include "core/exchange/terminaltext.h"
#include "core/session/sessionreader.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

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

QJsonObject jsonOf(const SessionReader &reader)
{
    const SessionInfo &info = reader.info();
    QJsonArray gaps;
    const QList<SessionGap> all = reader.gaps();
    for (const SessionGap &gap : all) {
        gaps.append(QJsonObject{{QStringLiteral("lost"), qint64(gap.lost)},
                                {QStringLiteral("first_seq"), qint64(gap.firstSeq)},
                                {QStringLiteral("last_seq"), qint64(gap.lastSeq)},
                                {QStringLiteral("reason"), QString::fromUtf8(gap.reason)}});
    }
    const auto time = [](qint64 us) {
        return us > 0 ? QJsonValue(QString::fromLatin1(isoTime(us))) : QJsonValue(QJsonValue::Null);
    };
    return {{QStringLiteral("application"), QString::fromUtf8(info.application)},
            {QStringLiteral("url"), QString::fromUtf8(info.url)},
            {QStringLiteral("imported_from"), QString::fromUtf8(info.importedFrom)},
            {QStringLiteral("started"), time(info.startedUs)},
            {QStringLiteral("stopped"), time(info.stoppedUs)},
            {QStringLiteral("entries"), reader.count()},
            {QStringLiteral("first_seq"), qint64(reader.firstSeq())},
            {QStringLiteral("last_seq"), qint64(reader.lastSeq())},
            {QStringLiteral("gaps"), gaps}};
}

} // namespace

int runCheck(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("A recorded session (.roomdeck)."));
    parser.addOption({QStringLiteral("json"), QStringLiteral("Print JSON.")});
    const int code = parseCommandArguments(parser, "check", arguments, 1);
    if (code >= 0)
        return code;
    const QString file = parser.positionalArguments().constFirst();
    const bool json = parser.isSet(QStringLiteral("json"));
    SessionReader reader;
    SessionError error = reader.open(file);
    if (!error && !json) {
        describeSession(reader);
        describeGaps(reader);
    }
    const bool opened = !error;
    if (!error)
        error = reader.check();
    if (json && opened) {
        QJsonObject object = jsonOf(reader);
        object[QLatin1String("intact")] = !error;
        printOut(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
    }
    if (error) {
        complain(sentence(error, file));
        return ExitFailure;
    }
    if (!json)
        printOut("intact\n");
    return ExitOk;
}

} // namespace roomdeck
