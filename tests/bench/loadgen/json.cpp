#include "tests/bench/loadgen/json.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace loadgen {
namespace {

/// Walks a text; every skip function returns false at the first thing that is not JSON.
class Walker
{
public:
    explicit Walker(std::string_view text) : m_text(text) { }

    bool object(JsonMembers *members);
    bool atEnd()
    {
        space();
        return m_at == m_text.size();
    }

private:
    bool value();
    bool array();
    bool string();
    bool scalar();
    void space()
    {
        while (
            m_at < m_text.size()
            && (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\t' || m_text[m_at] == '\r'))
            ++m_at;
    }
    bool take(char wanted)
    {
        space();
        if (m_at == m_text.size() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }

    std::string_view m_text;
    size_t m_at = 0;
    int m_depth = 0;
};

bool Walker::object(JsonMembers *members)
{
    if (!take('{') || ++m_depth > 64)
        return false;
    for (bool first = true; !take('}'); first = false) {
        if (!first && !take(','))
            return false;
        space();
        const size_t keyStart = m_at;
        if (!string())
            return false;
        const std::string_view key = m_text.substr(keyStart + 1, m_at - keyStart - 2);
        if (!take(':'))
            return false;
        space();
        const size_t valueStart = m_at;
        if (!value())
            return false;
        if (members)
            members->push_back({key, m_text.substr(valueStart, m_at - valueStart)});
    }
    --m_depth;
    return true;
}

bool Walker::array()
{
    if (!take('[') || ++m_depth > 64)
        return false;
    for (bool first = true; !take(']'); first = false) {
        if (!first && !take(','))
            return false;
        if (!value())
            return false;
    }
    --m_depth;
    return true;
}

bool Walker::value()
{
    space();
    if (m_at == m_text.size())
        return false;
    switch (m_text[m_at]) {
    case '{':
        return object(nullptr);
    case '[':
        return array();
    case '"':
        return string();
    default:
        return scalar();
    }
}

bool Walker::string()
{
    if (m_at == m_text.size() || m_text[m_at] != '"')
        return false;
    while (true) {
        m_at = m_text.find_first_of("\"\\", m_at + 1);
        if (m_at == std::string_view::npos) {
            m_at = m_text.size();
            return false;
        }
        if (m_text[m_at] == '"')
            break;
        ++m_at;
    }
    ++m_at;
    return true;
}

bool Walker::scalar()
{
    const size_t start = m_at;
    while (m_at < m_text.size()
           && (std::isalnum(uint8_t(m_text[m_at])) || m_text[m_at] == '-' || m_text[m_at] == '+'
               || m_text[m_at] == '.'))
        ++m_at;
    const std::string_view word = m_text.substr(start, m_at - start);
    return word == "true" || word == "false" || word == "null" || isNumber(word);
}

} // namespace

std::optional<JsonMembers> jsonObject(std::string_view text)
{
    JsonMembers members;
    Walker walker(text);
    if (!walker.object(&members) || !walker.atEnd())
        return std::nullopt;
    for (size_t i = 0; i < members.size(); ++i) {
        const auto same = [&](const JsonMember &other) { return other.key == members[i].key; };
        if (std::any_of(members.begin() + std::ptrdiff_t(i) + 1, members.end(), same))
            return std::nullopt;
    }
    return members;
}

std::string_view jsonValue(const JsonMembers &members, std::string_view key)
{
    const auto found
        = std::find_if(members.begin(), members.end(), [key](const JsonMember &m) { return m.key == key; });
    return found == members.end() ? std::string_view() : found->value;
}

std::optional<std::string_view> plainString(std::string_view value)
{
    if (value.size() < 2 || value.front() != '"' || value.find('\\') != std::string_view::npos)
        return std::nullopt;
    return value.substr(1, value.size() - 2);
}

bool isNumber(std::string_view value)
{
    double parsed = 0;
    const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), parsed);
    return !value.empty() && problem == std::errc() && end == value.data() + value.size();
}

} // namespace loadgen
