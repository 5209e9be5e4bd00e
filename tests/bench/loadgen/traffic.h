// The conversation: who says what when, and whether everyone hears it.
#pragma once

#include "tests/bench/loadgen/crowd.h"
#include "tests/bench/loadgen/histogram.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace loadgen {

/// A closed loop: every talking room has `inFlight` slots, each slot one message under way. When the last
/// member of the room (the sender included) has received a slot's message, the slot's next one is sent, by
/// the next member in turn. With one talker all slots of a room are at the same member, which so pipelines
/// `inFlight` messages; with as many talkers as slots each message under way has its own sender.
///
/// So each member must receive each slot's numbers one by one, and every payload can be checked against what
/// is under way: room, sender, every byte of the text, a timestamp, no duplicate, nothing lost, nothing from
/// another room. Anything else throws Failure.
class Traffic
{
public:
    Traffic(const Options &options, Crowd &crowd);

    void start();
    /// Lets no new message start; finished() once those under way have arrived.
    void stop() { m_running = false; }
    bool finished() const { return m_underWay == 0; }

    /// Forgets what was counted so far.
    void beginWindow();
    uint64_t deliveries() const { return m_deliveries; }
    uint64_t messages() const { return m_messages; }
    uint64_t parsed() const { return m_parsed; }
    /// From the sender's send() to a member's recv().
    const Histogram &latencies() const { return m_latencies; }
    int rooms() const { return int(m_rooms.size()); }
    /// What the first unfinished message waits for.
    std::string describeStall() const;

private:
    struct Slot
    {
        uint32_t number = 0; ///< of the message under way
        int sender = 0;
        int missing = 0; ///< deliveries still to come
        int64_t sentAt = 0;
        std::string text;
        /// A payload per wire format that was parsed and found right; most others are equal to it.
        std::array<std::string, wireCount> proven;
    };
    struct Room
    {
        int first = 0; ///< client index of its first member; members are consecutive
        std::vector<Slot> slots;
    };

    void say(Room &room, size_t slot);
    void compose(const Room &room, size_t index, std::string &text) const;
    void hear(Client &client, std::string_view payload, int64_t receivedAt);
    size_t identify(Client &client, Room &room, std::string_view payload);
    void count(Client &client, Room &room, size_t slot, int64_t receivedAt);

    Options m_options;
    Crowd &m_crowd;
    int m_roomSize;
    std::vector<Room> m_rooms;
    std::string m_filler;
    Histogram m_latencies;
    uint64_t m_deliveries = 0;
    uint64_t m_messages = 0;
    uint64_t m_parsed = 0;
    int m_underWay = 0;
    bool m_running = false;
};

} // namespace loadgen
