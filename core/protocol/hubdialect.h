// The hub dialect: `/ws?room_id=R&user_id=U`, every frame one object `{type, room_id, payload, …}`.
#pragma once

#include "core/protocol/dialect.h"

namespace roomdeck {

/// Speaks the go-hub format. A client joins and leaves rooms by message and may sit in many. Stateless, so
/// one encoding serves every recipient; const and shared by all I/O threads.
///
/// `join_room`, `leave_room` and `ping` are commands; any other type is published with its payload and its
/// unknown top-level members exactly as written. What a client writes as room_id, user_id or timestamp never
/// leaves the server. Bad input becomes Command::Invalid with the message's own `id` and `ref` members, so
/// that the client can tell which message failed.
class HubDialect final : public Dialect
{
public:
    QByteArray name() const override;
    bool matches(QByteArrayView path) const override;
    Admission admit(const UpgradeTarget &target) const override;
    void decode(QByteArrayView text, const Limits &limits, DialectState *state,
                std::vector<Command> &commands) const override;
    void encode(const ServerMessage &message, DialectState *state, QByteArray &out) const override;
};

} // namespace roomdeck
