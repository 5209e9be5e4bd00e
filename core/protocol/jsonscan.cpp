#include "core/protocol/jsonscan.h"

#include "core/protocol/jsonscanner_p.h"

#include <QtCore/QHash>
#include <algorithm>

namespace roomdeck {

namespace {

/// A quadratic look for equal keys is quicker than a table up to about this many.
constexpr qsizetype fewMembers = 16;

void keepLast(JsonMembers &members, qsizetype earlier, qsizetype later)
{
    members[earlier].rawKey = members[later].rawKey;
    members[earlier].value = members[later].value;
    members[earlier].unescapedKey = members[later].unescapedKey;
    members[later].value = {}; // a mark: no real value is empty
}

void markRepeatedAmongFew(JsonMembers &members)
{
    for (qsizetype later = 1; later < members.size(); ++later) {
        const QByteArrayView key = members[later].key();
        for (qsizetype earlier = 0; earlier < later; ++earlier) {
            if (members[earlier].key() == key && !members[earlier].value.isEmpty()) {
                keepLast(members, earlier, later);
                break;
            }
        }
    }
}

void markRepeatedAmongMany(JsonMembers &members)
{
    // Decoded keys are shared, not viewed: keepLast() replaces the bytes a view would point at.
    QHash<QByteArray, qsizetype> places;
    places.reserve(members.size());
    for (qsizetype i = 0; i < members.size(); ++i) {
        const JsonMember &member = members[i];
        const QByteArray key = member.unescapedKey.isEmpty()
            ? QByteArray::fromRawData(member.rawKey.data(), member.rawKey.size())
            : member.unescapedKey;
        const auto place = places.constFind(key);
        if (place == places.cend())
            places.insert(key, i);
        else
            keepLast(members, *place, i);
    }
}

void dropRepeated(JsonMembers &members)
{
    if (members.size() <= fewMembers)
        markRepeatedAmongFew(members);
    else
        markRepeatedAmongMany(members);
    const auto end = std::remove_if(members.begin(), members.end(),
                                    [](const JsonMember &member) { return member.value.isEmpty(); });
    members.erase(end, members.end());
}

QByteArray excerpt(QByteArrayView text, qsizetype offset)
{
    if (offset >= text.size())
        return "end";
    const char first = text[offset];
    if (uchar(first) < 0x20 || first == 0x7f)
        return "control character " + QByteArray::number(uchar(first));
    qsizetype end = offset + 1;
    while (end < text.size() && (uchar(text[end]) & 0xc0) == 0x80)
        ++end;
    return '"' + text.sliced(offset, end - offset).toByteArray() + '"';
}

QByteArray reason(const JsonError &error, QByteArrayView text)
{
    switch (error.problem) {
    case JsonProblem::None:
        return "no error";
    case JsonProblem::UnexpectedEnd:
        return "unexpected end of the text";
    case JsonProblem::UnexpectedCharacter:
    case JsonProblem::ExpectedValue:
        return "unexpected " + excerpt(text, error.offset);
    case JsonProblem::ExpectedKey:
        return "expected a quoted key, found " + excerpt(text, error.offset);
    case JsonProblem::ExpectedColon:
        return "expected \":\" after the key, found " + excerpt(text, error.offset);
    case JsonProblem::ExpectedComma:
        return "expected \",\" or a closing bracket, found " + excerpt(text, error.offset);
    case JsonProblem::ControlCharacter:
        return "unescaped " + excerpt(text, error.offset) + " in a string";
    case JsonProblem::BadEscape:
        return "unknown escape in a string";
    case JsonProblem::BadNumber:
        return "malformed number";
    case JsonProblem::TooDeep:
        return "nested too deeply";
    case JsonProblem::TextAfterEnd:
        return "unexpected " + excerpt(text, error.offset) + " after the end of the value";
    case JsonProblem::NotAnObject:
        return "expected an object, found " + excerpt(text, error.offset);
    }
    return "error";
}

} // namespace

TextPosition positionAt(QByteArrayView utf8, qsizetype offset)
{
    TextPosition position;
    offset = qMin(offset, utf8.size());
    for (qsizetype i = 0; i < offset; ++i) {
        if (utf8[i] == '\n') {
            ++position.line;
            position.column = 1;
        } else if ((uchar(utf8[i]) & 0xc0) != 0x80) {
            ++position.column;
        }
    }
    return position;
}

QByteArray describe(const JsonError &error, QByteArrayView text)
{
    const TextPosition position = positionAt(text, error.offset);
    return reason(error, text) + " at byte " + QByteArray::number(error.offset) + " (line "
        + QByteArray::number(position.line) + ", column " + QByteArray::number(position.column) + ')';
}

JsonType jsonType(QByteArrayView value)
{
    if (value.isEmpty())
        return JsonType::Invalid;
    switch (value.front()) {
    case '{':
        return JsonType::Object;
    case '[':
        return JsonType::Array;
    case '"':
        return JsonType::String;
    case 't':
    case 'f':
        return JsonType::Boolean;
    case 'n':
        return JsonType::Null;
    default:
        return value.front() == '-' || (value.front() >= '0' && value.front() <= '9') ? JsonType::Number
                                                                                      : JsonType::Invalid;
    }
}

JsonError scanJson(QByteArrayView text, int maxDepth)
{
    JsonScanner scanner(text, maxDepth);
    if (scanner.value(0))
        scanner.end();
    return scanner.error();
}

JsonError scanJsonObject(QByteArrayView text, int maxDepth, JsonMembers &members)
{
    members.clear();
    JsonScanner scanner(text, maxDepth);
    if (!scanner.beginObject() || !scanner.members(members) || !scanner.end()) {
        members.clear();
        return scanner.error();
    }
    dropRepeated(members);
    return {};
}

JsonItems::JsonItems(QByteArrayView container)
    : m_text(container), m_object(jsonType(container) == JsonType::Object)
{
    // Anything but a container has no items.
    m_at = m_object || jsonType(container) == JsonType::Array ? 1 : container.size();
}

bool JsonItems::next()
{
    if (m_at >= m_text.size())
        return false;
    JsonScanner scanner(m_text, std::numeric_limits<int>::max(), m_at);
    const bool more = m_started ? scanner.separator() : !scanner.closes(m_object ? '}' : ']');
    m_started = true;
    if (!more || (m_object && !scanner.key(m_rawKey)) || !scanner.slice(m_value)) {
        m_at = m_text.size();
        return false;
    }
    m_at = scanner.offset();
    return true;
}

bool JsonItems::keyIs(QByteArrayView key) const
{
    if (m_rawKey == key)
        return !m_rawKey.contains('\\');
    return m_rawKey.contains('\\') && decodeJsonKey(m_rawKey) == key;
}

QByteArray jsonTextOf(QByteArrayView value)
{
    return jsonType(value) == JsonType::String ? decodeJsonString(value) : QByteArray();
}

QByteArrayView jsonMember(QByteArrayView object, QByteArrayView key)
{
    QByteArrayView found;
    if (jsonType(object) != JsonType::Object)
        return found;
    for (JsonItems items(object); items.next();) {
        if (items.keyIs(key))
            found = items.value();
    }
    return found;
}

} // namespace roomdeck
