#include "core/webhooks/connecthook.h"

#include "core/model/names.h"
#include "core/protocol/jsontext.h"
#include "core/webhooks/signedrequest.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QPointer>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>

namespace roomdeck {

namespace {

constexpr qsizetype MaxReasonBytes = 200;

QByteArray json(const ConnectQuestion &question)
{
    QByteArray out = "{\"user\":" + jsonString(question.user);
    const std::pair<const char *, const QByteArray &> texts[]
        = {{"room", question.room},     {"dialect", question.dialect}, {"address", question.address},
           {"origin", question.origin}, {"path", question.path},       {"query", question.query}};
    for (const auto &[key, text] : texts)
        out += QByteArray(",\"") + key + "\":" + jsonString(text);
    return out + ",\"authenticated\":" + (question.authenticated ? "true}" : "false}");
}

// A reason is shown to the client and in the log: one short line.
QByteArray reasonOf(const QJsonValue &value)
{
    const QByteArray reason = value.toString().simplified().toUtf8().left(MaxReasonBytes);
    return reason.isEmpty() ? QByteArray("the backend does not let this client in")
                            : QString::fromUtf8(reason).toUtf8();
}

} // namespace

/// Somebody at the door. Its context is looked at on the hub's thread only, where the workers are ended as
/// well.
struct ConnectHook::Waiting
{
    QPointer<QObject> context;
    Reply reply;

    void tell(const ConnectAnswer &answer) const
    {
        if (context)
            QMetaObject::invokeMethod(
                context.data(), [reply = reply, answer] { reply(answer); }, Qt::QueuedConnection);
    }
};

ConnectHook::ConnectHook(QObject *parent) : QObject(parent) { }

ConnectHook::~ConnectHook() = default;

void ConnectHook::ask(const ConnectQuestion &question, QObject *context, Reply reply)
{
    auto waiting = std::make_shared<Waiting>(Waiting{context, std::move(reply)});
    QMetaObject::invokeMethod(this, [this, question, waiting] { post(question, waiting); });
}

void ConnectHook::post(const ConnectQuestion &question, const std::shared_ptr<Waiting> &waiting)
{
    if (m_settings.url.isEmpty()) { // switched off while the question was on its way
        waiting->tell({});
        return;
    }
    if (!m_web)
        m_web = std::make_unique<QNetworkAccessManager>();
    const QByteArray body = json(question);
    QNetworkRequest request = signedRequest(m_settings.url, body, m_secret, m_settings.timeoutMs);
    if (!question.authorization.isEmpty())
        request.setRawHeader("Authorization", question.authorization);
    if (!question.cookie.isEmpty())
        request.setRawHeader("Cookie", question.cookie);
    QNetworkReply *reply = m_web->post(request, body);
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64) {
        if (received > MaxAnswerBytes)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, waiting] {
        reply->deleteLater();
        waiting->tell(answerOf(*reply));
        Q_EMIT stateChanged();
    });
}

ConnectAnswer ConnectHook::answerOf(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray body = reply.isOpen() ? reply.read(MaxAnswerBytes) : QByteArray(); // cut off: closed
    ConnectAnswer answer;
    bool understood = false;
    if (status == 200 && reply.error() == QNetworkReply::NoError) {
        understood = parse(body, answer);
    } else if (status == 401 || status == 403) {
        understood = true;
        answer.allowed = false;
        answer.status = status;
        answer.detail = reasonOf(QJsonDocument::fromJson(body)[QLatin1String("reason")]);
    }
    if (!understood) {
        ++m_state.failed;
        answer = {};
        answer.allowed = m_settings.failOpen;
        answer.status = 503;
        answer.detail = "the backend that decides about clients does not answer";
        return answer;
    }
    ++(answer.allowed ? m_state.allowed : m_state.denied);
    return answer;
}

bool ConnectHook::parse(const QByteArray &body, ConnectAnswer &answer)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const QJsonValue allow = object[QLatin1String("allow")];
    const QJsonValue user = object[QLatin1String("user")];
    const QJsonValue rooms = object[QLatin1String("rooms")];
    const QJsonValue can = object[QLatin1String("can")];
    answer.user = user.toString().toUtf8();
    if (!allow.isBool() || (!user.isUndefined() && !user.isNull() && !isValidName(answer.user))
        || !(rooms.isUndefined() || rooms.isArray()) || !(can.isUndefined() || can.isArray()))
        return false;
    answer.allowed = allow.toBool();
    answer.detail = answer.allowed ? QByteArray() : reasonOf(object[QLatin1String("reason")]);
    answer.roomsGiven = rooms.isArray();
    for (const QJsonValue &room : rooms.toArray())
        answer.rooms.append(room.toString().toUtf8());
    answer.canGiven = can.isArray();
    if (answer.canGiven) {
        answer.canPublish = can.toArray().contains(QStringLiteral("publish"));
        answer.canSubscribe = can.toArray().contains(QStringLiteral("subscribe"));
    }
    return true;
}

} // namespace roomdeck
