#include "core/operator/templatefile.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSaveFile>

namespace roomdeck {

namespace {

constexpr int MaxItems = 2000;
constexpr int MaxNameChars = 200;
constexpr int MaxTextBytes = 1024 * 1024;
constexpr int FormatVersion = 1;

const auto TemplatesMark = QLatin1String("roomdeck_templates");
const auto SchedulesMark = QLatin1String("roomdeck_schedules");

QString text(const QJsonObject &object, const char *key, int maxChars)
{
    return object.value(QLatin1String(key)).toString().left(maxChars);
}

QLatin1String kindName(Target::Kind kind)
{
    switch (kind) {
    case Target::Kind::Rooms:
        return QLatin1String("rooms");
    case Target::Kind::Users:
        return QLatin1String("users");
    case Target::Kind::Connections:
    case Target::Kind::Everyone:
        break;
    }
    return QLatin1String("everyone");
}

QJsonArray namesToJson(const QList<QByteArray> &names)
{
    QJsonArray array;
    for (const QByteArray &name : names)
        array.append(QString::fromUtf8(name));
    return array;
}

QList<QByteArray> namesFromJson(const QJsonValue &value)
{
    QList<QByteArray> names;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &name : array) {
        if (name.isString() && names.size() < MaxItems)
            names.append(name.toString().left(MaxNameChars).toUtf8());
    }
    return names;
}

QJsonObject draftToJson(const Draft &draft)
{
    return {{QStringLiteral("type"), QString::fromUtf8(draft.type)},
            {QStringLiteral("text"), QString::fromUtf8(draft.text)},
            {QStringLiteral("plain_text"), draft.plainText}};
}

Draft draftFromJson(const QJsonObject &object)
{
    Draft draft;
    draft.type = text(object, "type", MaxNameChars).toUtf8();
    draft.text = text(object, "text", MaxTextBytes).toUtf8();
    draft.plainText = object.value(QLatin1String("plain_text")).toBool();
    return draft;
}

QJsonObject templateToJson(const MessageTemplate &item)
{
    QJsonObject object = draftToJson(item.draft);
    object.insert(QStringLiteral("id"), item.id);
    object.insert(QStringLiteral("name"), item.name);
    object.insert(QStringLiteral("folder"), item.folder);
    object.insert(QStringLiteral("function_key"), item.functionKey);
    object.insert(QStringLiteral("counter"), qint64(item.counter));
    if (item.ownTarget && item.draft.target.kind != Target::Kind::Connections)
        object.insert(QStringLiteral("target"), targetToJson(item.draft.target));
    return object;
}

MessageTemplate templateFromJson(const QJsonObject &object)
{
    MessageTemplate item;
    item.id = text(object, "id", 64);
    item.name = text(object, "name", MaxNameChars);
    item.folder = text(object, "folder", MaxNameChars);
    item.draft = draftFromJson(object);
    item.functionKey = object.value(QLatin1String("function_key")).toInt();
    item.counter = quint64(qMax(qint64(1), object.value(QLatin1String("counter")).toInteger(1)));
    item.ownTarget = object.contains(QLatin1String("target"));
    if (item.ownTarget)
        item.draft.target = targetFromJson(object.value(QLatin1String("target")).toObject());
    return item;
}

QJsonObject sendToJson(const ScheduledSend &send)
{
    QJsonObject object = draftToJson(send.draft);
    object.insert(QStringLiteral("name"), send.name);
    object.insert(QStringLiteral("target"), targetToJson(send.draft.target));
    object.insert(QStringLiteral("once"), send.kind == ScheduledSend::Kind::Once);
    object.insert(QStringLiteral("interval_ms"), send.intervalMs);
    object.insert(QStringLiteral("due_ms"), send.dueMs);
    object.insert(QStringLiteral("left_ms"), send.leftMs);
    object.insert(QStringLiteral("remaining"), send.remaining);
    object.insert(QStringLiteral("counter"), qint64(send.counter));
    object.insert(QStringLiteral("sent"), send.sent);
    object.insert(QStringLiteral("missed"), send.missed);
    object.insert(QStringLiteral("paused"), send.state == ScheduledSend::State::Paused);
    return object;
}

ScheduledSend sendFromJson(const QJsonObject &object)
{
    ScheduledSend send;
    send.name = text(object, "name", MaxNameChars);
    send.draft = draftFromJson(object);
    send.draft.target = targetFromJson(object.value(QLatin1String("target")).toObject());
    const bool once = object.value(QLatin1String("once")).toBool();
    send.kind = once ? ScheduledSend::Kind::Once : ScheduledSend::Kind::Every;
    constexpr qint64 year = qint64(366) * 24 * 3600 * 1000;
    send.intervalMs = qBound(qint64(1000), object.value(QLatin1String("interval_ms")).toInteger(), year);
    send.dueMs = object.value(QLatin1String("due_ms")).toInteger();
    send.leftMs = qBound(qint64(0), object.value(QLatin1String("left_ms")).toInteger(), send.intervalMs);
    send.remaining = object.value(QLatin1String("remaining")).toInt(-1);
    send.counter = quint64(qMax(qint64(1), object.value(QLatin1String("counter")).toInteger(1)));
    send.sent = qMax(0, object.value(QLatin1String("sent")).toInt());
    send.missed = qMax(0, object.value(QLatin1String("missed")).toInt());
    const bool paused = object.value(QLatin1String("paused")).toBool();
    send.state = paused ? ScheduledSend::State::Paused : ScheduledSend::State::Stopped;
    return send;
}

Error arrayFrom(const QByteArray &json, QLatin1String mark, const char *key, QJsonArray &array)
{
    QJsonParseError parsed;
    const QJsonObject object = QJsonDocument::fromJson(json, &parsed).object();
    if (parsed.error != QJsonParseError::NoError)
        return {ErrorCode::InvalidJson, "not JSON: " + parsed.errorString().toUtf8()};
    if (!object.contains(mark) || !object.value(QLatin1String(key)).isArray())
        return {ErrorCode::BadConfiguration, "no " + QByteArray(mark.data(), mark.size()) + " file"};
    if (object.value(mark).toInt() > FormatVersion)
        return {ErrorCode::BadConfiguration, "written by a later version"};
    array = object.value(QLatin1String(key)).toArray();
    if (array.size() > MaxItems)
        return {ErrorCode::TooLarge, "more than " + QByteArray::number(MaxItems) + " entries"};
    return {};
}

QByteArray document(QLatin1String mark, const char *key, const QJsonArray &array)
{
    return QJsonDocument(QJsonObject{{mark, FormatVersion}, {QLatin1String(key), array}}).toJson();
}

} // namespace

