#include "core/traffic/recipients.h"

#include "core/traffic/addressees.h"

#include <QtCore/QSet>

#include <algorithm>

namespace roomdeck {

namespace {

QList<QByteArray> unionOf(const QList<QByteArray> &rooms, qint64 timeUs, const AttendanceBook &book)
{
    if (rooms.size() == 1)
        return book.presentIn(rooms.first(), timeUs);
    QList<QByteArray> users;
    QSet<QByteArray> known;
    for (const QByteArray &room : rooms) {
        for (const QByteArray &user : book.presentIn(room, timeUs)) {
            if (known.contains(user))
                continue;
            known.insert(user);
            users.append(user);
        }
    }
    return users;
}

QList<QByteArray> audienceOf(const TrafficEntry &entry, quint32 recipients, const AttendanceBook *book)
{
    const Addressees to = addresseesOf(rowOf(entry));
    QList<QByteArray> users;
    if (to.everyone)
        users = book ? book->presentAt(entry.timeUs) : QList<QByteArray>();
    else if (!to.users.isEmpty())
        users = to.users;
    else if (book)
        users = unionOf(to.rooms, entry.timeUs, *book);
    users.removeIf([&to](const QByteArray &user) { return to.exceptUsers.contains(user); });
    // Whether senders get their own messages is a matter of settings; more people than recipients tell.
    if (entry.senderKind == SenderKind::Client && users.size() > qsizetype(recipients))
        users.removeOne(entry.user);
    return users;
}

} // namespace

RecipientList recipientsOf(const TrafficEntry &entry, const Delivery &delivery,
                           const QList<DeliveryMiss> &misses, const AttendanceBook *book)
{
    RecipientList list;
    const quint32 missed = delivery.missed();
    const quint32 recipients = std::max(entry.recipients, delivery.recipients());
    QSet<QByteArray> named;
    for (const DeliveryMiss &miss : misses) {
        list.rows.append({miss.connection, miss.user, outcomeOf(miss.cause), miss.cause});
        named.insert(miss.user);
    }
    list.unnamed = missed > quint32(misses.size()) ? missed - quint32(misses.size()) : 0;
    const QList<QByteArray> audience = audienceOf(entry, recipients, book);
    list.audienceKnown = !audience.isEmpty();
    const bool allWritten = delivery.isKnown() && delivery.waiting == 0 && list.unnamed == 0;
    const Outcome others = allWritten ? Outcome::Written : Outcome::Unknown;
    for (const QByteArray &user : audience) {
        if (named.contains(user))
            continue;
        if (list.rows.size() < RecipientList::MaxRows)
            list.rows.append({ConnectionId::None, user, others, MissCause::None});
        else
            ++list.notListed;
    }
    return list;
}

} // namespace roomdeck
