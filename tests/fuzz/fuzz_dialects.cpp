// Whatever a client writes: no frame for another client is broken, and none carries a forged room, user or
// time.
#include "core/model/names.h"
#include "core/protocol/dialectregistry.h"
#include "core/protocol/jsonscan.h"
#include "core/settings/serversettings.h"
#include "tests/fuzz/check.h"

using namespace roomdeck;

namespace {

constexpr DialectId hub = 1;

/// The value of a key that must be there exactly once.
QByteArrayView only(QByteArrayView frame, QByteArrayView key)
{
    QByteArrayView value;
    for (JsonItems items(frame); items.next();) {
        if (!items.keyIs(key))
            continue;
        CHECK(value.isEmpty());
        value = items.value();
    }
    CHECK(!value.isEmpty());
    return value;
}

void checkFrame(DialectId dialect, QByteArrayView frame)
{
    // A dialect may wrap what it got into one level more.
    CHECK(!scanJson(frame, Limits().maxJsonDepth + 2));
    CHECK(frame.isValidUtf8());
    CHECK(only(frame, dialect == hub ? "user_id" : "sender") == QByteArrayView("\"real \\\"user\\\"\""));
    CHECK(only(frame, dialect == hub ? "room_id" : "room") == QByteArrayView("\"real room\""));
    CHECK(only(frame, "timestamp") == QByteArrayView("1795351267.482113"));
}

void checkCommand(const DialectRegistry &registry, DialectId origin, const Command &command)
{
    CHECK(command.room.isEmpty() || isValidName(command.room));
    CHECK(command.claimedUser.isEmpty() || isValidName(command.claimedUser));
    QByteArray reply;
    registry.at(origin).encode(ErrorReply{command.error, command.ref}, nullptr, reply);
    CHECK(!scanJson(reply, Limits().maxJsonDepth + 2));
    if (command.kind != Command::Kind::Publish)
        return;
    Event event;
    event.timeUs = 1795351267482113;
    event.room = "real room";
    event.sender = "real \"user\"";
    event.type = command.type;
    event.payload = command.payload;
    event.extra = command.extra;
    event.origin = origin;
    for (DialectId id = 1; id <= registry.count(); ++id) {
        QByteArray frame;
        registry.at(id).encode(EventDelivery{&event, event.room}, nullptr, frame);
        checkFrame(id, frame);
    }
}

void checkUpgrade(const DialectRegistry &registry, QByteArrayView text)
{
    const qsizetype mark = text.indexOf('?');
    const QByteArrayView path = mark < 0 ? text : text.first(mark);
    const DialectId id = registry.find(path);
    if (id == 0)
        return;
    const Admission admission
        = registry.at(id).admit({path, mark < 0 ? QByteArrayView() : text.sliced(mark + 1)});
    CHECK((admission.httpStatus == 101) == !admission.error);
    if (admission.error)
        return;
    CHECK(isValidName(admission.user));
    CHECK(admission.room.isEmpty() || isValidName(admission.room));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const DialectRegistry registry;
    const QByteArrayView text(data, qsizetype(size));
    checkUpgrade(registry, text);
    if (!text.isValidUtf8())
        return 0;
    std::vector<Command> commands;
    for (DialectId id = 1; id <= registry.count(); ++id) {
        commands.clear();
        registry.at(id).decode(text, Limits(), nullptr, commands);
        CHECK(!commands.empty());
        for (const Command &command : commands)
            checkCommand(registry, id, command);
    }
    return 0;
}
