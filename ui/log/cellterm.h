// What a cell of the log is, in the words of the filter language.
#pragma once

#include "core/traffic/logrow.h"

#include <QtCore/QString>

namespace roomdeck {

/// The term that finds rows with the same value in a column (LogModel::Column); empty where there is none.
QString cellTerm(const LogRow &row, int column);

/// The filter that shows a row's conversation: what its user says, and what operator and API answer into the
/// same room. Of a row without a user, its room.
QString conversationFilter(const LogRow &row);

} // namespace roomdeck
