// A message that is to be sent later, or again and again.
#pragma once

#include "core/operator/draft.h"

#include <QtCore/QString>

namespace roomdeck {

/// Value; any thread. Times are UTC milliseconds since the epoch, lengths milliseconds.
struct ScheduledSend
{
    enum class Kind : quint8 {
        Every, ///< at `dueMs` and then every `intervalMs`
        Once, ///< at `dueMs`
    };
    enum class State : quint8 {
        Active,
        Paused, ///< by the operator
        Stopped, ///< paused because the server stopped
        Done, ///< nothing more to come
    };

    quint64 id = 0;
    QString name;
    Draft draft;
    Kind kind = Kind::Every;
    State state = State::Active;
    qint64 intervalMs = 0;
    qint64 dueMs = 0; ///< when the next one is due (while Active)
    qint64 leftMs = 0; ///< Every: what was left of the interval when it was paused
    int remaining = -1; ///< sends still to be made; -1 = no end
    quint64 counter = 1; ///< the next {{counter}}
    int sent = 0;
    int missed = 0; ///< due times that passed unsent, because the machine slept or the program was away

    bool operator==(const ScheduledSend &) const = default;
};

} // namespace roomdeck
