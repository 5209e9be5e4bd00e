// The seam between the door and whoever decides about a client from outside the server.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <functional>

class QObject;

namespace roomdeck {

/// What a client asked for. Wire bytes, but UTF-8; `query`, `authorization` and `cookie` may hold secrets.
struct ConnectQuestion
{
    QByteArray user;
    QByteArray room; ///< empty: none at once
    QByteArray dialect;
    QByteArray address; ///< "ip:port"
    QByteArray origin;
    QByteArray path;
    QByteArray query;
    QByteArray authorization; ///< header value
    QByteArray cookie; ///< header value
    bool authenticated = false; ///< showed the token the server asks for
};

struct ConnectAnswer
{
    bool allowed = true;
    int status = 403; ///< HTTP status for those who are not
    QByteArray detail; ///< why not; shown to the client and in the log
    QByteArray user; ///< empty: as the client said
    bool roomsGiven = false;
    QList<QByteArray> rooms; ///< the rooms it may enter; a trailing * stands for any ending
    bool canPublish = true;
    bool canSubscribe = true;
    bool canGiven = false;
};

/// Any thread.
class ConnectGate
{
public:
    using Reply = std::function<void(const ConnectAnswer &)>;

    virtual ~ConnectGate() = default;
    /// Calls `reply` once, later, on the thread of `context`; not at all when `context` is gone by then.
    virtual void ask(const ConnectQuestion &question, QObject *context, Reply reply) = 0;
};

} // namespace roomdeck
