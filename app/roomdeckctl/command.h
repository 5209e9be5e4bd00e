// What a roomdeckctl command is, and how commands talk to people and scripts.
#pragma once

#include "core/session/sessionerror.h"

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

/// Parses a command's arguments, the program's name in front for messages. Prints help or a complaint itself;
/// then the value is the exit code to end with, otherwise it is -1.
int parseCommandArguments(QCommandLineParser &parser, const char *command, const QStringList &arguments,
                          int positional);

/// Prints to stdout or stderr, flushed.
void printOut(const QByteArray &text);
/// "roomdeckctl: …" on stderr.
void complain(const QByteArray &text);
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
