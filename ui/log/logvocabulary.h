// Names seen in the log lately, for completing filters.
#pragma once

#include "core/traffic/filter/filtercompletion.h"
#include "core/traffic/logstore.h"

namespace roomdeck {

/// From the newest few thousand rows; bounded work and size. The most frequent names come first.
FilterVocabulary logVocabulary(const LogStore &store, const QStringList &dialects);

} // namespace roomdeck
