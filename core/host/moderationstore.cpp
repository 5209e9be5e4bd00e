#include "core/host/moderationstore.h"

#include "core/net/connectionmanager.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSaveFile>

namespace roomdeck {

namespace {

QString text(const QByteArray &utf8)
{
    return QString::fromUtf8(utf8);
}

QByteArray bytes(const QJsonValue &value)
{
    return value.toString().toUtf8();
}

QJsonArray toJson(const QList<Restriction> &list)
{
    QJsonArray array;
    for (const Restriction &entry : list) {
        array.append(QJsonObject{{QStringLiteral("user"), text(entry.user)},
                                 {QStringLiteral("address"), text(entry.address)},
                                 {QStringLiteral("reason"), text(entry.reason)},
                                 {QStringLiteral("actor"), text(entry.actor)},
                                 {QStringLiteral("since_us"), entry.sinceUs},
                                 {QStringLiteral("until_us"), entry.untilUs}});
    }
    return array;
}

QList<Restriction> restrictions(const QJsonValue &array)
{
    QList<Restriction> list;
    for (const QJsonValue &value : array.toArray()) {
        const QJsonObject entry = value.toObject();
        list.append({bytes(entry[QLatin1String("user")]), bytes(entry[QLatin1String("address")]),
                     bytes(entry[QLatin1String("reason")]), bytes(entry[QLatin1String("actor")]),
                     entry[QLatin1String("since_us")].toInteger(),
                     entry[QLatin1String("until_us")].toInteger()});
    }
    return list;
}

QJsonObject toJson(const Greeting &greeting)
{
    return {{QStringLiteral("type"), text(greeting.type)},
            {QStringLiteral("payload"), text(greeting.payload)}};
}

Greeting greeting(const QJsonValue &value)
{
    return {bytes(value[QLatin1String("type")]), bytes(value[QLatin1String("payload")])};
}

QJsonObject toJson(const RoomRules &rules)
{
    return {{QStringLiteral("capacity"), rules.capacity},
            {QStringLiteral("slow_mode_ms"), rules.slowModeMs},
            {QStringLiteral("locked"), rules.locked},
            {QStringLiteral("echo"), int(rules.echo)},
            {QStringLiteral("description"), text(rules.description)},
            {QStringLiteral("welcome"), toJson(rules.welcome)},
            {QStringLiteral("pinned"), toJson(rules.pinned)}};
}

RoomRules roomRules(const QJsonObject &object)
{
    RoomRules rules;
    rules.capacity = qMax(0, object[QLatin1String("capacity")].toInt());
    rules.slowModeMs = qMax(0, object[QLatin1String("slow_mode_ms")].toInt());
    rules.locked = object[QLatin1String("locked")].toBool();
    rules.echo = RoomRules::Echo(qBound(0, object[QLatin1String("echo")].toInt(), 2));
    rules.description = bytes(object[QLatin1String("description")]);
    rules.welcome = greeting(object[QLatin1String("welcome")]);
    rules.pinned = greeting(object[QLatin1String("pinned")]);
    return rules;
}

} // namespace

QByteArray moderationToJson(const ModerationState &state)
{
    QJsonObject rules;
    for (auto it = state.rules.cbegin(); it != state.rules.cend(); ++it)
        rules[text(it.key())] = toJson(it.value());
    return QJsonDocument(QJsonObject{{QStringLiteral("bans"), toJson(state.bans)},
                                     {QStringLiteral("mutes"), toJson(state.mutes)},
                                     {QStringLiteral("rooms"), rules}})
        .toJson();
}

bool moderationFromJson(const QByteArray &json, ModerationState &state)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return false;
    state.bans = restrictions(document[QLatin1String("bans")]);
    state.mutes = restrictions(document[QLatin1String("mutes")]);
    const QJsonObject rooms = document[QLatin1String("rooms")].toObject();
    for (auto it = rooms.begin(); it != rooms.end(); ++it)
        state.rules.insert(it.key().toUtf8(), roomRules(it->toObject()));
    return true;
}

ModerationStore::ModerationStore(ConnectionManager &manager, const QString &dataDir)
    : m_manager(manager), m_file(dataDir + QStringLiteral("/moderation.json"))
{ }

Error ModerationStore::restore()
{
    QFile file(m_file);
    if (file.exists()) {
        if (!file.open(QIODevice::ReadOnly))
            return {ErrorCode::BadConfiguration,
                    "cannot read " + m_file.toUtf8() + ": " + file.errorString().toUtf8()};
        if (!moderationFromJson(file.read(16 * 1024 * 1024), m_saved))
            return {ErrorCode::BadConfiguration,
                    m_file.toUtf8() + " is damaged; move it away to start without bans"};
        m_manager.restoreModeration(m_saved);
    }
    connect(&m_manager, &ConnectionManager::moderationChanged, this, &ModerationStore::save);
    return {};
}

void ModerationStore::save(const ModerationState &state)
{
    if (state == m_saved)
        return;
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || file.write(moderationToJson(state)) < 0 || !file.commit()) {
        Q_EMIT saveFailed(m_file + QStringLiteral(": ") + file.errorString());
        return;
    }
    m_saved = state;
}

} // namespace roomdeck
