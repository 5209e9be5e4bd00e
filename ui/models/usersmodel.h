// The users of one room, or of all, for the list under the rooms.
#pragma once

#include "ui/models/rosterstate.h"
#include "ui/models/sortkey.h"

#include <QtCore/QAbstractListModel>
#include <vector>

namespace roomdeck {

/// One row a user, several connections of a user gathered in it, sorted by name. Follows a RosterState with
/// row-wise changes, so selections survive; only an update that adds and removes more rows than a view can
/// follow one by one (MaxSteps) resets it. GUI thread. Times µs, sizes bytes.
class UsersModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int MaxSteps = 400;

    enum class Status : quint8 { Active, Slow, Muted };
    Q_ENUM(Status)

    enum Role {
        UserRole = Qt::UserRole + 1, ///< QByteArray
        ConnectionIdsRole, ///< QList<ConnectionId>, oldest first
        ConnectionCountRole, ///< int
        DialectRole, ///< QString: "hub", or "chat hub" for a user of both
        RoundTripRole, ///< qint64: the slowest connection's; -1 = not measured
        QueuedBytesRole, ///< qint64: of all connections
        StatusRole, ///< Status
        LastActivityRole, ///< qint64, UTC; 0 = never
        MutedRole, ///< bool; also true for a muted user who is slow
    };

    /// `dialects`: names by id - 1, as the registry tells them.
    UsersModel(const RosterState &roster, const QList<QByteArray> &dialects, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Empty: users of all rooms, and those in no room.
    void setRoom(const QByteArray &room);
    QByteArray room() const { return m_room; }
    /// -1 when the user is not listed.
    int rowOf(const QByteArray &user) const;
    QByteArray userAt(int row) const;

public Q_SLOTS:
    /// Tells views that texts changed language.
    void retranslate();

private:
    struct Summary;

    void follow(const roomdeck::RosterChange &change);
    void reset();
    void rebuild();
    bool isMember(const QByteArray &user) const;
    bool isListed(const QByteArray &user) const { return rowOf(user) >= 0; }
    void insert(const QByteArray &user);
    void remove(const QByteArray &user);
    Summary summaryOf(const QByteArray &user) const;
    QString spokenText(const QByteArray &user, const Summary &summary) const;

    const RosterState &m_roster;
    const QList<QByteArray> m_dialects;
    QByteArray m_room;
    std::vector<SortKey> m_rows;
};

} // namespace roomdeck
