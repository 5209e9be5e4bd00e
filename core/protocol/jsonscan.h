// Validating JSON scanner over UTF-8 bytes: says whether text is JSON and where its pieces lie, copying
// nothing.
#pragma once

#include "core/protocol/jsontext.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QVarLengthArray>

namespace roomdeck {

// Why not QJsonDocument: a relay must hand values on exactly as their author wrote them. QJsonDocument sorts
// keys, rounds big numbers to doubles and rewrites escapes, and it builds a tree of allocations for every
// message of which the server reads two strings. This scanner accepts exactly RFC 8259 and returns slices of
// the text.

enum class JsonProblem : quint8 {
    None,
    UnexpectedEnd,
    UnexpectedCharacter, ///< something that cannot stand here
    ExpectedValue,
    ExpectedKey,
    ExpectedColon,
    ExpectedComma, ///< or the end of the array or object
    ControlCharacter, ///< unescaped inside a string
    BadEscape,
    BadNumber,
    TooDeep,
    TextAfterEnd,
    NotAnObject, ///< valid so far, but an object was asked for
};

struct JsonError
{
    JsonProblem problem = JsonProblem::None;
    qsizetype offset = 0; ///< bytes from the start

    explicit operator bool() const { return problem != JsonProblem::None; }
};

/// One-based line and column; columns count code points.
struct TextPosition
{
    qsizetype line = 1;
    qsizetype column = 1;
};

TextPosition positionAt(QByteArrayView utf8, qsizetype offset);

/// English, for the wire and for logs: `unexpected "}" at byte 14 (line 1, column 15)`.
QByteArray describe(const JsonError &error, QByteArrayView text);

enum class JsonType : quint8 { Invalid, Null, Boolean, Number, String, Array, Object };

/// The type of a valid JSON value, from its first character.
JsonType jsonType(QByteArrayView value);

/// Two views into the scanned text, which must outlive it.
struct JsonMember
{
    QByteArrayView rawKey; ///< as spelled, between the quotes
    QByteArrayView value; ///< one JSON value, as spelled, without surrounding space
    QByteArray unescapedKey; ///< only when the spelling holds escapes

    /// What the key stands for, however it is spelled: `room\u005fid` is `room_id`.
    QByteArrayView key() const { return unescapedKey.isEmpty() ? rawKey : QByteArrayView(unescapedKey); }
};

/// The members of most messages fit on the stack.
using JsonMembers = QVarLengthArray<JsonMember, 12>;

/// Checks that `text` is one JSON value (with space around it at most), nested at most `maxDepth` levels.
/// `text` must be well-formed UTF-8. Time is linear in its size; the stack is not used for nesting. Pure; any
/// thread.
JsonError scanJson(QByteArrayView text, int maxDepth);

/// As scanJson() for an object, whose own members go to `members` in order. Of members with equal keys one
/// remains: the place of the first, the value of the last, as JavaScript reads it.
JsonError scanJsonObject(QByteArrayView text, int maxDepth, JsonMembers &members);

/// Walks over the members of an object or the elements of an array without checking more than it must; for
/// text that was scanned before. Ends early, never reads outside, when the text is not JSON after all.
class JsonItems
{
public:
    explicit JsonItems(QByteArrayView container);

    /// Moves to the next item; false when there is none.
    bool next();
    bool isObject() const { return m_object; }
    /// The key as spelled, between the quotes; empty in arrays.
    QByteArrayView rawKey() const { return m_rawKey; }
    /// True when the key stands for `key`, however it is spelled.
    bool keyIs(QByteArrayView key) const;
    QByteArrayView value() const { return m_value; }

private:
    QByteArrayView m_text;
    qsizetype m_at = 0;
    QByteArrayView m_rawKey;
    QByteArrayView m_value;
    bool m_object = false;
    bool m_started = false;
};

/// The value of `key` in a valid object (the last one where keys repeat); empty when it has none or is no
/// object.
QByteArrayView jsonMember(QByteArrayView object, QByteArrayView key);

/// What a JSON string says; empty for any other value.
QByteArray jsonTextOf(QByteArrayView value);

} // namespace roomdeck
