#include "core/session/sessioninfo.h"

#include "core/settings/serversettings.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace roomdeck {

QByteArray settingsSnapshot(const ServerSettings &settings)
{
    const Limits &l = settings.limits;
    const QJsonObject limits{
        {QStringLiteral("maxConnections"), l.maxConnections},
        {QStringLiteral("maxConnectionsPerAddress"), l.maxConnectionsPerAddress},
        {QStringLiteral("maxRoomsPerConnection"), l.maxRoomsPerConnection},
        {QStringLiteral("maxMessageBytes"), l.maxMessageBytes},
        {QStringLiteral("maxJsonDepth"), l.maxJsonDepth},
        {QStringLiteral("handshakeTimeoutMs"), l.handshakeTimeoutMs},
        {QStringLiteral("messageTimeoutMs"), l.messageTimeoutMs},
        {QStringLiteral("pingIntervalMs"), l.pingIntervalMs},
        {QStringLiteral("pongTimeoutMs"), l.pongTimeoutMs},
        {QStringLiteral("outboxHardBytes"), l.outboxHardBytes},
        {QStringLiteral("outboxSoftBytes"), l.outboxSoftBytes},
        {QStringLiteral("outboxSoftMs"), l.outboxSoftMs},
        {QStringLiteral("messagesPerSecond"), l.messagesPerSecond},
    };
    const QJsonObject object{
        {QStringLiteral("address"), settings.address},
        {QStringLiteral("port"), settings.port},
        {QStringLiteral("ioThreads"), settings.ioThreads},
        {QStringLiteral("echoToSender"), settings.echoToSender},
        {QStringLiteral("limits"), limits},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace roomdeck
