#include "app/roomdeckctl/command.h"

#include "core/exchange/terminaltext.h"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace roomdeck {

int parseCommandArguments(QCommandLineParser &parser, const char *command, const QStringList &arguments,
                          int least, int most)
{
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  QStringLiteral("Show this help."));
    parser.addOption(help);
    parser.setApplicationDescription(QString());
    if (!parser.parse(QStringList{QStringLiteral("roomdeckctl")} + arguments)) {
        complain(parser.errorText().toUtf8());
        return ExitUsage;
    }
    if (parser.isSet(help)) {
        // Qt names the program by its path and knows nothing of commands.
        QString text = parser.helpText();
        text.replace(0, text.indexOf(QLatin1String(" [")),
                     QStringLiteral("Usage: roomdeckctl ") + QLatin1String(command));
        printOut(text.toUtf8());
        return ExitOk;
    }
    most = qMax(least, most);
    const qsizetype given = parser.positionalArguments().size();
    if (given < least || given > most) {
        complain(QByteArray(command) + " takes " + QByteArray::number(least)
                 + (most > least ? " or " + QByteArray::number(most) : QByteArray()) + " argument"
                 + (most == 1 ? "" : "s") + "; see roomdeckctl " + command + " --help");
        return ExitUsage;
    }
    return -1;
}

void printOut(const QByteArray &text)
{
    std::fwrite(text.constData(), 1, std::size_t(text.size()), stdout);
    std::fflush(stdout);
}

void complain(const QByteArray &text)
{
    const QByteArray line = "roomdeckctl: " + text + '\n';
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stderr);
}

void complainAboutFilter(const FilterError &error, const QString &filter)
{
    complain(describe(error).toUtf8());
    // The offending word underlined, where a terminal shows one column a character.
    const QByteArray shown = terminalText(filter.toUtf8(), 1000);
    complain("  " + shown);
    if (shown == filter.toUtf8())
        complain("  " + QByteArray(error.position, ' ') + QByteArray(std::max(1, error.length), '^'));
}

QByteArray sentence(const SessionError &error, const QString &file)
{
    const QByteArray name = terminalText(file.toUtf8(), 1000);
    const QByteArray detail = terminalText(error.detail, 1000);
    switch (error.code) {
    case SessionFault::NotFound:
        return "there is no file " + name;
    case SessionFault::NoPermission:
        return "no permission for " + name + ": " + detail;
    case SessionFault::NotASession:
        return name + " is no session file";
    case SessionFault::TooNew:
        return name + " was written by a later version of Roomdeck (" + detail + ')';
    case SessionFault::Damaged:
        return name + " is damaged: " + detail;
    case SessionFault::Locked:
        return name + " is locked by another program";
    case SessionFault::DiskFull:
        return "the disk is full: " + detail;
    case SessionFault::BadInput:
        return name + ": " + detail;
    default:
        return name + ": " + faultName(error.code).toByteArray() + (detail.isEmpty() ? "" : ": " + detail);
    }
}

ProgressLine::ProgressLine(bool wanted) : m_wanted(wanted && ::isatty(STDERR_FILENO) == 1) { }

ProgressLine::~ProgressLine()
{
    if (m_shown >= 0)
        std::fputs("\r      \r", stderr);
}

bool ProgressLine::show(qint64 done, qint64 total)
{
    const int percent = total > 0 ? int(100 * done / total) : 0;
    if (m_wanted && percent != m_shown) {
        m_shown = percent;
        std::fprintf(stderr, "\r%3d %%", percent);
        std::fflush(stderr);
    }
    return true;
}

} // namespace roomdeck
