// What a recorder is told and what it tells.
#pragma once

#include "core/session/sessionerror.h"

#include <QtCore/QMetaType>
#include <QtCore/QString>

namespace roomdeck {

struct RecorderSettings
{
    bool enabled = true; ///< record every run
    qint64 maxFolderBytes = 2'147'483'648; ///< all sessions but the current one; 0 = no limit
    int maxAgeDays = 30; ///< since a session was last written; 0 = no limit
    qint64 maxQueueBytes = 64 * 1024 * 1024; ///< held in memory while the disk cannot follow
    bool operator==(const RecorderSettings &) const = default;
};

/// A snapshot; a later one replaces it.
struct RecorderState
{
    enum class Kind : quint8 {
        Off,
        Recording,
        Failing, ///< wants to record and cannot; keeps trying
    };

    Kind kind = Kind::Off;
    SessionError error; ///< why it fails
    QString file; ///< path of the file being recorded; empty: none yet
    quint64 lost = 0; ///< entries of this session that will never be in the file
    bool operator==(const RecorderState &) const = default;
};

} // namespace roomdeck

Q_DECLARE_METATYPE(roomdeck::RecorderSettings)
Q_DECLARE_METATYPE(roomdeck::RecorderState)
