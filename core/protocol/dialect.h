// A dialect translates between one wire format and the neutral event. Adding one: a class, a registration
// line in dialectregistry.cpp, its tests.
#pragma once

#include "core/protocol/command.h"
#include "core/protocol/servermessage.h"

#include <QtCore/QByteArrayView>
#include <memory>
#include <vector>

namespace roomdeck {

struct Limits;

/// What the path and query of an upgrade ask for. `path` is as sent (percent-encoded), `query` without '?'.
struct UpgradeTarget
{
    QByteArrayView path;
    QByteArrayView query;
};

/// What a dialect makes of an upgrade: let in (with these names), or refused with an HTTP status.
struct Admission
{
    int httpStatus = 101; ///< 101 = welcome; 400 bad name, 404 bad path
    Error error;
    QByteArray room; ///< room to join at once; empty: none
    QByteArray user; ///< never empty when admitted
    bool userAssigned = false; ///< the server made the name up
};

/// Per-connection state of a stateful dialect (subscriptions, references, server-side pings).
class DialectState
{
public:
    virtual ~DialectState() = default;
};

/// Owned by the registry; const and shared by all I/O threads, so it holds no mutable state of its own.
class Dialect
{
public:
    virtual ~Dialect() = default;

    /// Name in lists and files: "hub", "chat".
    virtual QByteArray name() const = 0;
    /// True when an upgrade to this path is this dialect's business.
    virtual bool matches(QByteArrayView path) const = 0;
    virtual Admission admit(const UpgradeTarget &target) const = 0;

    /// Stateful dialects return their per-connection state; it is passed back to decode() and encode().
    virtual std::unique_ptr<DialectState> createState() const { return nullptr; }
    /// True when encode() depends on the state; then nothing is shared between recipients.
    virtual bool encodesPerConnection() const { return false; }
    /// False when the format has no words for who is in a room (Welcome, MembershipChange): then they are not
    /// even put together.
    virtual bool tellsMembership() const { return true; }

    /// Turns one text message (valid UTF-8) into commands; bad input becomes Command::Invalid. One message
    /// may hold several commands.
    virtual void decode(QByteArrayView text, const Limits &limits, DialectState *state,
                        std::vector<Command> &commands) const = 0;
    /// Appends the text of one frame for `message` to `out`; appends nothing when the format has no word for
    /// it.
    virtual void encode(const ServerMessage &message, DialectState *state, QByteArray &out) const = 0;
};

} // namespace roomdeck
