// Tells a backend what happens, in order, once, and without ever holding anybody up.
#pragma once

#include "core/model/backendstate.h"
#include "core/settings/serversettings.h"
#include "core/webhooks/webhookevents.h"

#include <QtCore/QTimer>
#include <QtNetwork/QNetworkAccessManager>

#include <deque>
#include <functional>

class QNetworkReply;

namespace roomdeck {

/// How patient a WebhookSender is. Times in milliseconds.
struct WebhookPolicy
{
    int maxQueuedEvents = 10'000;
    qsizetype maxQueuedBytes = 16 * 1024 * 1024;
    int eventsPerRequest = 100;
    int attempts = 8; ///< of one request, then its events are given up
    int firstRetryMs = 1'000; ///< doubled with every further try
    int maxRetryMs = 5 * 60'000;
    int timeoutMs = 10'000;
};

/// POSTs events as `{"delivery": id, "sent": Unix seconds, "dropped": n, "events": […]}`, one request at a
/// time, so that they arrive in order; what happens meanwhile waits in a bounded queue and goes along in the
/// next one. The header Roomdeck-Delivery names the request and stays the same when it is repeated; any
/// answer but 2xx means that it was not taken, 410 that it never will be. `dropped` counts what the queue had
/// no room for since the last request. Lives on a thread of its own: events are put into words there, off the
/// hub.
class WebhookSender final : public QObject
{
    Q_OBJECT

public:
    /// Asks for the traffic, for as long as `context` lives; `sink` is to be called on its thread.
    using Follow = std::function<void(QObject *context, std::function<void(const TrafficBatchPtr &)> sink)>;

    explicit WebhookSender(Follow follow, const WebhookPolicy &policy = {}, QObject *parent = nullptr);
    ~WebhookSender() override;

    /// Another address begins with an empty queue.
    void configure(const WebhookSettings &settings, const QByteArray &secret);
    /// Queues an event `test` of its own, to see whether it arrives.
    void sendTest();
    /// Calls back when nothing waits any more.
    void whenIdle(std::function<void()> done);
    const WebhookState &state() const { return m_state; }

Q_SIGNALS:
    void stateChanged(const roomdeck::WebhookState &state);

private:
    struct Delivery
    {
        QByteArray id;
        QByteArray body;
        int events = 0;
        int attempt = 0;
    };

    void accept(const TrafficBatch &batch);
    void enqueue(const QByteArray &json);
    void proceed();
    void pack();
    void post();
    void finished(QNetworkReply &reply);
    void retryLater(const QByteArray &retryAfter);
    void forget();
    void announce();

    const Follow m_follow;
    const WebhookPolicy m_policy;
    WebhookSettings m_settings;
    QByteArray m_secret;
    WebhookEvents m_events;
    std::unique_ptr<QObject> m_feed; // while it lives, the traffic comes
    QNetworkAccessManager m_web;
    QNetworkReply *m_reply = nullptr;
    QTimer m_retry;
    QTimer m_announce;
    std::deque<QByteArray> m_queue;
    qsizetype m_queuedBytes = 0;
    quint64 m_droppedUntold = 0;
    std::unique_ptr<Delivery> m_delivery; // under way
    std::function<void()> m_whenIdle;
    WebhookState m_state;
};

} // namespace roomdeck
