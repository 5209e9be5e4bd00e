#include "tests/bench/loadgen/frame.h"

#include <array>

namespace loadgen {
namespace {

// Masking keys protect proxies from hostile scripts; between a generator and its server any key will do.
constexpr std::array<uint8_t, 4> maskingKey{0x5a, 0xc3, 0x17, 0x88};

uint64_t bigEndian(std::string_view bytes)
{
    uint64_t value = 0;
    for (const char byte : bytes)
        value = value << 8 | uint8_t(byte);
    return value;
}

bool known(uint8_t opcode)
{
    return opcode == uint8_t(Opcode::Text) || opcode == uint8_t(Opcode::Close)
        || opcode == uint8_t(Opcode::Ping) || opcode == uint8_t(Opcode::Pong);
}

} // namespace

FrameStatus parseFrame(std::string_view bytes, Frame &frame)
{
    if (bytes.size() < 2)
        return FrameStatus::Incomplete;
    const uint8_t first = uint8_t(bytes[0]);
    const uint8_t second = uint8_t(bytes[1]);
    if ((first & 0xf0) != 0x80 || !known(first & 0x0f) || (second & 0x80) != 0)
        return FrameStatus::Invalid;
    size_t head = 2;
    uint64_t length = second;
    if (length >= 126) {
        const size_t extra = length == 126 ? 2 : 8;
        head += extra;
        if (bytes.size() < head)
            return FrameStatus::Incomplete;
        length = bigEndian(bytes.substr(2, extra));
    }
    if (length > bytes.size() - head)
        return FrameStatus::Incomplete;
    frame.opcode = Opcode(first & 0x0f);
    frame.payload = bytes.substr(head, length);
    frame.size = head + length;
    return FrameStatus::Complete;
}

void appendFrame(Opcode opcode, std::string_view payload, std::string &out)
{
    out += char(0x80 | uint8_t(opcode));
    const size_t length = payload.size();
    const int extra = length < 126 ? 0 : length < 65536 ? 2 : 8;
    out += char(0x80 | (extra == 0 ? length : extra == 2 ? 126 : 127));
    for (int i = extra - 1; i >= 0; --i)
        out += char(uint64_t(length) >> (8 * i));
    for (const uint8_t byte : maskingKey)
        out += char(byte);
    const size_t start = out.size();
    out += payload;
    for (size_t i = 0; i < length; ++i)
        out[start + i] = char(uint8_t(out[start + i]) ^ maskingKey[i % 4]);
}

} // namespace loadgen
