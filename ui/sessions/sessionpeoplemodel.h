// The rooms of a recorded session, and in each who was there or talked.
#pragma once

#include "core/session/sessionglance.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QHash>
#include <QtCore/QSet>

#include <set>
#include <utility>
#include <vector>

namespace roomdeck {

/// Rooms with their users below them; the first row stands for all rooms. Grows as the session is looked
/// through: rows only join at the end, many at once in a reset. Names are shown escaped. GUI thread.
class SessionPeopleModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Messages, Last, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, ///< what a column sorts by
        RoomRole, ///< QByteArray, empty for all rooms
        UserRole, ///< QByteArray, empty for a room
    };

    using QAbstractItemModel::QAbstractItemModel;

    /// Takes over what `glance` knows; it is a later one of the same session.
    void update(const SessionGlance &glance);
    /// The row of a room, or of a user in it; invalid when there is none.
    QModelIndex find(const QByteArray &room, const QByteArray &user) const;
    int rooms() const { return int(m_rooms.size()) - 1; }
    /// Different names of users.
    int users() const { return int(m_names.size()); }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Words and dates follow the language.
    void retranslate();

private:
    struct Person
    {
        QByteArray name;
        qint64 messages = 0;
        qint64 lastUs = 0; ///< of the latest message, or of the arrival
    };
    struct Room
    {
        Person sum;
        std::vector<Person> people;
    };

    void takeOver(const SessionGlance &glance);
    void set(size_t room, Person &person, qint64 messages, qint64 lastUs);
    void tellChanges();
    size_t roomRow(const QByteArray &name);
    Person &person(size_t room, const QByteArray &name);
    const Person &personAt(const QModelIndex &index) const;
    QString text(const QModelIndex &index, const Person &person) const;

    std::vector<Room> m_rooms{Room{}}; // the first one is the sum of all
    QHash<QByteArray, size_t> m_roomIndex;
    QHash<std::pair<size_t, QByteArray>, size_t> m_peopleIndex;
    QSet<QByteArray> m_names;
    std::set<size_t> m_changed; // rooms, while updating
    size_t m_told = 0;
    bool m_resetting = false;
};

} // namespace roomdeck
