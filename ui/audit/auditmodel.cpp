#include "ui/audit/auditmodel.h"

#include "ui/audit/audittext.h"

namespace roomdeck {

void AuditModel::append(const TrafficBatchPtr &batch)
{
    QList<AuditEntry> entries;
    for (const TrafficEntry &entry : batch->entries) {
        if (std::optional<AuditEntry> audit = auditEntry(entry))
            entries.append(std::move(*audit));
    }
    append(entries);
}

void AuditModel::append(const QList<AuditEntry> &entries)
{
    if (entries.isEmpty())
        return;
    const QList<AuditEntry> newest = entries.size() > MaxRows ? entries.last(MaxRows) : entries;
    const qsizetype surplus = m_entries.size() + newest.size() - MaxRows;
    if (surplus > 0) {
        beginRemoveRows({}, 0, int(surplus) - 1);
        m_entries.remove(0, surplus);
        endRemoveRows();
    }
    const int first = int(m_entries.size());
    beginInsertRows({}, first, first + int(newest.size()) - 1);
    m_entries += newest;
    endInsertRows();
}

void AuditModel::setEntries(const QList<AuditEntry> &entries)
{
    beginResetModel();
    m_entries = entries.size() > MaxRows ? entries.last(MaxRows) : entries;
    endResetModel();
}

int AuditModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int AuditModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(m_entries[index.row()], index.column());
    return {};
}

QString AuditModel::text(const AuditEntry &entry, int column)
{
    switch (column) {
    case Time:
        return AuditText::time(entry);
    case Actor:
        return AuditText::actor(entry);
    case Action:
        return AuditText::action(entry);
    case Target:
        return AuditText::target(entry);
    case Result:
        return AuditText::result(entry);
    case Details:
        return AuditText::details(entry);
    default:
        return {};
    }
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Actor:
        return tr("Who");
    case Action:
        return tr("What");
    case Target:
        return tr("Whom or where");
    case Result:
        return tr("Result");
    case Details:
        return tr("Details");
    default:
        return {};
    }
}

AuditFilter::AuditFilter(AuditModel &model, QObject *parent) : QSortFilterProxyModel(parent), m_model(model)
{
    setSourceModel(&model);
    sort(AuditModel::Time, Qt::DescendingOrder);
}

void AuditFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

void AuditFilter::setMessagesShown(bool shown)
{
    m_messagesShown = shown;
    invalidateFilter();
}

QList<AuditEntry> AuditFilter::entries() const
{
    QList<AuditEntry> entries;
    entries.reserve(rowCount());
    for (int row = rowCount() - 1; row >= 0; --row)
        entries.append(m_model.entry(mapToSource(index(row, 0)).row()));
    return entries;
}

bool AuditFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (!m_messagesShown && m_model.entry(row).kind == TrafficKind::Message)
        return false;
    if (m_text.isEmpty())
        return true;
    for (int column = 0; column < AuditModel::ColumnCount; ++column) {
        if (m_model.index(row, column, parent).data().toString().contains(m_text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

// The order in which things happened, which the clock need not tell.
bool AuditFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return left.row() < right.row();
}

} // namespace roomdeck
