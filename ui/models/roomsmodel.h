// The rooms, "All rooms" first, for the list on the left.
#pragma once

#include "ui/models/ratehistory.h"
#include "ui/models/rosterstate.h"

#include <QtCore/QAbstractListModel>
#include <memory>
#include <vector>

namespace roomdeck {

/// Row 0 stands for all rooms, the others are sorted by name. Follows a RosterState with row-wise changes, so
/// selections survive. GUI thread. Rates are messages per second, times UTC µs.
class RoomsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        NameRole = Qt::UserRole + 1, ///< QByteArray; empty for "All rooms"
        UsersRole, ///< int
        ConnectionsRole, ///< int
        RateRole, ///< double
        HistoryRole, ///< QList<float>, one sample a second; empty while nothing happened
        LastActivityRole, ///< qint64; 0 = never
        LockedRole, ///< bool
        AllRoomsRole, ///< bool
        CapacityRole, ///< int, users; 0 = no limit
        SlowModeRole, ///< int, ms between two messages of one user; 0 = off
        UnreadRole, ///< int, messages while nobody looked
    };

    explicit RoomsModel(const RosterState &roster, QObject *parent = nullptr);
    ~RoomsModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Row of a room, 0 for the empty name, -1 when there is none.
    int rowOf(const QByteArray &room) const;
    QByteArray nameAt(int row) const;

public Q_SLOTS:
    /// Takes one sample of every room's rate; to be called once a second.
    void sample();
    /// How many messages came into rooms while nobody looked, by room.
    void setUnread(const QHash<QByteArray, int> &unread);
    /// Tells views that texts changed language.
    void retranslate();

private:
    struct Entry;
    using Entries = std::vector<std::unique_ptr<Entry>>;

    void follow(const roomdeck::RosterChange &change);
    void rebuild();
    void update(const QByteArray &room);
    Entries::iterator find(const QByteArray &room);
    QVariant allRoomsData(int role) const;
    QVariant roomData(const Entry &entry, int role) const;
    static QString spokenText(const RoomInfo &room, const QString &name, int unread);

    const RosterState &m_roster;
    Entries m_entries; ///< sorted; row = index + 1
    QHash<QByteArray, int> m_unread;
    RateHistory m_total;
};

} // namespace roomdeck
