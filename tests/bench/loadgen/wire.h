// The wire formats: how a client asks for its room, what it says, and what it makes of what it hears.
#pragma once

#include "tests/bench/loadgen/options.h"

#include <string>
#include <string_view>

namespace loadgen {

/// A client's own format; unlike Format there is no mixture.
enum class Wire : uint8_t { Hub, Chat, SocketIo };
constexpr int wireCount = 3;

Wire wireOf(Format format, int client);

/// Path and query of the upgrade request.
std::string requestTarget(Wire wire, std::string_view room, std::string_view user);

/// The message that says `text`; neither name nor text needs escaping.
std::string composeMessage(Wire wire, std::string_view room, std::string_view user, std::string_view text);

/// What a text frame from the server means. The views point into the frame.
struct Heard
{
    enum class Kind : uint8_t {
        Message, ///< somebody said `text` in `room`
        Entered, ///< this client is in its room now
        Answer, ///< the protocol wants `reply` sent
        Notice, ///< somebody came or went
        Wrong, ///< not what the format allows; `text` says why
    };
    Kind kind = Kind::Wrong;
    std::string_view text;
    std::string_view sender;
    std::string_view room;
    std::string_view reply;
};

Heard interpret(Wire wire, std::string_view payload, std::string_view ownName);

/// True when a client has entered its room as soon as the upgrade succeeded.
constexpr bool entersWithUpgrade(Wire wire)
{
    return wire == Wire::Chat;
}

} // namespace loadgen
