// roomdeckctl: recorded sessions and running servers from the command line.
#include "app/roomdeckctl/command.h"

#include <QtCore/QCoreApplication>
#include <array>

using namespace roomdeck;

namespace {

// A new command is a line here and a file beside this one.
constexpr std::array commands{
    Command{"log", "FILE", "print or export a recorded log", runLog},
    Command{"check", "FILE", "say what a session file holds and whether it is intact", runCheck},
    Command{"import", "FILE SESSION", "make a session file of NDJSON or HAR", runImport},
    Command{"send", "TYPE [PAYLOAD]", "send an event to --room, --user, --connection or --all", runSend},
    Command{"rooms", "", "list rooms", runRooms},
    Command{"members", "ROOM", "list the users in a room", runMembers},
    Command{"connections", "", "list connections", runConnections},
    Command{"stats", "", "print the server's version and statistics", runStats},
    Command{"tail", "", "print the log live, through a --filter", runTail},
    Command{"kick", "USER", "end a user's connections", runKick},
    Command{"ban", "[USER]", "keep a user or an --address out", runBan},
    Command{"unban", "[USER]", "let a user or an --address in again", runUnban},
    Command{"mute", "USER", "let a user listen, but not speak", runMute},
    Command{"unmute", "USER", "let a user speak again", runUnmute},
    Command{"token", "ACTION [NAME]", "create, list or revoke API tokens", runToken},
};

QByteArray helpText()
{
    QByteArray text = "Usage: roomdeckctl COMMAND [OPTION...] [ARGUMENT...]\n\nCommands:\n";
    for (const Command &command : commands) {
        const QByteArray call = QByteArray(command.name) + ' ' + command.arguments;
        text += "  " + call.leftJustified(24) + command.summary + '\n';
    }
    return text
        + "\nOptions:\n  -h, --help               show this help, or that of a command\n"
          "  -v, --version            show the version\n"
          "\nCommands for a running server take --server URL (or ROOMDECK_SERVER; http://127.0.0.1:8000 "
          "without),\n"
          "a token from --token-file FILE or ROOMDECK_TOKEN, and --json.\n"
          "\nExit codes: 0 done, 1 could not be done, 2 wrong options or arguments.\n";
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("roomdeckctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ROOMDECK_VERSION));
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString word = arguments.value(0);
    if (word == QLatin1String("-h") || word == QLatin1String("--help") || word == QLatin1String("help")) {
        printOut(helpText());
        return ExitOk;
    }
    if (word == QLatin1String("-v") || word == QLatin1String("--version")) {
        printOut("roomdeckctl " ROOMDECK_VERSION "\n");
        return ExitOk;
    }
    for (const Command &command : commands) {
        if (word == QLatin1String(command.name))
            return command.run(arguments.mid(1));
    }
    complain(word.isEmpty() ? QByteArray("no command given; see roomdeckctl --help")
                            : "unknown command \"" + word.left(40).toUtf8() + "\"; see roomdeckctl --help");
    return ExitUsage;
}
