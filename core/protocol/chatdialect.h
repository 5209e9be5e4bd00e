// The chat dialect: `/ws/{room}`, messages `{text, sender, room}` with a `timestamp` on the way back.
#pragma once

#include "core/protocol/dialect.h"

namespace roomdeck {

/// Speaks the fastapi-vue format. A client sits in the one room of its URL and names itself in its messages.
/// Stateless, so one encoding serves every recipient of a room; const and shared by all I/O threads.
///
/// A message becomes an event of type `message` whose payload holds every member but `sender`, `room` and
/// `timestamp`, which are the server's. An event that came from this dialect goes out as it came in; any
/// other gets a `text`. There are no words for joins, leaves, pongs and welcomes: these clients render
/// whatever arrives.
class ChatDialect final : public Dialect
{
public:
    /// `self` is the id the registry knows this dialect by; it tells its own events from others.
    explicit ChatDialect(DialectId self);

    QByteArray name() const override;
    bool matches(QByteArrayView path) const override;
    Admission admit(const UpgradeTarget &target) const override;
    bool tellsMembership() const override { return false; }
    void decode(QByteArrayView text, const Limits &limits, DialectState *state,
                std::vector<Command> &commands) const override;
    void encode(const ServerMessage &message, DialectState *state, QByteArray &out) const override;

private:
    void encodeEvent(const EventDelivery &delivery, QByteArray &out) const;

    const DialectId m_self;
};

} // namespace roomdeck
