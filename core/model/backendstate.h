// How it goes between the server and the backends it tells and asks.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QMetaType>

namespace roomdeck {

/// A value. Counts are events (not requests) since the program started.
struct WebhookState
{
    bool enabled = false;
    QByteArray url; ///< without its query, which may hold a secret
    int queued = 0; ///< waiting, the ones under way included
    quint64 delivered = 0;
    quint64 failed = 0; ///< given up after the last try
    quint64 dropped = 0; ///< not taken because the queue was full
    quint64 retries = 0; ///< requests that were repeated
    int attempt = 0; ///< of the request under way; above 1 the backend has not taken it yet
    int lastStatus = 0; ///< HTTP status of the last answer; 0 = none came
    QByteArray lastError; ///< why the last request failed; empty when it did not
    qint64 lastUs = 0; ///< when the last request ended; UTC µs, 0 = never
    bool operator==(const WebhookState &) const = default;
};

/// What became of the questions whether a client may come in.
struct ConnectHookState
{
    quint64 allowed = 0;
    quint64 denied = 0;
    quint64 failed = 0; ///< no answer, or none that can be understood
};

struct BackendState
{
    WebhookState webhooks;
    ConnectHookState connectHook;
};

} // namespace roomdeck

Q_DECLARE_METATYPE(roomdeck::WebhookState)
