#include "ui/models/usersmodel.h"

#include "ui/text/displaytext.h"
#include "ui/text/quantities.h"

#include <algorithm>

namespace roomdeck {

struct UsersModel::Summary
{
    QList<ConnectionId> connections;
    QStringList dialects;
    QStringList addresses;
    qint64 roundTripUs = -1;
    qint64 queuedBytes = 0;
    qint64 lastActivityUs = 0;
    Status status = Status::Active;
    bool muted = false;
};

UsersModel::UsersModel(const RosterState &roster, const QList<QByteArray> &dialects, QObject *parent)
    : QAbstractListModel(parent), m_roster(roster), m_dialects(dialects)
{
    connect(&roster, &RosterState::changed, this, &UsersModel::follow);
    rebuild();
}

int UsersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant UsersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QByteArray user = m_rows[size_t(index.row())].name();
    if (role == Qt::DisplayRole)
        return displayText(user);
    if (role == UserRole)
        return user;
    const bool known = role == Qt::AccessibleTextRole || role == Qt::ToolTipRole || role > UserRole;
    if (!known)
        return {};
    const Summary summary = summaryOf(user);
    switch (role) {
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return spokenText(user, summary);
    case ConnectionIdsRole:
        return QVariant::fromValue(summary.connections);
    case ConnectionCountRole:
        return int(summary.connections.size());
    case DialectRole:
        return summary.dialects.join(QLatin1Char(' '));
    case RoundTripRole:
        return summary.roundTripUs;
    case QueuedBytesRole:
        return summary.queuedBytes;
    case StatusRole:
        return QVariant::fromValue(summary.status);
    case LastActivityRole:
        return summary.lastActivityUs;
    case MutedRole:
        return summary.muted;
    default:
        return {};
    }
}

QHash<int, QByteArray> UsersModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert({{UserRole, "user"},
                  {ConnectionIdsRole, "connectionIds"},
                  {ConnectionCountRole, "connectionCount"},
                  {DialectRole, "dialect"},
                  {RoundTripRole, "roundTrip"},
                  {QueuedBytesRole, "queuedBytes"},
                  {StatusRole, "status"},
                  {LastActivityRole, "lastActivity"},
                  {MutedRole, "muted"}});
    return names;
}

void UsersModel::setRoom(const QByteArray &room)
{
    if (room == m_room)
        return;
    m_room = room;
    reset();
}

int UsersModel::rowOf(const QByteArray &user) const
{
    const auto it = std::lower_bound(m_rows.cbegin(), m_rows.cend(), SortKey(user));
    return it == m_rows.cend() || it->name() != user ? -1 : int(it - m_rows.cbegin());
}

QByteArray UsersModel::userAt(int row) const
{
    return row < 0 || row >= int(m_rows.size()) ? QByteArray() : m_rows[size_t(row)].name();
}

void UsersModel::retranslate()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

void UsersModel::follow(const RosterChange &change)
{
    if (change.reset) {
        reset();
        return;
    }
    QList<QByteArray> coming;
    QList<QByteArray> going;
    for (const QByteArray &user : change.users) {
        const bool listed = isListed(user);
        if (isMember(user) != listed)
            (listed ? going : coming).append(user);
    }
    if (coming.size() + going.size() > MaxSteps) {
        reset();
        return;
    }
    for (const QByteArray &user : std::as_const(going))
        remove(user);
    for (const QByteArray &user : std::as_const(coming))
        insert(user);
    // Views repaint what is visible of a range; one signal costs less than finding out which rows they were.
    if (!change.users.isEmpty())
        retranslate();
}

void UsersModel::reset()
{
    beginResetModel();
    rebuild();
    endResetModel();
}

void UsersModel::rebuild()
{
    m_rows.clear();
    const QList<QByteArray> users = m_room.isEmpty() ? m_roster.users() : m_roster.usersIn(m_room);
    m_rows.reserve(size_t(users.size()));
    for (const QByteArray &user : users)
        m_rows.emplace_back(user);
    std::sort(m_rows.begin(), m_rows.end());
}

bool UsersModel::isMember(const QByteArray &user) const
{
    return m_room.isEmpty() ? m_roster.hasUser(user) : m_roster.isIn(user, m_room);
}

void UsersModel::insert(const QByteArray &user)
{
    SortKey key(user);
    const auto it = std::lower_bound(m_rows.cbegin(), m_rows.cend(), key);
    const int row = int(it - m_rows.cbegin());
    beginInsertRows({}, row, row);
    m_rows.insert(it, std::move(key));
    endInsertRows();
}

void UsersModel::remove(const QByteArray &user)
{
    const int row = rowOf(user);
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.cbegin() + row);
    endRemoveRows();
}

UsersModel::Summary UsersModel::summaryOf(const QByteArray &user) const
{
    Summary summary;
    summary.connections
        = m_room.isEmpty() ? m_roster.connectionsOf(user) : m_roster.connectionsOf(user, m_room);
    for (const ConnectionId id : std::as_const(summary.connections)) {
        const ConnectionInfo &info = *m_roster.connection(id);
        const QString dialect = QString::fromUtf8(m_dialects.value(info.dialect - 1));
        if (!dialect.isEmpty() && !summary.dialects.contains(dialect))
            summary.dialects.append(dialect);
        summary.addresses.append(QString::fromUtf8(info.address));
        summary.roundTripUs = qMax(summary.roundTripUs, info.roundTripUs);
        summary.queuedBytes += info.queuedBytes;
        summary.lastActivityUs = qMax(summary.lastActivityUs, info.lastActivityUs);
        summary.muted = summary.muted || info.muted;
        if (info.slow)
            summary.status = Status::Slow;
        else if (info.muted && summary.status == Status::Active)
            summary.status = Status::Muted;
    }
    summary.dialects.sort();
    return summary;
}

QString UsersModel::spokenText(const QByteArray &user, const Summary &summary) const
{
    QStringList parts{displayText(user)};
    if (summary.status == Status::Slow)
        parts += tr("slow, %1 waiting").arg(quantities::bytes(summary.queuedBytes));
    if (summary.muted)
        parts += tr("muted");
    parts += tr("%Ln connections", nullptr, int(summary.connections.size()));
    parts += summary.dialects;
    if (!summary.addresses.isEmpty())
        parts += summary.addresses.constFirst();
    if (summary.roundTripUs >= 0)
        parts += tr("round trip %1").arg(quantities::milliseconds(summary.roundTripUs));
    if (summary.lastActivityUs > 0)
        parts += tr("last message at %1").arg(quantities::timeOfDay(summary.lastActivityUs));
    return parts.join(QStringLiteral(" · "));
}

} // namespace roomdeck
