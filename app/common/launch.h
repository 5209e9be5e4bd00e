// How the programs that host begin: what they answer instead, what they print, what they raise.
#pragma once

#include "core/settings/commandline.h"

#include <cstdio>

namespace roomdeck {

enum ExitCode : int { ExitOk = 0, ExitCannotStart = 1, ExitBadUsage = 2 };

/// Writes all of `text` and flushes.
void print(std::FILE *file, const QByteArray &text);

/// Prints what --help, --version and --print-config ask for, or what is wrong with the options. Returns what
/// to exit with; -1: go on.
int answerOptions(const char *program, const LaunchOptions &options);

/// A server may hold as many connections as the system allows it, not as few as a session starts with.
void raiseDescriptorLimit();

} // namespace roomdeck
