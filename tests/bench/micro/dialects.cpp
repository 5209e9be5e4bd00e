#include "core/protocol/dialectregistry.h"
#include "core/settings/serversettings.h"
#include "tests/bench/micro/stopwatch.h"

#include <string>

namespace microbench {
namespace {

using namespace roomdeck;

QByteArray hubMessage(qsizetype textBytes)
{
    return R"({"type":"message","room_id":"room-17","payload":{"text":")" + QByteArray(textBytes, 'x')
        + R"("}})";
}

QByteArray chatMessage(qsizetype textBytes)
{
    return R"({"text":")" + QByteArray(textBytes, 'x') + R"(","sender":"user-4711","room":"room-17"})";
}

/// The event that a decoded message becomes.
Event eventOf(const Command &command, DialectId origin)
{
    Event event;
    event.id = 1;
    event.timeUs = 1'795'351'267'482'113;
    event.room = "room-17";
    event.sender = "user-4711";
    event.type = command.type;
    event.payload = command.payload;
    event.extra = command.extra;
    event.origin = origin;
    return event;
}

void measure(const Stopwatch &stopwatch, const std::string &size, qsizetype textBytes)
{
    const DialectRegistry registry;
    const Limits limits;
    const struct
    {
        std::string name;
        DialectId id;
        QByteArray text;
    } sources[] = {
        {"hub", registry.find("/ws"), hubMessage(textBytes)},
        {"chat", registry.find("/ws/room-17"), chatMessage(textBytes)},
    };
    for (const auto &source : sources) {
        std::vector<Command> commands;
        const std::string what = source.name + ' ' + size;
        stopwatch.measure("decode " + what, std::size_t(source.text.size()), [&] {
            commands.clear();
            registry.at(source.id).decode(source.text, limits, nullptr, commands);
            keep(commands);
        });
        const Event event = eventOf(commands.front(), source.id);
        for (const auto &target : sources) {
            QByteArray out;
            out.reserve(source.text.size() + 512);
            const ServerMessage message = EventDelivery{&event, event.room};
            registry.at(target.id).encode(message, nullptr, out);
            const std::size_t bytes = std::size_t(out.size());
            stopwatch.measure("encode " + what + " for " + target.name, bytes, [&] {
                out.resize(0);
                registry.at(target.id).encode(message, nullptr, out);
                keep(out);
            });
        }
    }
}

} // namespace

void measureDialects(const Stopwatch &stopwatch)
{
    measure(stopwatch, "64 B", 64);
    measure(stopwatch, "16 KiB", 16 * 1024);
}

} // namespace microbench
