// Says where a text stops being JSON, in the words of the window.
#pragma once

#include <QtCore/QString>

#include <optional>

namespace roomdeck {

/// The first mistake in a JSON text. Lines and columns count from 1, in UTF-16 units as the editor does.
struct JsonMistake
{
    qsizetype position = 0; ///< UTF-16 offset; the text's length when it ends too early
    int line = 1;
    int column = 1;
    QString message; ///< translated

    bool operator==(const JsonMistake &) const = default;
};

/// Nothing when `text` is one JSON value; template variables (core/operator/variables.h) count as values when
/// `variables` is set.
std::optional<JsonMistake> findJsonMistake(const QString &text, bool variables);

} // namespace roomdeck
