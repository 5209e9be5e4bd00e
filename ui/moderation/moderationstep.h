// One thing the operator does, and what takes it back.
#pragma once

#include "core/model/moderation.h"

#include <QtCore/QString>

namespace roomdeck {

class RosterState;

/// Requests that belong together, with the words for them.
struct ModerationStep
{
    QList<ModerationRequest> requests;
    QString name; ///< for the undo command: "Mute anna"
    QString done; ///< for the message bar: "Muted for 5 minutes: anna"
};

/// A request for `action` with nothing else in it yet.
ModerationRequest moderationRequest(ModerationAction action);

/// The requests that bring back what `step` is about to change, in the order to carry them out; empty when
/// it cannot be taken back (a closed connection stays closed). Bans, mutes and rules come back as they were,
/// people go back to the rooms they were in as far as they are still connected. Pure. `nowUs`: UTC µs.
QList<ModerationRequest> inverseOf(const ModerationStep &step, const RosterState &roster,
                                   const ModerationState &state, qint64 nowUs);

} // namespace roomdeck
