// What a backend is told of, and in which words.
#pragma once

#include "core/model/traffic.h"
#include "core/protocol/dialectregistry.h"

#include <QtCore/QSet>

namespace roomdeck {

/// Picks what was asked for (WebhookSettings::events) out of the traffic. Immutable; any thread.
class WebhookEvents
{
public:
    explicit WebhookEvents(const QList<QByteArray> &words = {});

    /// The JSON objects an entry becomes: none, one, or two when a room opened or closed with it. Each has
    /// `event`, `seq`, `time` (Unix seconds) and, where they apply, `room`, `user`, `connection`, `address`,
    /// `dialect`, `sender`, `type`, `payload`, `code`, `reason`, `former`.
    QByteArrayList jsonOf(const TrafficEntry &entry) const;

private:
    bool wants(QByteArrayView word) const;
    QByteArray json(QByteArrayView event, const TrafficEntry &entry) const;

    QSet<QByteArray> m_words;
    QSet<QByteArray> m_types; // of messages
    bool m_allMessages = false;
    DialectRegistry m_dialects;
};

} // namespace roomdeck
