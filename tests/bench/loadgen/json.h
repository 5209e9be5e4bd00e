// Just enough JSON to check what a server sends.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace loadgen {

/// One member of an object; both views point into the text, strings keep their quotes and escapes.
struct JsonMember
{
    std::string_view key;
    std::string_view value;
};

using JsonMembers = std::vector<JsonMember>;

/// The members of the one object that `text` is; nothing when it is anything else, is malformed, or names a
/// member twice.
std::optional<JsonMembers> jsonObject(std::string_view text);

/// The member's raw value; empty when there is none.
std::string_view jsonValue(const JsonMembers &members, std::string_view key);

/// The inside of a JSON string without escapes; nothing for every other value.
std::optional<std::string_view> plainString(std::string_view value);

/// True for a JSON number.
bool isNumber(std::string_view value);

} // namespace loadgen
