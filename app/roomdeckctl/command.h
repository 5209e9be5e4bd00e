// What a roomdeckctl command is, and how commands talk to people and scripts.
#pragma once

#include "core/session/sessionerror.h"
#include "core/traffic/filter/filtererror.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QStringList>

namespace roomdeck {

/// Exit codes, documented in --help.
enum ExitCode {
    ExitOk = 0,
    ExitFailure = 1, ///< the command could not do its work
    ExitUsage = 2, ///< wrong options or arguments
};

/// One command of roomdeckctl. `run` gets the arguments after the command's name and returns an exit code.
struct Command
{
    const char *name;
    const char *arguments; ///< for the list in --help
    const char *summary;
    int (*run)(const QStringList &arguments);
};

int runLog(const QStringList &arguments);
int runCheck(const QStringList &arguments);
int runImport(const QStringList &arguments);
int runSend(const QStringList &arguments);
int runRooms(const QStringList &arguments);
int runMembers(const QStringList &arguments);
int runConnections(const QStringList &arguments);
int runStats(const QStringList &arguments);
int runTail(const QStringList &arguments);
int runKick(const QStringList &arguments);
int runBan(const QStringList &arguments);
int runUnban(const QStringList &arguments);
int runMute(const QStringList &arguments);
int runUnmute(const QStringList &arguments);
int runToken(const QStringList &arguments);

/// Parses a command's arguments, the program's name in front for messages. Prints help or a complaint itself;
/// then the value is the exit code to end with, otherwise it is -1. A command takes `least` to `most`
/// arguments that are no options; exactly `least` without `most`.
int parseCommandArguments(QCommandLineParser &parser, const char *command, const QStringList &arguments,
                          int least, int most = -1);

/// Prints to stdout or stderr, flushed.
void printOut(const QByteArray &text);
/// "roomdeckctl: …" on stderr.
void complain(const QByteArray &text);
/// Says what is wrong with a filter, and points at the place.
void complainAboutFilter(const FilterError &error, const QString &filter);
/// A sentence for a fault with a file.
QByteArray sentence(const SessionError &error, const QString &file);

/// Shows how far a long command is, on stderr and only if that is a terminal; returns true, so that it fits
/// ExchangeProgress.
class ProgressLine
{
public:
    explicit ProgressLine(bool wanted);
    ~ProgressLine();
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    bool show(qint64 done, qint64 total);

private:
    bool m_wanted;
    int m_shown = -1; ///< per cent
};

} // namespace roomdeck
