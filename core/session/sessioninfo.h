// What a session file says about itself.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QMetaType>

namespace roomdeck {

struct ServerSettings;

/// Kept in the file's `meta` table. Text is UTF-8.
struct SessionInfo
{
    QByteArray application = "Roomdeck " ROOMDECK_VERSION; ///< what wrote it
    QByteArray url; ///< where clients connected, e.g. "ws://127.0.0.1:8000"
    QByteArray settings; ///< JSON object, see settingsSnapshot(); never a secret
    QByteArray importedFrom; ///< file name, for imported sessions
    QList<QByteArray> dialects; ///< names of dialects 1, 2, …
    qint64 startedUs = 0; ///< UTC µs; 0 = now
    qint64 stoppedUs = 0; ///< UTC µs; 0 = still recording, or ended without a goodbye
};

/// The settings of a run as a JSON object for SessionInfo: a fixed list of harmless fields, so that a secret
/// added to the settings later does not end up in files people pass around.
QByteArray settingsSnapshot(const ServerSettings &settings);

} // namespace roomdeck

Q_DECLARE_METATYPE(roomdeck::SessionInfo)
