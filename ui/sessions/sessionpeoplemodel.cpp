#include "ui/sessions/sessionpeoplemodel.h"

#include "ui/text/displaytext.h"
#include "ui/text/quantities.h"

#include <QtCore/QDateTime>

namespace roomdeck {

namespace {

constexpr quintptr ofRooms = 0; // internal ids: of a room, 0; of a user, the room's row + 1

constexpr size_t mostInserted = 500; // rows at a time

QString clockTime(qint64 timeUs)
{
    return timeUs > 0 ? quantities::timeOfDay(timeUs) : QString();
}

} // namespace

void SessionPeopleModel::update(const SessionGlance &glance)
{
    const size_t told = glance.rooms.size() + glance.users.size() + glance.attendance.rows().size();
    m_resetting = told > m_told + mostInserted; // one by one, each would be sorted into its place
    m_told = told;
    if (m_resetting)
        beginResetModel();
    takeOver(glance);
    if (m_resetting)
        endResetModel();
    else
        tellChanges();
    m_resetting = false;
    m_changed.clear();
}

void SessionPeopleModel::takeOver(const SessionGlance &glance)
{
    Person all;
    for (const TalkTally &tally : glance.rooms) {
        const size_t room = roomRow(tally.room);
        set(room, m_rooms[room].sum, tally.messages, tally.lastUs);
        all.messages += tally.messages;
        all.lastUs = qMax(all.lastUs, tally.lastUs);
    }
    for (const Attendance &row : glance.attendance.rows()) {
        const size_t room = roomRow(row.room);
        Person &known = person(room, row.user);
        set(room, known, known.messages, row.visits.back().fromUs);
        set(room, m_rooms[room].sum, m_rooms[room].sum.messages, row.visits.back().fromUs);
        all.lastUs = qMax(all.lastUs, row.visits.back().fromUs);
    }
    for (const TalkTally &tally : glance.users) {
        const size_t room = roomRow(tally.room);
        set(room, person(room, tally.user), tally.messages, tally.lastUs);
    }
    set(0, m_rooms.front().sum, all.messages, all.lastUs);
}

void SessionPeopleModel::set(size_t room, Person &person, qint64 messages, qint64 lastUs)
{
    if (person.messages == messages && person.lastUs >= lastUs)
        return;
    person.messages = messages;
    person.lastUs = qMax(person.lastUs, lastUs);
    m_changed.insert(room);
}

void SessionPeopleModel::tellChanges()
{
    for (const size_t row : m_changed) {
        const QModelIndex room = index(int(row), 0);
        Q_EMIT dataChanged(room, room.siblingAtColumn(Last));
        if (const int people = rowCount(room); people > 0)
            Q_EMIT dataChanged(index(0, 0, room), index(people - 1, Last, room));
    }
}

size_t SessionPeopleModel::roomRow(const QByteArray &name)
{
    const auto known = m_roomIndex.constFind(name);
    if (known != m_roomIndex.constEnd())
        return *known;
    const size_t row = m_rooms.size();
    if (!m_resetting)
        beginInsertRows({}, int(row), int(row));
    m_rooms.push_back({{name, 0, 0}, {}});
    m_roomIndex.insert(name, row);
    if (!m_resetting)
        endInsertRows();
    return row;
}

SessionPeopleModel::Person &SessionPeopleModel::person(size_t room, const QByteArray &name)
{
    std::vector<Person> &people = m_rooms[room].people;
    const auto known = m_peopleIndex.constFind({room, name});
    if (known != m_peopleIndex.constEnd())
        return people[*known];
    const size_t row = people.size();
    if (!m_resetting)
        beginInsertRows(index(int(room), 0), int(row), int(row));
    people.push_back({name, 0, 0});
    m_peopleIndex.insert({room, name}, row);
    m_names.insert(name);
    if (!m_resetting)
        endInsertRows();
    return people.back();
}

QModelIndex SessionPeopleModel::find(const QByteArray &room, const QByteArray &user) const
{
    const auto row = m_roomIndex.constFind(room);
    if (row == m_roomIndex.constEnd())
        return {};
    const QModelIndex found = index(int(*row), 0);
    if (user.isEmpty())
        return found;
    const auto person = m_peopleIndex.constFind({*row, user});
    return person == m_peopleIndex.constEnd() ? QModelIndex() : index(int(*person), 0, found);
}

QModelIndex SessionPeopleModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : ofRooms);
}

QModelIndex SessionPeopleModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == ofRooms)
        return {};
    return createIndex(int(index.internalId()) - 1, 0, ofRooms);
}

int SessionPeopleModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_rooms.size());
    if (parent.internalId() != ofRooms || parent.column() > 0)
        return 0;
    return int(m_rooms[size_t(parent.row())].people.size());
}

int SessionPeopleModel::columnCount(const QModelIndex &) const
{
    return int(ColumnCount);
}

const SessionPeopleModel::Person &SessionPeopleModel::personAt(const QModelIndex &index) const
{
    if (index.internalId() == ofRooms)
        return m_rooms[size_t(index.row())].sum;
    return m_rooms[size_t(index.internalId()) - 1].people[size_t(index.row())];
}

QString SessionPeopleModel::text(const QModelIndex &index, const Person &person) const
{
    switch (index.column()) {
    case Name:
        return index.internalId() == ofRooms && index.row() == 0 ? tr("All rooms")
                                                                 : displayText(person.name, 120);
    case Messages:
        return person.messages > 0 ? quantities::count(person.messages) : QString();
    default:
        return clockTime(person.lastUs);
    }
}

QVariant SessionPeopleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Person &person = personAt(index);
    const bool isRoom = index.internalId() == ofRooms;
    switch (role) {
    case Qt::DisplayRole:
        return text(index, person);
    case SortRole:
        return index.column() == Messages ? QVariant(person.messages)
            : index.column() == Last      ? QVariant(person.lastUs)
                                          : QVariant(text(index, person));
    case RoomRole:
        return isRoom ? person.name : m_rooms[size_t(index.internalId()) - 1].sum.name;
    case UserRole:
        return isRoom ? QByteArray() : person.name;
    case Qt::ToolTipRole:
        if (person.lastUs == 0)
            return {};
        return tr("Last sign of life: %1")
            .arg(QDateTime::fromMSecsSinceEpoch(person.lastUs / 1000)
                     .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
    case Qt::TextAlignmentRole:
        return int((index.column() == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant SessionPeopleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return section == Last ? QVariant(tr("The latest message or arrival")) : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Messages:
        return tr("Messages");
    default:
        return tr("Last", "sign of life");
    }
}

void SessionPeopleModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, Last);
    Q_EMIT dataChanged(index(0, 0), index(0, Last));
}

} // namespace roomdeck
