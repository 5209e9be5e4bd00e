#include "ui/settings/limitfields.h"

#include <QtCore/QCoreApplication>

namespace roomdeck {

namespace {

constexpr char context[] = "roomdeck::LimitFields";

} // namespace

const QList<LimitField> &limitFields()
{
    static const QList<LimitField> fields{
        {&Limits::maxConnections, QT_TRANSLATE_NOOP("roomdeck::LimitFields", "&Connections"), "", 1, 1,
         1'000'000, 100, false},
        {&Limits::maxRoomsPerConnection, QT_TRANSLATE_NOOP("roomdeck::LimitFields", "&Rooms per connection"),
         "", 1, 1, 10'000, 10, false},
        {&Limits::maxMessageBytes, QT_TRANSLATE_NOOP("roomdeck::LimitFields", "&Message size"),
         QT_TRANSLATE_NOOP("roomdeck::LimitFields", " KiB"), 1024, 1, 256 * 1024, 16, false},
        {&Limits::maxJsonDepth, QT_TRANSLATE_NOOP("roomdeck::LimitFields", "JSON &depth"), "", 1, 2, 1000, 8,
         false},
        {&Limits::messagesPerSecond,
         QT_TRANSLATE_NOOP("roomdeck::LimitFields", "Messages per &second and connection"), "", 1, 0,
         1'000'000, 10, true},
        {&Limits::outboxSoftBytes, QT_TRANSLATE_NOOP("roomdeck::LimitFields", "Queue that counts as s&low"),
         QT_TRANSLATE_NOOP("roomdeck::LimitFields", " KiB"), 1024, 4, 1024 * 1024, 64, false},
        {&Limits::outboxHardBytes,
         QT_TRANSLATE_NOOP("roomdeck::LimitFields", "Queue that ends a c&onnection"),
         QT_TRANSLATE_NOOP("roomdeck::LimitFields", " KiB"), 1024, 16, 1024 * 1024, 64, false},
        {&Limits::pingIntervalMs, QT_TRANSLATE_NOOP("roomdeck::LimitFields", "Silence before a &ping"),
         QT_TRANSLATE_NOOP("roomdeck::LimitFields", " s"), 1000, 1, 3600, 5, false},
        {&Limits::pongTimeoutMs, QT_TRANSLATE_NOOP("roomdeck::LimitFields", "Time to a&nswer a ping"),
         QT_TRANSLATE_NOOP("roomdeck::LimitFields", " s"), 1000, 1, 3600, 5, false},
    };
    return fields;
}

QString limitText(const char *source)
{
    return source[0] == '\0' ? QString() : QCoreApplication::translate(context, source);
}

const char *noLimitText()
{
    return QT_TRANSLATE_NOOP("roomdeck::LimitFields", "no limit");
}

} // namespace roomdeck
