#include "core/exchange/harreader.h"

#include "core/exchange/entrynames.h"
#include "core/http/secrets.h"
#include "core/protocol/jsonscan.h"

#include <QtCore/QUrl>
#include <algorithm>
#include <vector>

namespace roomdeck {

namespace {

constexpr int maxMessageDepth = 1000;
constexpr qsizetype maxInterpreted = 4 * 1024 * 1024; ///< longer messages are not searched for type and room

/// A thing to log, found in the file and not yet in order.
struct Moment
{
    qint64 timeUs = 0;
    quint64 connection = 0;
    TrafficKind kind = TrafficKind::Message;
    QByteArrayView source; ///< the message, or the entry for connects
};

struct Conversation
{
    QByteArray user;
    QByteArray address;
    DialectId dialect = 0;
};

QByteArray oneLine(QByteArray text)
{
    return text.replace('\r', ' ').replace('\n', ' ');
}

QByteArray requestHead(QByteArrayView entry)
{
    const QByteArrayView request = jsonMember(entry, "request");
    const QUrl url(QString::fromUtf8(jsonTextOf(jsonMember(request, "url"))));
    const QByteArray target = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment
                                            | QUrl::FullyEncoded);
    QByteArray head
        = "GET " + (target.isEmpty() ? QByteArray("/") : maskedTarget(oneLine(target))) + " HTTP/1.1\r\n";
    bool host = false;
    JsonItems headers(jsonMember(request, "headers"));
    while (headers.next()) {
        const QByteArray name = oneLine(jsonTextOf(jsonMember(headers.value(), "name")));
        if (name.isEmpty() || name.startsWith(':')) // HTTP/2 pseudo headers
            continue;
        host |= name.compare("host", Qt::CaseInsensitive) == 0;
        head += name + ": "
            + (isSecretHeader(name) ? QByteArray("***")
                                    : oneLine(jsonTextOf(jsonMember(headers.value(), "value"))))
            + "\r\n";
    }
    if (!host && !url.host().isEmpty())
        head += "Host: " + QUrl(url).adjusted(QUrl::RemoveUserInfo).authority().toUtf8() + "\r\n";
    return head + "\r\n";
}

/// What a hub or chat message says about itself.
void interpret(TrafficEntry &entry, const QByteArray &text)
{
    JsonMembers members;
    if (text.size() > maxInterpreted || !text.isValidUtf8()
        || scanJsonObject(text, maxMessageDepth, members)) {
        entry.payload = text.isValidUtf8() ? jsonString(text) : QByteArray();
        return;
    }
    entry.payload = text;
    entry.type = "message";
    for (const JsonMember &member : members) {
        if (member.key() == "type")
            entry.type = jsonTextOf(member.value);
        else if (member.key() == "room_id" || member.key() == "room")
            entry.room = jsonTextOf(member.value);
        else if (member.key() == "user_id" || member.key() == "sender")
            entry.user = jsonTextOf(member.value);
        else if (member.key() == "payload")
            entry.payload = member.value.toByteArray();
    }
}

TrafficEntry entryOf(const Moment &moment, Conversation &conversation)
{
    TrafficEntry entry;
    entry.timeUs = moment.timeUs;
    entry.connection = ConnectionId(moment.connection);
    entry.kind = moment.kind;
    entry.dialect = conversation.dialect;
    entry.address = conversation.address;
    entry.user = conversation.user;
    if (moment.kind == TrafficKind::Connected) {
        entry.raw = requestHead(moment.source);
        return entry;
    }
    const bool binary = jsonMember(moment.source, "opcode") == "2";
    const QByteArray data = jsonTextOf(jsonMember(moment.source, "data"));
    entry.raw = binary ? QByteArray::fromBase64(data) : data;
    if (binary)
        entry.type = "binary";
    else
        interpret(entry, data);
    if (jsonTextOf(jsonMember(moment.source, "type")) == "send") {
        if (!conversation.user.isEmpty())
            entry.user = conversation.user;
        else if (!entry.user.isEmpty())
            conversation.user = entry.user;
    } else {
        entry.senderKind = SenderKind::Server;
    }
    return entry;
}

void collect(QByteArrayView har, std::vector<Moment> &moments, std::vector<Conversation> &conversations,
             ImportTarget &target)
{
    JsonItems entries(jsonMember(jsonMember(har, "log"), "entries"));
    while (entries.next()) {
        const QByteArrayView messages = jsonMember(entries.value(), "_webSocketMessages");
        if (jsonType(messages) != JsonType::Array)
            continue;
        const QByteArrayView ours = jsonMember(entries.value(), "_roomdeck");
        conversations.push_back({jsonTextOf(jsonMember(ours, "user")),
                                 jsonTextOf(jsonMember(ours, "address")),
                                 target.dialect(jsonTextOf(jsonMember(ours, "dialect")))});
        const auto id = quint64(conversations.size());
        const auto begun = timeOfText(jsonTextOf(jsonMember(entries.value(), "startedDateTime")));
        moments.push_back({begun.value_or(0), id, TrafficKind::Connected, entries.value()});
        qint64 latest = begun.value_or(0);
        JsonItems items(messages);
        while (items.next()) {
            const auto time = timeOfText(jsonMember(items.value(), "time"));
            latest = time.value_or(latest);
            moments.push_back({latest, id, TrafficKind::Message, items.value()});
        }
    }
}

} // namespace

SessionError readHar(QByteArrayView text, ImportTarget &target, const ExchangeProgress &progress)
{
    if (!text.isValidUtf8())
        return {SessionFault::BadInput, "not UTF-8"};
    if (const JsonError error = scanJson(text, maxMessageDepth))
        return {SessionFault::BadInput, describe(error, text)};
    if (jsonType(jsonMember(jsonMember(text, "log"), "entries")) != JsonType::Array)
        return {SessionFault::BadInput, "no log.entries: not a HAR file"};
    std::vector<Moment> moments;
    std::vector<Conversation> conversations;
    collect(text, moments, conversations, target);
    if (conversations.empty())
        return {SessionFault::BadInput, "no WebSocket connection in this HAR file"};
    std::stable_sort(moments.begin(), moments.end(),
                     [](const Moment &a, const Moment &b) { return a.timeUs < b.timeUs; });
    for (std::size_t i = 0; i < moments.size(); ++i) {
        if (SessionError error = target.add(entryOf(moments[i], conversations[moments[i].connection - 1])))
            return error;
        if (i % 1000 == 999 && progress && !progress(qint64(i), qint64(moments.size())))
            return {SessionFault::Cancelled, {}};
    }
    return {};
}

} // namespace roomdeck
