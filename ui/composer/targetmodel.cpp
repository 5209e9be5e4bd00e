#include "ui/composer/targetmodel.h"

#include "ui/models/rosterstate.h"

#include <algorithm>

namespace roomdeck {

namespace {

constexpr int RebuildMs = 500;

template <typename Value>
QList<Value> toggled(QList<Value> list, const Value &value)
{
    if (!list.removeOne(value))
        list.append(value);
    return list;
}

Target::Kind kindFor(TargetModel::RowKind kind)
{
    switch (kind) {
    case TargetModel::RowKind::Room:
        return Target::Kind::Rooms;
    case TargetModel::RowKind::User:
        return Target::Kind::Users;
    case TargetModel::RowKind::Connection:
        return Target::Kind::Connections;
    default:
        return Target::Kind::Everyone;
    }
}

} // namespace

TargetModel::TargetModel(const RosterState &roster, QObject *parent)
    : QAbstractListModel(parent), m_roster(roster)
{
    m_rebuildLater.setSingleShot(true);
    m_rebuildLater.setInterval(RebuildMs);
    connect(&m_rebuildLater, &QTimer::timeout, this, &TargetModel::rebuild);
    connect(&roster, &RosterState::changed, this, [this] {
        if (m_following && !m_rebuildLater.isActive())
            m_rebuildLater.start();
    });
    rebuild();
}

void TargetModel::setFollowing(bool following)
{
    m_following = following;
    if (!following)
        m_rebuildLater.stop();
}

void TargetModel::setTarget(const Target &target)
{
    m_target = target;
    rebuild();
}

void TargetModel::setMode(Mode mode)
{
    m_mode = mode;
    rebuild();
}

void TargetModel::setSearch(const QString &text)
{
    m_search = text.trimmed();
    rebuild();
}

void TargetModel::rebuild()
{
    QList<Row> fresh = rows();
    const bool same = std::equal(fresh.begin(), fresh.end(), m_rows.begin(), m_rows.end(),
                                 [](const Row &a, const Row &b) { return a.sameAs(b); });
    if (same) {
        m_rows = std::move(fresh);
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(fresh);
    endResetModel();
}

bool TargetModel::isTicked(const Row &row) const
{
    if (m_mode == Mode::LeaveOut)
        return m_target.exceptUsers.contains(row.name);
    if (kindFor(row.kind) != m_target.kind)
        return false;
    if (row.kind == RowKind::Connection)
        return m_target.connections.contains(row.connection);
    return row.kind == RowKind::Everyone || m_target.names.contains(row.name);
}

void TargetModel::adopt(const Target &target)
{
    m_target = target;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1), {Qt::CheckStateRole});
    Q_EMIT targetChanged(m_target);
}

void TargetModel::choose(const QModelIndex &index)
{
    if (!index.isValid() || !flags(index).testFlag(Qt::ItemIsSelectable))
        return;
    if (m_mode == Mode::LeaveOut) {
        toggle(index);
        return;
    }
    const Row row = m_rows.at(index.row());
    Target target;
    target.kind = kindFor(row.kind);
    if (row.kind == RowKind::Connection)
        target.connections = {row.connection};
    else if (row.kind != RowKind::Everyone)
        target.names = {row.name};
    adopt(target);
}

void TargetModel::toggle(const QModelIndex &index)
{
    if (!index.isValid() || !flags(index).testFlag(Qt::ItemIsSelectable))
        return;
    const Row row = m_rows.at(index.row());
    Target target = m_target;
    if (m_mode == Mode::LeaveOut) {
        target.exceptUsers = toggled(target.exceptUsers, row.name);
        adopt(target);
        return;
    }
    if (row.kind == RowKind::Everyone || kindFor(row.kind) != target.kind) {
        choose(index);
        return;
    }
    if (row.kind == RowKind::Connection)
        target.connections = toggled(target.connections, row.connection);
    else
        target.names = toggled(target.names, row.name);
    if (target.names.isEmpty() && target.connections.isEmpty())
        target = Target::everyone();
    adopt(target);
}

int TargetModel::nextChoosable(int from, int step) const
{
    for (int row = from; row >= 0 && row < m_rows.size(); row += step) {
        if (flags(index(row)).testFlag(Qt::ItemIsSelectable))
            return row;
    }
    return -1;
}

int TargetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant TargetModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    const bool choosable = row.kind != RowKind::Header && row.kind != RowKind::More;
    switch (role) {
    case Qt::DisplayRole:
        return row.text;
    case Qt::AccessibleTextRole:
        return row.detail.isEmpty() ? row.text : row.text + QStringLiteral(", ") + row.detail;
    case Qt::CheckStateRole:
        return choosable ? QVariant(isTicked(row) ? Qt::Checked : Qt::Unchecked) : QVariant();
    case KindRole:
        return int(row.kind);
    case DetailRole:
        return row.detail;
    default:
        return {};
    }
}

bool TargetModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    if (data(index, Qt::CheckStateRole) != value)
        toggle(index);
    return true;
}

Qt::ItemFlags TargetModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const RowKind kind = m_rows.at(index.row()).kind;
    if (kind == RowKind::Header || kind == RowKind::More)
        return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren;
}

} // namespace roomdeck
