#include "tests/bench/loadgen/traffic.h"

namespace loadgen {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";
constexpr size_t none = size_t(-1);

[[noreturn]] void fail(const Client &client, std::string_view what, std::string_view payload)
{
    throw Failure("client " + std::to_string(client.index) + " received " + std::string(what) + ": "
                  + std::string(payload.substr(0, 300)));
}

} // namespace

Traffic::Traffic(const Options &options, Crowd &crowd)
    : m_options(options), m_crowd(crowd),
      m_roomSize(options.roomSize == 0 ? options.clients : options.roomSize)
{
    const int talking = options.talkingRooms == 0 ? options.clients / m_roomSize : options.talkingRooms;
    m_rooms.resize(size_t(talking));
    for (size_t i = 0; i < m_rooms.size(); ++i) {
        m_rooms[i].first = int(i) * m_roomSize;
        m_rooms[i].slots.resize(size_t(options.inFlight));
    }
    for (Client &client : crowd.clients()) {
        if (client.room < talking)
            client.heard.resize(size_t(options.inFlight));
    }
    while (m_filler.size() < options.textBytes + alphabet.size())
        m_filler += alphabet;
    crowd.onMessage([this](Client &c, std::string_view payload, int64_t at) { hear(c, payload, at); });
}

void Traffic::start()
{
    m_running = true;
    for (Room &room : m_rooms) {
        for (size_t slot = 0; slot < room.slots.size(); ++slot)
            say(room, slot);
    }
}

void Traffic::beginWindow()
{
    m_deliveries = 0;
    m_messages = 0;
    m_parsed = 0;
    m_latencies.clear();
}

void Traffic::say(Room &room, size_t index)
{
    Slot &slot = room.slots[index];
    const size_t talkers = size_t(m_options.talkers);
    const size_t turn = index % talkers + size_t(slot.number) * talkers;
    slot.sender = room.first + int(turn % size_t(m_roomSize));
    ++slot.number;
    slot.missing = m_roomSize;
    for (std::string &proven : slot.proven)
        proven.clear();
    compose(room, index, slot.text);
    Client &sender = m_crowd.clients()[size_t(slot.sender)];
    ++m_underWay;
    const std::string message = composeMessage(sender.wire, m_crowd.roomName(sender.room),
                                               m_crowd.userName(slot.sender), slot.text);
    slot.sentAt = now();
    m_crowd.sendText(sender, message);
}

void Traffic::compose(const Room &room, size_t index, std::string &text) const
{
    const uint32_t number = room.slots[index].number;
    text = std::to_string(room.first) + '.' + std::to_string(index) + '.' + std::to_string(number) + '.';
    text.append(m_filler, (number * 7 + index) % alphabet.size(), m_options.textBytes - text.size());
}

void Traffic::hear(Client &client, std::string_view payload, int64_t receivedAt)
{
    if (size_t(client.room) < m_rooms.size()) {
        Room &room = m_rooms[size_t(client.room)];
        for (size_t i = 0; i < room.slots.size(); ++i) {
            if (room.slots[i].proven[size_t(client.wire)] == payload)
                return count(client, room, i, receivedAt);
        }
        const size_t slot = identify(client, room, payload);
        if (slot != none)
            count(client, room, slot, receivedAt);
        return;
    }
    const Heard heard = interpret(client.wire, payload, m_crowd.userName(client.index));
    if (heard.kind == Heard::Kind::Answer)
        m_crowd.sendText(client, heard.reply);
    else if (heard.kind != Heard::Kind::Notice)
        fail(client, "a message in a silent room", payload);
}

size_t Traffic::identify(Client &client, Room &room, std::string_view payload)
{
    ++m_parsed;
    const Heard heard = interpret(client.wire, payload, m_crowd.userName(client.index));
    if (heard.kind == Heard::Kind::Notice)
        return none;
    if (heard.kind == Heard::Kind::Answer) {
        m_crowd.sendText(client, heard.reply);
        return none;
    }
    if (heard.kind != Heard::Kind::Message)
        fail(client, heard.text, payload);
    if (heard.room != m_crowd.roomName(client.room))
        fail(client, "wrong room", payload);
    for (size_t i = 0; i < room.slots.size(); ++i) {
        Slot &slot = room.slots[i];
        if (slot.missing == 0 || slot.text != heard.text)
            continue;
        if (heard.sender != m_crowd.userName(slot.sender))
            fail(client, "wrong sender", payload);
        slot.proven[size_t(client.wire)] = payload;
        return i;
    }
    fail(client, "a text that nobody is sending", payload);
}

void Traffic::count(Client &client, Room &room, size_t index, int64_t receivedAt)
{
    Slot &slot = room.slots[index];
    if (client.heard[index] + 1 != slot.number)
        throw Failure("client " + std::to_string(client.index) + " received message "
                      + std::to_string(slot.number) + " of slot " + std::to_string(index) + " after "
                      + std::to_string(client.heard[index]));
    client.heard[index] = slot.number;
    ++m_deliveries;
    m_latencies.add(receivedAt - slot.sentAt);
    if (--slot.missing > 0)
        return;
    ++m_messages;
    --m_underWay;
    for (std::string &proven : slot.proven)
        proven.clear();
    if (m_running)
        say(room, index);
}

std::string Traffic::describeStall() const
{
    for (const Room &room : m_rooms) {
        for (const Slot &slot : room.slots) {
            if (slot.missing > 0)
                return "message " + std::to_string(slot.number) + " of user " + std::to_string(slot.sender)
                    + " has not reached " + std::to_string(slot.missing) + " members";
        }
    }
    return "nothing is missing";
}

} // namespace loadgen
