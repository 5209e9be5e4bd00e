// WebSocket frames (RFC 6455, section 5.2) as a client reads and writes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace loadgen {

enum class Opcode : uint8_t { Text = 1, Close = 8, Ping = 9, Pong = 10 };

struct Frame
{
    Opcode opcode = Opcode::Text;
    std::string_view payload; ///< points into the parsed bytes
    size_t size = 0; ///< of the whole frame
};

enum class FrameStatus : uint8_t { Complete, Incomplete, Invalid };

/// Reads the first frame of `bytes`. Invalid: masked, fragmented, binary, or reserved bits set, none of which
/// a room server under test has a reason to send.
FrameStatus parseFrame(std::string_view bytes, Frame &frame);

/// Appends a masked frame.
void appendFrame(Opcode opcode, std::string_view payload, std::string &out);

} // namespace loadgen
