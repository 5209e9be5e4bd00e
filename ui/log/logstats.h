// How the log stands, for status bars and counters.
#pragma once

#include <QtCore/QMetaType>

namespace roomdeck {

struct LogStats
{
    qint64 rows = 0; ///< in memory
    qint64 visible = 0; ///< shown by the filter
    qint64 bytes = 0;
    qint64 capBytes = 0;
    quint64 dropped = 0; ///< left memory to stay within the bounds
    qint64 backlog = 0; ///< arrived while paused
    qint64 behind = 0; ///< arrived and not shown yet, because more arrives than can be shown
    quint64 leftOut = 0; ///< never shown, because far more arrived than could be shown
    qint64 newRows = 0; ///< became visible below the reader
    bool filtering = false; ///< a search for older matches is on its way
};

} // namespace roomdeck

Q_DECLARE_METATYPE(roomdeck::LogStats)
