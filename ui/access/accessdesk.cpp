#include "ui/access/accessdesk.h"

#include "core/host/hostwebhooks.h"
#include "core/net/connectionmanager.h"
#include "core/webhooks/webhooksecret.h"
#include "ui/access/exposurequestion.h"
#include "ui/access/originquestion.h"
#include "ui/access/tokensdialog.h"
#include "ui/access/webhooksdialog.h"
#include "ui/mainwindow/hosting.h"
#include "ui/text/displaytext.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

namespace roomdeck {

AccessDesk::AccessDesk(const Parts &parts, QWidget *window)
    : QObject(window), m_parts(parts), m_window(window),
      m_origins(new OriginQuestion(parts.hosting, parts.messages, this)), m_tokensAction(new QAction(this)),
      m_webhooksAction(new QAction(this))
{
    m_tokensAction->setObjectName(QStringLiteral("apiTokens"));
    m_webhooksAction->setObjectName(QStringLiteral("webhooks"));
    m_tokensAction->setEnabled(parts.tokens);
    m_webhooksAction->setEnabled(parts.webhooks);
    connect(m_tokensAction, &QAction::triggered, this, &AccessDesk::openTokens);
    connect(m_webhooksAction, &QAction::triggered, this, &AccessDesk::openWebhooks);
    connect(m_origins, &OriginQuestion::allowed, this, &AccessDesk::allowOrigin);
    connect(&parts.manager, &ConnectionManager::trafficReady, m_origins, &OriginQuestion::learnFrom);
    auto *exposure = new ExposureQuestion(parts.hosting, window);
    connect(exposure, &ExposureQuestion::settingsRequested, this, &AccessDesk::settingsRequested);
    connect(exposure, &ExposureQuestion::answered, this, [this](const ServerSettings &settings) {
        m_parts.applySettings(settings);
        m_parts.hosting.start();
    });
    retranslate();
}

void AccessDesk::allowOrigin(const QByteArray &origin)
{
    ServerSettings settings = m_parts.hosting.settings();
    if (!settings.allowedOrigins.contains(origin))
        settings.allowedOrigins.append(origin);
    m_parts.applySettings(settings);
}

void AccessDesk::openTokens()
{
    if (!m_tokensDialog) {
        m_tokensDialog = new TokensDialog(*m_parts.tokens, m_window);
        m_tokensDialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_tokensDialog->show();
    m_tokensDialog->raise();
    m_tokensDialog->activateWindow();
}

void AccessDesk::openWebhooks()
{
    if (!m_webhooksDialog) {
        HostWebhooks &webhooks = *m_parts.webhooks;
        m_webhooksDialog = new WebhooksDialog(m_parts.hosting.settings(), m_window);
        m_webhooksDialog->setAttribute(Qt::WA_DeleteOnClose);
        m_webhooksDialog->setState(webhooks.state());
        connect(&webhooks, &HostWebhooks::stateChanged, m_webhooksDialog, &WebhooksDialog::setState);
        connect(m_webhooksDialog, &WebhooksDialog::testRequested, &webhooks, &HostWebhooks::sendTest);
        connect(m_webhooksDialog, &WebhooksDialog::secretRequested, this, &AccessDesk::copySecret);
        connect(m_webhooksDialog, &WebhooksDialog::settingsChanged, this, &AccessDesk::applyWebhooks);
    }
    m_webhooksDialog->show();
    m_webhooksDialog->raise();
    m_webhooksDialog->activateWindow();
}

void AccessDesk::copySecret()
{
    Error error;
    const QByteArray secret = WebhookSecret::read(m_parts.webhooks->secretFile(), error);
    m_webhooksDialog->setProblem(displayText(error.detail, 300));
    if (!error)
        QGuiApplication::clipboard()->setText(QString::fromUtf8(secret));
}

void AccessDesk::applyWebhooks(const WebhookSettings &webhooks, const ConnectHookSettings &hook)
{
    ServerSettings settings = m_parts.hosting.settings();
    settings.webhooks = webhooks;
    settings.connectHook = hook;
    m_parts.applySettings(settings);
    m_webhooksDialog->setProblem(displayText(m_parts.webhooks->error().detail, 300));
}

void AccessDesk::askAgain()
{
    m_origins->askAgain();
}

void AccessDesk::retranslate()
{
    m_tokensAction->setText(tr("API &Tokens…"));
    m_webhooksAction->setText(tr("&Webhooks…"));
    m_origins->retranslate();
}

} // namespace roomdeck
