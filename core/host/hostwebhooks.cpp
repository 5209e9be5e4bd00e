#include "core/host/hostwebhooks.h"

#include "core/net/connectionmanager.h"
#include "core/webhooks/webhooksecret.h"
#include "core/webhooks/webhooksender.h"

#include <QtCore/QSemaphore>

namespace roomdeck {

namespace {

constexpr int LastWordsMs = 500;

} // namespace

HostWebhooks::HostWebhooks(ConnectionManager &manager, const QString &dataDir)
    : m_manager(manager), m_dataDir(dataDir),
      m_sender(std::make_unique<WebhookSender>(
          [&manager](QObject *context, std::function<void(const TrafficBatchPtr &)> sink) {
              manager.follow(context, std::move(sink));
          }))
{
    m_thread.setObjectName(QStringLiteral("webhooks"));
    connect(m_sender.get(), &WebhookSender::stateChanged, this, [this](const WebhookState &state) {
        m_state = state;
        m_manager.setWebhookState(state);
        Q_EMIT stateChanged(state);
    });
}

HostWebhooks::~HostWebhooks()
{
    if (!m_thread.isRunning())
        return;
    if (!m_settings.webhooks.url.isEmpty()) {
        const auto done = std::make_shared<QSemaphore>();
        QMetaObject::invokeMethod(m_sender.get(), [sender = m_sender.get(), done] {
            sender->whenIdle([done] { done->release(); });
        });
        [[maybe_unused]] const bool said = done->tryAcquire(1, LastWordsMs);
    }
    // Destroyed on its own thread, where its sockets and timers live. The thread ends after it and not
    // before: what it leaves to be deleted later is seen to once more at the end of a thread, and only once.
    connect(m_sender.get(), &QObject::destroyed, &m_thread, &QThread::quit, Qt::DirectConnection);
    m_sender.release()->deleteLater();
    m_thread.wait();
}

QString HostWebhooks::secretFile() const
{
    return m_settings.webhooks.secretFile.isEmpty() ? WebhookSecret::fileIn(m_dataDir)
                                                    : m_settings.webhooks.secretFile;
}

Error HostWebhooks::apply(const ServerSettings &settings)
{
    const bool same = m_thread.isRunning() && settings.webhooks == m_settings.webhooks
        && settings.connectHook.url.isEmpty() == m_settings.connectHook.url.isEmpty();
    m_settings = settings;
    if (same && !m_error)
        return {};
    WebhookSettings wanted = settings.webhooks;
    QByteArray secret;
    Error error;
    if (!wanted.url.isEmpty() || !settings.connectHook.url.isEmpty()) {
        secret = wanted.secretFile.isEmpty() ? WebhookSecret::readOrCreate(secretFile(), error)
                                             : WebhookSecret::read(secretFile(), error);
    }
    if (error)
        wanted.url.clear();
    m_manager.setHookSecret(secret);
    if (m_thread.isRunning()) {
        QMetaObject::invokeMethod(
            m_sender.get(), [sender = m_sender.get(), wanted, secret] { sender->configure(wanted, secret); });
    } else {
        // Here and now the first time: a server that starts next is followed from its first word.
        m_sender->configure(wanted, secret);
        m_sender->moveToThread(&m_thread);
        m_thread.start();
    }
    m_error = error;
    return error;
}

void HostWebhooks::sendTest()
{
    QMetaObject::invokeMethod(m_sender.get(), [sender = m_sender.get()] { sender->sendTest(); });
}

} // namespace roomdeck
