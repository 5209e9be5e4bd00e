// Everything the operator decides about who may come in: origins, exposure, API tokens, webhooks.
#pragma once

#include "core/settings/serversettings.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <functional>

class QAction;
class QWidget;

namespace roomdeck {

class ApiTokenFile;
class ConnectionManager;
class Hosting;
class HostWebhooks;
class MessageBar;
class OriginQuestion;
class TokensDialog;
class WebhooksDialog;

/// Asks its questions and opens its dialogs; changed settings go through `applySettings`. GUI thread.
class AccessDesk : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ConnectionManager &manager;
        Hosting &hosting;
        MessageBar &messages;
        ApiTokenFile *tokens; ///< null: the window works without tokens
        HostWebhooks *webhooks; ///< null: the window works without webhooks
        std::function<void(const ServerSettings &)> applySettings; ///< counts and is kept
    };

    AccessDesk(const Parts &parts, QWidget *window);

    QList<QAction *> actions() const { return {m_tokensAction, m_webhooksAction}; }
    /// The message bar has nothing more important to say any more.
    void askAgain();
    void retranslate();

Q_SIGNALS:
    void settingsRequested();

private:
    void allowOrigin(const QByteArray &origin);
    void openTokens();
    void openWebhooks();
    void copySecret();
    void applyWebhooks(const WebhookSettings &webhooks, const ConnectHookSettings &hook);

    const Parts m_parts;
    QWidget *m_window;
    OriginQuestion *m_origins;
    QAction *m_tokensAction;
    QAction *m_webhooksAction;
    QPointer<TokensDialog> m_tokensDialog;
    QPointer<WebhooksDialog> m_webhooksDialog;
};

} // namespace roomdeck
