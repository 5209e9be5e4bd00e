// The options that the window and the headless server share.
#pragma once

#include "core/model/error.h"
#include "core/settings/serversettings.h"

#include <QtCore/QStringList>

namespace roomdeck {

struct LaunchOptions
{
    ServerSettings server;
    QString configFile;
    QString dataDir; ///< absolute
    QString profile; ///< window only
    bool listenGiven = false; ///< --listen, the environment or the file said where
    bool start = true; ///< window only: --no-start
    bool printConfig = false;
    bool quiet = false; ///< headless only: print no traffic
    QStringList files; ///< session files to open (window only)

    /// For --help and --version: print this and exit with 0.
    QString message;
    Error error; ///< print and exit with 2
};

enum class Program : quint8 { Window, Headless };

/// Where sessions, tokens and lists are kept without --data-dir: ~/.local/share/roomdeck.
QString defaultDataDir();

/// Reads `arguments` (the program's name first), the environment and the configuration file. Prints nothing.
LaunchOptions parseCommandLine(Program program, const QStringList &arguments);

} // namespace roomdeck
