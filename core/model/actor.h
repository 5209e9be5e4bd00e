// Who did something to the server, as the audit trail names it.
#pragma once

#include "core/model/event.h"

namespace roomdeck {

/// Value type; any thread. `name`: "operator", the name of an API token, what a change came from; empty: the
/// server itself.
struct Actor
{
    SenderKind kind = SenderKind::Server;
    QByteArray name;

    static Actor operatorAtWindow() { return {SenderKind::Operator, "operator"}; }
    /// The settings were read again from the configuration.
    static Actor configuration() { return {SenderKind::Server, "configuration"}; }
    /// Another program, such as roomdeckctl, changed the file of tokens.
    static Actor tokenFile() { return {SenderKind::Server, "token_file"}; }

    bool operator==(const Actor &) const = default;
};

} // namespace roomdeck
