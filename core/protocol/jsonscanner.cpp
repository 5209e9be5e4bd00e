#include "core/protocol/jsonscanner_p.h"

#include <cstring>

namespace roomdeck {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

char closing(char opening)
{
    return opening == '{' ? '}' : ']';
}

constexpr quint64 everyByte(uchar c)
{
    return 0x0101010101010101ull * c;
}

constexpr quint64 hasZero(quint64 v)
{
    return (v - everyByte(0x01)) & ~v & everyByte(0x80);
}

/// Eight bytes at once: non-zero when a quote, a backslash or a control character may be among them. Bytes
/// from 0x80 on never count: text between quotes is mostly letters, of any alphabet.
quint64 needsCare(const char *at)
{
    quint64 v;
    std::memcpy(&v, at, sizeof v);
    const quint64 control = (v - everyByte(0x20)) & ~v & everyByte(0x80);
    return control | hasZero(v ^ everyByte('"')) | hasZero(v ^ everyByte('\\'));
}

} // namespace

bool JsonScanner::fail(JsonProblem problem, const char *at)
{
    m_error = {at >= m_end && problem != JsonProblem::TooDeep ? JsonProblem::UnexpectedEnd : problem,
               at - m_begin};
    return false;
}

bool JsonScanner::failHere(JsonProblem problem)
{
    return fail(problem, m_at);
}

void JsonScanner::skipSpace()
{
    while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
        ++m_at;
}

bool JsonScanner::value(int depth)
{
    // Open brackets are kept here and not on the call stack: a client must not choose how deep we recurse.
    QVarLengthArray<char, 128> open;
    for (;;) {
        skipSpace();
        if (m_at != m_end && (*m_at == '{' || *m_at == '[')) {
            if (depth + open.size() >= m_maxDepth)
                return failHere(JsonProblem::TooDeep);
            open.append(*m_at++);
            skipSpace();
            if (m_at == m_end || *m_at != closing(open.last())) {
                QByteArrayView ignored;
                if (open.last() == '{' && !key(ignored))
                    return false;
                continue;
            }
            ++m_at;
            open.removeLast();
        } else if (!scalar()) {
            return false;
        }
        while (!open.isEmpty()) { // behind a value: closing brackets, then a comma
            skipSpace();
            if (m_at != m_end && *m_at == closing(open.last())) {
                ++m_at;
                open.removeLast();
                continue;
            }
            if (!separator())
                return failHere(JsonProblem::ExpectedComma);
            break;
        }
        if (open.isEmpty())
            return true;
        QByteArrayView ignored;
        if (open.last() == '{' && !key(ignored))
            return false;
    }
}

bool JsonScanner::slice(QByteArrayView &value, int depth)
{
    skipSpace();
    const char *const from = m_at;
    if (!this->value(depth))
        return false;
    value = QByteArrayView(from, m_at);
    return true;
}

bool JsonScanner::key(QByteArrayView &rawKey)
{
    skipSpace();
    if (m_at == m_end || *m_at != '"')
        return failHere(JsonProblem::ExpectedKey);
    if (!string(rawKey))
        return false;
    skipSpace();
    if (m_at == m_end || *m_at != ':')
        return failHere(JsonProblem::ExpectedColon);
    ++m_at;
    return true;
}

bool JsonScanner::beginObject()
{
    skipSpace();
    if (m_at != m_end && *m_at == '{') {
        if (m_maxDepth < 1)
            return failHere(JsonProblem::TooDeep);
        ++m_at;
        return true;
    }
    // Something else that is JSON deserves to be told what is wanted; anything else is plainly broken.
    const char *const from = m_at;
    return value(0) && end() && fail(JsonProblem::NotAnObject, from);
}

bool JsonScanner::members(JsonMembers &members)
{
    if (closes('}')) {
        ++m_at;
        return true;
    }
    do {
        JsonMember &member = members.emplace_back();
        if (!key(member.rawKey) || !slice(member.value, 1))
            return false;
        if (member.rawKey.contains('\\'))
            member.unescapedKey = decodeJsonKey(member.rawKey);
    } while (separator());
    if (m_at == m_end || *m_at != '}')
        return failHere(JsonProblem::ExpectedComma);
    ++m_at;
    return true;
}

bool JsonScanner::end()
{
    skipSpace();
    return m_at == m_end || failHere(JsonProblem::TextAfterEnd);
}

bool JsonScanner::separator()
{
    skipSpace();
    if (m_at == m_end || *m_at != ',')
        return false;
    ++m_at;
    return true;
}

bool JsonScanner::closes(char bracket)
{
    skipSpace();
    return m_at != m_end && *m_at == bracket;
}

bool JsonScanner::scalar()
{
    if (m_at == m_end)
        return failHere(JsonProblem::UnexpectedEnd);
    QByteArrayView ignored;
    switch (*m_at) {
    case '"':
        return string(ignored);
    case 't':
        return literal("true");
    case 'f':
        return literal("false");
    case 'n':
        return literal("null");
    default:
        return isDigit(*m_at) || *m_at == '-' ? number() : failHere(JsonProblem::ExpectedValue);
    }
}

bool JsonScanner::string(QByteArrayView &raw)
{
    const char *const from = ++m_at;
    for (;;) {
        while (m_end - m_at >= 8 && !needsCare(m_at))
            m_at += 8;
        while (m_at != m_end && *m_at != '"' && *m_at != '\\' && uchar(*m_at) >= 0x20)
            ++m_at;
        if (m_at == m_end)
            return failHere(JsonProblem::UnexpectedEnd);
        if (*m_at == '"') {
            raw = QByteArrayView(from, m_at);
            ++m_at;
            return true;
        }
        if (*m_at != '\\')
            return failHere(JsonProblem::ControlCharacter);
        if (!escape())
            return false;
    }
}

bool JsonScanner::escape()
{
    const char *const from = m_at++;
    if (m_at == m_end)
        return failHere(JsonProblem::UnexpectedEnd);
    const char c = *m_at++;
    if (c != 'u')
        return std::strchr("\"\\/bfnrt", c) != nullptr && c != '\0' ? true
                                                                    : fail(JsonProblem::BadEscape, from);
    for (int i = 0; i < 4; ++i, ++m_at) {
        if (m_at == m_end)
            return failHere(JsonProblem::UnexpectedEnd);
        if (!isHexDigit(*m_at))
            return fail(JsonProblem::BadEscape, from);
    }
    return true;
}

bool JsonScanner::number()
{
    if (*m_at == '-')
        ++m_at;
    if (m_at != m_end && *m_at == '0') {
        ++m_at;
        if (m_at != m_end && isDigit(*m_at))
            return failHere(JsonProblem::BadNumber);
    } else if (!digits()) {
        return false;
    }
    if (m_at != m_end && *m_at == '.') {
        ++m_at;
        if (!digits())
            return false;
    }
    if (m_at != m_end && (*m_at == 'e' || *m_at == 'E')) {
        ++m_at;
        if (m_at != m_end && (*m_at == '+' || *m_at == '-'))
            ++m_at;
        return digits();
    }
    return true;
}

bool JsonScanner::digits()
{
    if (m_at == m_end || !isDigit(*m_at))
        return failHere(JsonProblem::BadNumber);
    while (m_at != m_end && isDigit(*m_at))
        ++m_at;
    return true;
}

bool JsonScanner::literal(QByteArrayView word)
{
    if (!QByteArrayView(m_at, m_end).startsWith(word))
        return failHere(JsonProblem::UnexpectedCharacter);
    m_at += word.size();
    return true;
}

} // namespace roomdeck
