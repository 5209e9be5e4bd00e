// Finds its way in JSON text that may still be unfinished: brackets, and the key being typed.
#pragma once

#include <QtCore/QString>

#include <optional>

namespace roomdeck {

// Pure; positions are UTF-16 offsets. Brackets inside strings and template variables do not count.

/// Where the partner of the bracket at `position` stands; -1 without one or when there is no bracket there.
qsizetype matchingBracket(const QString &text, qsizetype position);

/// The part of a key between its opening quote and `position`; nothing when no key is being typed there.
std::optional<QString> keyBeingTyped(const QString &text, qsizetype position);

} // namespace roomdeck
