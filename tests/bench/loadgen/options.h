// What one run of the load generator does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <sys/types.h>

namespace loadgen {

/// Anything that makes a measurement worthless: wrong usage, a refused connection, a wrong payload, silence.
class Failure : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

enum class Mode : uint8_t {
    Traffic, ///< connect, warm up, measure deliveries, drain
    Idle, ///< connect, then measure memory and CPU while nobody talks
    Storm, ///< measure connecting and closing
};

/// Which wire format the clients speak; Mixed alternates Hub and Chat from client to client.
enum class Format : uint8_t { Hub, Chat, SocketIo, Mixed };

struct Options
{
    std::string label = "unnamed";
    std::string address = "127.0.0.1";
    uint16_t port = 0;
    pid_t serverPid = 0;
    Mode mode = Mode::Traffic;
    Format format = Format::Chat;
    int clients = 200;
    int roomSize = 0; ///< members of a room; 0 = everyone in one room
    int talkingRooms = 0; ///< rooms in which somebody talks; 0 = all
    int inFlight = 4; ///< messages in flight per talking room, in total
    int talkers = 1; ///< members among whom these are divided: each has inFlight / talkers under way
    size_t textBytes = 64;
    double warmupSeconds = 1;
    double seconds = 4; ///< length of the measured window
    int handshakes = 64; ///< connects under way at the same time
};

/// Throws Failure with a usage line.
Options parseOptions(int argc, char **argv);

} // namespace loadgen