QJsonObject targetToJson(const Target &target)
{
    return {{QStringLiteral("kind"), kindName(target.kind)},
            {QStringLiteral("names"), namesToJson(target.names)},
            {QStringLiteral("except"), namesToJson(target.exceptUsers)}};
}

Target targetFromJson(const QJsonObject &object)
{
    Target target;
    const QString kind = object.value(QLatin1String("kind")).toString();
    if (kind == QLatin1String("rooms"))
        target.kind = Target::Kind::Rooms;
    else if (kind == QLatin1String("users"))
        target.kind = Target::Kind::Users;
    if (target.kind != Target::Kind::Everyone)
        target.names = namesFromJson(object.value(QLatin1String("names")));
    target.exceptUsers = namesFromJson(object.value(QLatin1String("except")));
    return target;
}

QByteArray templatesToJson(const TemplateList &templates)
{
    QJsonArray array;
    for (const MessageTemplate &item : templates)
        array.append(templateToJson(item));
    return document(TemplatesMark, "templates", array);
}

Error templatesFromJson(const QByteArray &json, TemplateList &templates)
{
    QJsonArray array;
    if (const Error error = arrayFrom(json, TemplatesMark, "templates", array))
        return error;
    TemplateList list;
    for (const QJsonValue &value : std::as_const(array)) {
        MessageTemplate item = templateFromJson(value.toObject());
        if (!item.name.trimmed().isEmpty())
            list.append(std::move(item));
    }
    templates = normalized(std::move(list));
    return {};
}

QByteArray schedulesToJson(const QList<ScheduledSend> &sends)
{
    QJsonArray array;
    for (const ScheduledSend &send : sends) {
        // What is for connections or already over means nothing to the next run.
        if (send.state != ScheduledSend::State::Done && send.draft.target.kind != Target::Kind::Connections)
            array.append(sendToJson(send));
    }
    return document(SchedulesMark, "schedules", array);
}

Error schedulesFromJson(const QByteArray &json, QList<ScheduledSend> &sends)
{
    QJsonArray array;
    if (const Error error = arrayFrom(json, SchedulesMark, "schedules", array))
        return error;
    sends.clear();
    for (const QJsonValue &value : std::as_const(array))
        sends.append(sendFromJson(value.toObject()));
    return {};
}

Error readSmallFile(const QString &path, qint64 maxBytes, QByteArray &content)
{
    QFile file(path);
    content.clear();
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return {ErrorCode::BadConfiguration, file.errorString().toUtf8()};
    content = file.read(maxBytes + 1);
    if (content.size() > maxBytes) {
        content.clear();
        return {ErrorCode::TooLarge, "the file is larger than " + QByteArray::number(maxBytes) + " bytes"};
    }
    return {};
}

Error writeWholeFile(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return {ErrorCode::PermissionDenied, file.errorString().toUtf8()};
    return {};
}

} // namespace roomdeck
