// What the API answers, made from the hub's tables. Hub thread.
#pragma once

#include "core/api/apicall.h"

#include <QtCore/QJsonObject>

namespace roomdeck {

class RoomHub;

HttpResponse serverView(RoomHub &hub);
/// How it goes with webhooks and the connect hook.
HttpResponse webhooksView(RoomHub &hub);
/// Rooms by name after `after`, at most `limit`; `next` in the answer continues.
HttpResponse roomsView(RoomHub &hub, const QByteArray &after, int limit);
HttpResponse roomView(RoomHub &hub, const QByteArray &name);
/// Users by name after `after`, as above.
HttpResponse membersView(RoomHub &hub, const QByteArray &room, const QByteArray &after, int limit);
HttpResponse connectionsView(RoomHub &hub, quint64 after, int limit);
/// The room's latest events that are still in memory, oldest first.
HttpResponse historyView(RoomHub &hub, const QByteArray &room, int limit);
HttpResponse restrictionsView(RoomHub &hub, bool bans);
/// Sends; the answer names the event's id and its recipients. A key that was used before is answered as then.
HttpResponse publishView(RoomHub &hub, const QList<PublishItem> &items, bool batch, const QByteArray &key);
HttpResponse patchRoom(RoomHub &hub, const QByteArray &room, const QJsonObject &changes,
                       const QByteArray &actor);
/// OpenMetrics text.
HttpResponse metricsView(RoomHub &hub);

} // namespace roomdeck
