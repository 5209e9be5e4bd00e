// What TargetModel lists.
#include "ui/composer/targetmodel.h"

#include "ui/models/rosterstate.h"
#include "ui/text/displaytext.h"

#include <algorithm>

namespace roomdeck {

namespace {

constexpr qsizetype MaxPerSection = 100; // rows; further ones are found by typing

} // namespace

bool TargetModel::matches(const QString &text) const
{
    return m_search.isEmpty() || text.contains(m_search, Qt::CaseInsensitive);
}

void TargetModel::appendSection(QList<Row> &rows, const QString &title, QList<Row> section) const
{
    if (section.isEmpty())
        return;
    const auto byName = [](const Row &a, const Row &b) {
        const int order = a.text.compare(b.text, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.connection < b.connection;
    };
    const qsizetype shown = qMin(section.size(), MaxPerSection);
    std::partial_sort(section.begin(), section.begin() + shown, section.end(), byName);
    rows.append({RowKind::Header, {}, ConnectionId::None, title, QString::number(section.size())});
    const qsizetype more = section.size() - MaxPerSection;
    rows.append(section.first(shown));
    if (more > 0) {
        const QString text = tr("%Ln more: type to find them", nullptr, int(more));
        rows.append({RowKind::More, title.toUtf8(), ConnectionId::None, text, {}});
    }
}

void TargetModel::appendRooms(QList<Row> &rows) const
{
    QList<Row> section;
    QList<QByteArray> missing = m_target.kind == Target::Kind::Rooms ? m_target.names : QList<QByteArray>();
    for (const RoomInfo &room : m_roster.rooms()) {
        missing.removeOne(room.name);
        const QString text = displayText(room.name);
        if (matches(text))
            section.append(
                {RowKind::Room, room.name, ConnectionId::None, text, tr("%Ln people", nullptr, room.users)});
    }
    for (const QByteArray &name : missing) // chosen, but nobody is in it now
        section.append({RowKind::Room, name, ConnectionId::None, displayText(name), tr("empty")});
    appendSection(rows, tr("Rooms"), section);
}

void TargetModel::appendUsers(QList<Row> &rows) const
{
    QList<Row> section;
    Target covered = m_target;
    covered.exceptUsers.clear();
    const QList<QByteArray> users = m_roster.users();
    for (const QByteArray &user : users) {
        const QString text = displayText(user);
        if (!matches(text))
            continue;
        if (m_mode == Mode::LeaveOut && covered.kind == Target::Kind::Rooms
            && std::none_of(covered.names.begin(), covered.names.end(),
                            [&](const QByteArray &room) { return m_roster.isIn(user, room); }))
            continue;
        const auto connections = int(m_roster.connectionsOf(user).size());
        section.append({RowKind::User, user, ConnectionId::None, text,
                        connections > 1 ? tr("%Ln connection(s)", nullptr, connections) : QString()});
    }
    appendSection(rows, m_mode == Mode::LeaveOut ? tr("Leave out") : tr("Users"), section);
}

void TargetModel::appendConnections(QList<Row> &rows) const
{
    QList<Row> section;
    for (const ConnectionInfo &connection : m_roster.connections()) {
        const QString text = displayText(connection.user);
        const QString address = displayText(connection.address);
        if (matches(text) || matches(address))
            section.append({RowKind::Connection, {}, connection.id, text, address});
    }
    appendSection(rows, tr("Connections"), section);
}

QList<TargetModel::Row> TargetModel::rows() const
{
    QList<Row> rows;
    if (m_mode == Mode::LeaveOut) {
        appendUsers(rows);
        return rows;
    }
    if (matches(tr("Everyone"))) {
        const auto people = int(m_roster.users().size());
        rows.append(
            {RowKind::Everyone, {}, ConnectionId::None, tr("Everyone"), tr("%Ln people", nullptr, people)});
    }
    appendRooms(rows);
    appendUsers(rows);
    appendConnections(rows);
    return rows;
}

} // namespace roomdeck
