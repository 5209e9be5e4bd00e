#include "tests/bench/loadgen/options.h"

#include <charconv>
#include <cstring>
#include <functional>
#include <map>
#include <string_view>

namespace loadgen {
namespace {

constexpr const char *usage
    = "usage: loadgen --port N --server-pid PID [--label NAME] [--mode traffic|idle|storm]\n"
      "               [--format hub|chat|socketio|mixed] [--clients N] [--room-size N] [--talking-rooms N]\n"
      "               [--in-flight N] [--talkers N] [--text-bytes N] [--warmup S] [--seconds S]\n"
      "               [--handshakes N]";

template <typename Number>
Number number(std::string_view text, Number least, Number most)
{
    Number value{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size() || value < least || value > most)
        throw Failure("not a number in range: " + std::string(text) + '\n' + usage);
    return value;
}

template <typename Value>
Value choice(std::string_view text, const std::map<std::string_view, Value> &choices)
{
    const auto found = choices.find(text);
    if (found == choices.end())
        throw Failure("unknown value: " + std::string(text) + '\n' + usage);
    return found->second;
}

void check(const Options &options)
{
    const int roomSize = options.roomSize == 0 ? options.clients : options.roomSize;
    if (options.port == 0 || options.serverPid == 0)
        throw Failure(usage);
    if (options.clients % roomSize != 0)
        throw Failure("--clients must be a multiple of --room-size");
    if (options.talkers > roomSize || options.inFlight % options.talkers != 0)
        throw Failure("--talkers must divide --in-flight and not exceed --room-size");
    if (options.talkingRooms > options.clients / roomSize)
        throw Failure("--talking-rooms exceeds the number of rooms");
}

} // namespace

Options parseOptions(int argc, char **argv)
{
    Options o;
    const std::map<std::string_view, std::function<void(std::string_view)>> setters{
        {"--label", [&o](auto v) { o.label = v; }},
        {"--port", [&o](auto v) { o.port = number<uint16_t>(v, 1, 65535); }},
        {"--server-pid", [&o](auto v) { o.serverPid = number<pid_t>(v, 1, 1 << 30); }},
        {"--mode",
         [&o](auto v) {
             o.mode = choice<Mode>(
                 v, {{"traffic", Mode::Traffic}, {"idle", Mode::Idle}, {"storm", Mode::Storm}});
         }},
        {"--format",
         [&o](auto v) {
             o.format = choice<Format>(v,
                                       {{"hub", Format::Hub},
                                        {"chat", Format::Chat},
                                        {"socketio", Format::SocketIo},
                                        {"mixed", Format::Mixed}});
         }},
        {"--clients", [&o](auto v) { o.clients = number(v, 1, 1'000'000); }},
        {"--room-size", [&o](auto v) { o.roomSize = number(v, 1, 1'000'000); }},
        {"--talking-rooms", [&o](auto v) { o.talkingRooms = number(v, 1, 1'000'000); }},
        {"--in-flight", [&o](auto v) { o.inFlight = number(v, 1, 1000); }},
        {"--talkers", [&o](auto v) { o.talkers = number(v, 1, 1000); }},
        {"--text-bytes", [&o](auto v) { o.textBytes = number<size_t>(v, 48, 60'000); }},
        {"--warmup", [&o](auto v) { o.warmupSeconds = number(v, 0.0, 600.0); }},
        {"--seconds", [&o](auto v) { o.seconds = number(v, 0.1, 600.0); }},
        {"--handshakes", [&o](auto v) { o.handshakes = number(v, 1, 10'000); }},
    };
    for (int i = 1; i < argc; i += 2) {
        const auto setter = setters.find(argv[i]);
        if (setter == setters.end() || i + 1 == argc)
            throw Failure(usage);
        setter->second(argv[i + 1]);
    }
    check(o);
    return o;
}

} // namespace loadgen
