// A place inside a JSON value, and where its text has it.
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QList>
#include <QtCore/QString>

namespace roomdeck {

/// One step down: into a member of an object or an element of an array.
struct JsonStep
{
    QString key; ///< the member's; empty for elements
    qsizetype index = -1; ///< the element's; -1 for members
    bool operator==(const JsonStep &) const = default;
};

using JsonPath = QList<JsonStep>;

/// "items[0].id"; empty for the value itself. Keys are as in the text, unescaped.
QString pathText(const JsonPath &path);

/// Bytes of a text.
struct TextSpan
{
    qsizetype position = 0;
    qsizetype length = 0;
    bool operator==(const TextSpan &) const = default;
};

enum class JsonPart : quint8 { Value, Key };

/// Where the value at `path`, or its key, stands in a composed text (JSON with variables, see variables.h);
/// the innermost value on the way when the path leads nowhere. Of members with equal keys the last one
/// counts. Pure; any thread.
TextSpan spanOf(QByteArrayView text, const JsonPath &path, JsonPart part = JsonPart::Value);

} // namespace roomdeck
