#include "core/webhooks/webhooksender.h"

#include "core/protocol/jsontext.h"
#include "core/webhooks/signedrequest.h"

#include <QtCore/QDateTime>
#include <QtCore/QRandomGenerator>
#include <QtCore/QUuid>
#include <QtNetwork/QNetworkReply>

#include <algorithm>

namespace roomdeck {

namespace {

constexpr int AnnounceMs = 200;
constexpr int Gone = 410;

qint64 nowUs()
{
    return QDateTime::currentMSecsSinceEpoch() * 1000;
}

} // namespace

WebhookSender::WebhookSender(Follow follow, const WebhookPolicy &policy, QObject *parent)
    : QObject(parent), m_follow(std::move(follow)), m_policy(policy), m_web(this), m_retry(this),
      m_announce(this)
{
    qRegisterMetaType<roomdeck::WebhookState>();
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &WebhookSender::post);
    m_announce.setSingleShot(true);
    m_announce.setInterval(AnnounceMs);
    connect(&m_announce, &QTimer::timeout, this, [this] { Q_EMIT stateChanged(m_state); });
}

WebhookSender::~WebhookSender()
{
    forget();
}

void WebhookSender::configure(const WebhookSettings &settings, const QByteArray &secret)
{
    if (settings.url != m_settings.url)
        forget();
    m_settings = settings;
    m_secret = secret;
    m_events = WebhookEvents(settings.events);
    m_state.enabled = !settings.url.isEmpty();
    m_state.url = shownAddress(settings.url);
    if (!m_state.enabled) {
        m_feed.reset();
    } else if (!m_feed) {
        m_feed = std::make_unique<QObject>(this); // moves along
        m_follow(m_feed.get(), [this](const TrafficBatchPtr &batch) { accept(*batch); });
    }
    announce();
}

void WebhookSender::sendTest()
{
    if (!m_state.enabled)
        return;
    QByteArray json = "{\"event\":\"test\",\"time\":";
    appendTimestamp(json, nowUs());
    enqueue(json + '}');
    if (m_retry.isActive()) { // whoever asks wants to know now
        m_retry.stop();
        post();
    }
    proceed();
}

void WebhookSender::whenIdle(std::function<void()> done)
{
    m_whenIdle = std::move(done);
    proceed();
}

void WebhookSender::accept(const TrafficBatch &batch)
{
    for (const TrafficEntry &entry : batch.entries) {
        for (const QByteArray &json : m_events.jsonOf(entry))
            enqueue(json);
    }
    proceed();
}

void WebhookSender::enqueue(const QByteArray &json)
{
    if (int(m_queue.size()) >= m_policy.maxQueuedEvents
        || m_queuedBytes + json.size() > m_policy.maxQueuedBytes) {
        ++m_state.dropped;
        ++m_droppedUntold;
    } else {
        m_queue.push_back(json);
        m_queuedBytes += json.size();
        ++m_state.queued;
    }
    announce();
}

void WebhookSender::proceed()
{
    if (m_delivery)
        return;
    if (m_queue.empty()) {
        if (m_whenIdle)
            std::exchange(m_whenIdle, nullptr)();
        return;
    }
    pack();
    post();
}

void WebhookSender::pack()
{
    m_delivery = std::make_unique<Delivery>();
    m_delivery->id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    QByteArray events;
    while (!m_queue.empty() && m_delivery->events < m_policy.eventsPerRequest) {
        if (!events.isEmpty())
            events += ',';
        events += m_queue.front();
        m_queuedBytes -= m_queue.front().size();
        m_queue.pop_front();
        ++m_delivery->events;
    }
    QByteArray &body = m_delivery->body;
    body = "{\"delivery\":\"" + m_delivery->id + "\",\"sent\":";
    appendTimestamp(body, nowUs());
    body += ",\"dropped\":" + QByteArray::number(std::exchange(m_droppedUntold, 0)) + ",\"events\":[" + events
        + "]}";
}

void WebhookSender::post()
{
    if (!m_delivery || m_reply)
        return;
    m_state.attempt = ++m_delivery->attempt;
    if (m_delivery->attempt > 1)
        ++m_state.retries;
    QNetworkRequest request = signedRequest(m_settings.url, m_delivery->body, m_secret, m_policy.timeoutMs);
    request.setRawHeader("Roomdeck-Delivery", m_delivery->id);
    request.setRawHeader("Roomdeck-Attempt", QByteArray::number(m_delivery->attempt));
    m_reply = m_web.post(request, m_delivery->body);
    // What the backend says beside its status interests nobody; endless answers must not fill our memory.
    m_reply->setReadBufferSize(MaxAnswerBytes);
    connect(m_reply, &QNetworkReply::readyRead, m_reply, [reply = m_reply] { reply->readAll(); });
    connect(m_reply, &QNetworkReply::finished, this, [this, reply = m_reply] { finished(*reply); });
    announce();
}

void WebhookSender::finished(QNetworkReply &reply)
{
    reply.deleteLater();
    m_reply = nullptr;
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_state.lastStatus = status;
    m_state.lastUs = nowUs();
    const bool taken = status >= 200 && status < 300;
    if (taken)
        m_state.lastError.clear();
    else if (status != 0)
        m_state.lastError = "answered " + QByteArray::number(status);
    else
        m_state.lastError = reply.error() == QNetworkReply::OperationCanceledError
            ? QByteArray("no answer in time")
            : reply.errorString().toUtf8().left(300);
    if (!taken && status != Gone && m_delivery->attempt < m_policy.attempts) {
        retryLater(reply.rawHeader("Retry-After"));
        announce();
        return;
    }
    (taken ? m_state.delivered : m_state.failed) += quint64(m_delivery->events);
    m_state.queued -= m_delivery->events;
    m_state.attempt = 0;
    m_delivery.reset();
    announce();
    proceed();
}

// Exponential, with jitter: servers that lost the same backend must not all come back at once.
void WebhookSender::retryLater(const QByteArray &retryAfter)
{
    const int doublings = qMin(m_delivery->attempt - 1, 20);
    const qint64 pause = qMin<qint64>(qint64(m_policy.firstRetryMs) << doublings, m_policy.maxRetryMs);
    const qint64 jittered
        = pause / 2 + qint64(QRandomGenerator::global()->bounded(double(pause) / 2.0 + 1.0));
    const qint64 asked = qMin<qint64>(qint64(qMax(0, retryAfter.toInt())) * 1000, m_policy.maxRetryMs);
    m_retry.start(int(qMax(jittered, asked)));
}

void WebhookSender::forget()
{
    m_retry.stop();
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
    m_state.failed += quint64(m_state.queued);
    m_state.queued = m_state.attempt = 0;
    m_queue.clear();
    m_queuedBytes = 0;
    m_delivery.reset();
}

void WebhookSender::announce()
{
    if (!m_announce.isActive())
        m_announce.start();
}

} // namespace roomdeck
