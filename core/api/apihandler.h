// The HTTP API under /api/v1: who may ask, what is asked, and the answer. Described by
// resources/api/openapi.yaml.
#pragma once

#include "core/api/hubgateway.h"
#include "core/auth/apitokens.h"
#include "core/auth/authenticator.h"
#include "core/model/moderation.h"
#include "core/model/target.h"

#include <memory>
#include <mutex>

namespace roomdeck {

/// What the API needs to know about access; replaced as a whole when it changes.
struct ApiAccess
{
    ApiTokens tokens;
    bool openOnLoopback = true; ///< without any token, requests from this computer may do everything
};

/// The current ApiAccess, changed by the owner and read by every I/O thread.
class ApiAccessHolder
{
public:
    void set(ApiAccess access)
    {
        auto fresh = std::make_shared<const ApiAccess>(std::move(access));
        const std::lock_guard lock(m_mutex);
        m_access = std::move(fresh);
    }
    std::shared_ptr<const ApiAccess> get() const
    {
        const std::lock_guard lock(m_mutex);
        return m_access;
    }
    /// Slows down whoever guesses tokens.
    GuessLimiter &guesses() const { return m_guesses; }
    void used(const QByteArray &token, qint64 timeUs) const
    {
        const std::lock_guard lock(m_mutex);
        m_uses.insert(token, timeUs);
    }
    /// When each token was used last in this run, by name; UTC µs.
    QHash<QByteArray, qint64> uses() const
    {
        const std::lock_guard lock(m_mutex);
        return m_uses;
    }

private:
    mutable GuessLimiter m_guesses;
    mutable std::mutex m_mutex; // guards the two below
    mutable QHash<QByteArray, qint64> m_uses;
    std::shared_ptr<const ApiAccess> m_access = std::make_shared<const ApiAccess>();
};

/// One for each I/O thread. Answers what it can at once and asks the hub for the rest. Paths outside /api/
/// and /metrics go to `next`.
class ApiHandler final : public QObject, public HttpHandler
{
    Q_OBJECT

public:
    ApiHandler(HubGateway &gateway, std::shared_ptr<const ApiAccessHolder> access,
               std::unique_ptr<HttpHandler> next);

    void handle(const HttpRequest &request, Reply reply) override;

    struct Call;

private:
    /// The caller's role, or a refusal.
    ApiToken authenticate(const HttpRequest &request, HttpResponse &refusal) const;
    /// False, and a refusal, when path, method, type or numbers of a call make no sense.
    static bool acceptable(const Call &call, HttpResponse &refusal);
    void route(const Call &call, const Reply &reply);
    bool routeRooms(const Call &call, const Reply &reply);
    bool routeModeration(const Call &call, const Reply &reply);
    void stream(const Call &call, const Reply &reply);
    void publish(const Call &call, const Target &target, const Reply &reply);
    void moderate(const Call &call, ModerationRequest &&request, const Reply &reply);
    void ask(const Reply &reply, HubGateway::Task task);

    HubGateway &m_gateway;
    std::shared_ptr<const ApiAccessHolder> m_access;
    std::unique_ptr<HttpHandler> m_next;
    std::shared_ptr<int> m_streams = std::make_shared<int>(0); // open now; outlives us in their ends
};

} // namespace roomdeck
