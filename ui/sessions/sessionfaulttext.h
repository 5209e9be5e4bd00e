// Failures of session files in the user's words.
#pragma once

#include "core/session/sessionerror.h"

#include <QtCore/QString>

namespace roomdeck {

/// The name of the file at `path`, short enough and fit to show.
QString shownFileName(const QString &path);
/// Why a file could not be opened, read or written: one sentence. `name` is shown as given.
QString sessionFaultText(const SessionError &error, const QString &name);
/// Why recording does not go on: the start of a sentence without a full stop.
QString recordingFaultText(const SessionError &error);

} // namespace roomdeck
