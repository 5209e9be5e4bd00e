// Asks a backend whether a client may come in.
#pragma once

#include "core/model/backendstate.h"
#include "core/net/connectgate.h"
#include "core/settings/serversettings.h"

#include <QtCore/QObject>

#include <memory>

class QNetworkAccessManager;
class QNetworkReply;

namespace roomdeck {

/// POSTs `{"user", "room", "dialect", "address", "origin", "path", "query", "authenticated"}`, signed like a
/// webhook, with the client's Authorization and Cookie headers, and understands
/// `{"allow": bool, "reason": text, "user": name, "rooms": [names], "can": ["publish", "subscribe"]}`; 401
/// and 403 deny as well. Everything else is no answer: ConnectHookSettings::failOpen decides then. Lives on
/// the hub's thread; ask() may be called on any. Never blocks: each client waits for its own answer.
class ConnectHook final : public QObject, public ConnectGate
{
    Q_OBJECT

public:
    explicit ConnectHook(QObject *parent = nullptr);
    ~ConnectHook() override;

    void configure(const ConnectHookSettings &settings) { m_settings = settings; }
    void setSecret(const QByteArray &secret) { m_secret = secret; }
    const ConnectHookState &state() const { return m_state; }

    void ask(const ConnectQuestion &question, QObject *context, Reply reply) override;

    /// What `body` says; false when it says nothing that can be understood.
    static bool parse(const QByteArray &body, ConnectAnswer &answer);

Q_SIGNALS:
    void stateChanged();

private:
    struct Waiting;

    void post(const ConnectQuestion &question, const std::shared_ptr<Waiting> &waiting);
    ConnectAnswer answerOf(QNetworkReply &reply);

    std::unique_ptr<QNetworkAccessManager> m_web; // made on the hub's thread
    ConnectHookSettings m_settings;
    QByteArray m_secret;
    ConnectHookState m_state;
};

} // namespace roomdeck
