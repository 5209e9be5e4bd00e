// The half of IoWorker that lets connections in: handshakes, admission, sessions made of them.
#include "core/http/httpconnection.h"
#include "core/model/monotonic.h"
#include "core/model/names.h"
#include "core/net/banlist.h"
#include "core/net/ioworker.h"
#include "core/net/link.h"

#include <QtCore/QDateTime>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>
#include <QtWebSockets/QWebSocket>
#include <algorithm>

namespace roomdeck {

void IoWorker::adopt(qintptr descriptor)
{
    m_nowMs = monotonicMs();
#ifdef Q_OS_UNIX
    if (!m_draining) {
        if (pendingHandshakes() >= size_t(m_settings.limits.maxPendingHandshakes) && !m_doormen.empty())
            m_doormen.erase(m_doormen.begin()); // it has had the most time
        DoormanOwner &owner = *this;
        const auto speaks = m_shared->security->tls() ? Doorman::Speaks::Tls : Doorman::Speaks::Http;
        m_doormen.push_back(std::make_unique<Doorman>(int(descriptor), owner, speaks,
                                                      m_settings.limits.maxHeadBytes,
                                                      m_nowMs + m_settings.limits.handshakeTimeoutMs));
        return;
    }
#endif
    takeDescriptor(descriptor, m_nowMs + m_settings.limits.handshakeTimeoutMs);
}

size_t IoWorker::pendingHandshakes() const
{
#ifdef Q_OS_UNIX
    return m_handshakes.size() + m_doormen.size() + m_consultations.size();
#else
    return m_handshakes.size();
#endif
}

void IoWorker::takeDescriptor(qintptr descriptor, qint64 deadlineMs)
{
    const bool secure = m_shared->security->tls() != nullptr;
    QTcpSocket *socket = secure ? new QSslSocket : new QTcpSocket;
    if (!socket->setSocketDescriptor(descriptor) || m_draining) {
        delete socket;
        return;
    }
    // Messages are small and wanted at once; corking is done here, a turn at a time.
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    takeSocket(socket, deadlineMs);
}

void IoWorker::takeSocket(QTcpSocket *socket, qint64 deadlineMs)
{
    if (int(m_handshakes.size()) >= m_settings.limits.maxPendingHandshakes)
        dropped(*m_handshakes.front()); // it has had the most time
    HandshakeOwner &owner = *this; // a private base: only we may say that we are one
    m_handshakes.push_back(
        std::make_unique<Handshake>(socket, owner, m_settings.limits.maxHeadBytes, deadlineMs));
    if (auto *secure = qobject_cast<QSslSocket *>(socket)) {
        secure->setSslConfiguration(*m_shared->security->tls());
        secure->startServerEncryption();
    }
}

Verdict IoWorker::judge(HttpRequest &request)
{
    request.peerAddress = clientAddress(request, m_settings.trustedProxies);
    Verdict verdict = judgeUpgrade(request, m_shared->dialects, m_settings);
    if (verdict.status != 101 || !authenticate(request, verdict))
        return verdict;
    // Who is banned is no question for a backend.
    const bool asks = m_shared->security->gate() && !m_draining
        && !(m_bans && m_bans->bans(verdict.admission.user, hostOf(request.peerAddress)));
    if (asks)
        verdict.undecided = true;
    else
        admit(request, verdict);
    return verdict;
}

// Counts the connection in, unless something forbids it.
void IoWorker::admit(const HttpRequest &request, Verdict &verdict)
{
    const QByteArray host = hostOf(request.peerAddress);
    const auto refuse = [&verdict](int status, const QByteArray &detail) {
        verdict.status = status;
        verdict.detail = detail;
    };
    if (m_bans && m_bans->bans(verdict.admission.user, host))
        return refuse(403, "banned");
    if (m_draining)
        return refuse(503, "the server is stopping");
    if (!m_shared->security->census.enter(host, verdict.admission.user, m_settings.limits))
        return refuse(429, "too many connections from this address or user");
    if (m_shared->connections.fetch_add(1) >= m_settings.limits.maxConnections) {
        --m_shared->connections;
        m_shared->security->census.leave(host, verdict.admission.user);
        refuse(503, "too many connections");
    }
}

bool IoWorker::authenticate(const HttpRequest &request, Verdict &verdict)
{
    const std::shared_ptr<const Authenticator> authenticator = m_shared->security->authenticator();
    if (authenticator->isOff())
        return true;
    const QByteArray host = hostOf(request.peerAddress);
    const qint64 nowMs = monotonicMs();
    if (!m_shared->security->guesses.mayTry(host, nowMs)) {
        verdict.status = 429;
        verdict.detail = "too many wrong tokens";
        return false;
    }
    if (!authenticator->authenticate(request, QDateTime::currentSecsSinceEpoch(), verdict.identity,
                                     verdict.detail)) {
        m_shared->security->guesses.failed(host, nowMs);
        verdict.status = 401;
        return false;
    }
    m_shared->security->guesses.succeeded(host);
    Admission &admission = verdict.admission;
    if (!verdict.identity.user.isEmpty()) {
        admission.user = verdict.identity.user;
        admission.userAssigned = false;
    }
    if (!isValidName(admission.user)
        || (!admission.room.isEmpty() && !verdict.identity.mayEnter(admission.room))) {
        verdict.status = 403;
        verdict.detail = "the token does not allow this room";
        return false;
    }
    return true;
}

void IoWorker::upgrade(Handshake &handshake)
{
    const QByteArray key = handshake.socket()->peerAddress().toString().toLatin1() + ':'
        + QByteArray::number(handshake.socket()->peerPort());
    m_upgrading.insert(key, &handshake);
    m_upgrader.handleConnection(handshake.socket());
}

void IoWorker::onNewWebSocket()
{
    while (QWebSocket *next = m_upgrader.nextPendingConnection()) {
        std::unique_ptr<QWebSocket> webSocket(next);
        const QByteArray key = webSocket->peerAddress().toString().toLatin1() + ':'
            + QByteArray::number(webSocket->peerPort());
        Handshake *handshake = m_upgrading.take(key);
        if (handshake)
            openSession(*handshake, std::move(webSocket));
        else
            webSocket.release()->deleteLater(); // given up meanwhile
    }
}

void IoWorker::openSession(Handshake &handshake, std::unique_ptr<QWebSocket> webSocket)
{
    Session &opened = addSession(handshake.verdict, handshake.peer(), handshake.request());
    QByteArray early = handshake.early;
    QTcpSocket *socket = handshake.releaseSocket();
    std::unique_ptr<Link> link = makeLink(std::move(webSocket), socket, opened, early);
    dropped(handshake);
    opened.start(std::move(link), early);
    if (m_draining)
        opened.close(CloseCode::GoingAway, "the server stops");
}

Session &IoWorker::addSession(const Verdict &verdict, const QByteArray &peer, const HttpRequest &request,
                              const QByteArray &answer)
{
    const Admission &admission = verdict.admission;
    const auto id = ConnectionId(++m_shared->lastConnection);
    SessionOwner &owner = *this;
    auto session = std::make_unique<Session>(id, verdict.dialect,
                                             m_shared->dialects.at(verdict.dialect).createState(), owner);
    Session &added = *session;
    added.user = added.admittedAs = admission.user;
    added.host = hostOf(peer);
    added.index = m_sessions.size();
    added.hearsMembership = m_shared->dialects.at(verdict.dialect).tellsMembership();
    m_byId.insert(id, &added);
    m_sessions.push_back(std::move(session));
    if (!answer.isEmpty())
        added.sendRaw(answer);
    m_hub.opened(
        {id, admission.user, admission.room, peer, m_observed ? maskedHead(request) : QByteArray(),
         verdict.dialect, m_index, added.hearsMembership,
         verdict.identity.authenticated ? std::make_shared<const Identity>(verdict.identity) : nullptr});
    return added;
}

void IoWorker::serveHttp(Handshake &handshake)
{
    QTcpSocket *socket = handshake.releaseSocket();
    new HttpConnection(socket, m_http, HttpLimits{m_settings.limits.maxHeadBytes, 1024 * 1024},
                       m_settings.limits.handshakeTimeoutMs, this);
    dropped(handshake);
}

void IoWorker::refused(Handshake &handshake, int status, const QByteArray &detail)
{
    m_hub.refused(handshake.peer(), status, detail, handshake.verdict.refusedOrigin);
}

void IoWorker::dropped(Handshake &handshake)
{
    const auto it = std::find_if(m_handshakes.begin(), m_handshakes.end(),
                                 [&](const auto &h) { return h.get() == &handshake; });
    if (it == m_handshakes.end())
        return;
    if (handshake.isUpgrading() && handshake.socket()) {
        // Admitted but gone before the upgrade was done.
        --m_shared->connections;
        m_shared->security->census.leave(hostOf(handshake.peer()), handshake.verdict.admission.user);
        m_upgrading.removeIf([&](const auto &entry) { return entry.value() == &handshake; });
    }
    if (handshake.verdict.undecided)
        std::erase_if(m_consultations, [&](const auto &c) { return isAbout(*c.second, handshake); });
    handshake.abandon();
    it->release()->deleteLater(); // we may be inside its slot
    std::swap(*it, m_handshakes.back());
    m_handshakes.pop_back();
    if (m_draining)
        QMetaObject::invokeMethod(this, &IoWorker::checkDrained, Qt::QueuedConnection);
}

} // namespace roomdeck
