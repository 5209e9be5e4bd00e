#include "ui/log/logmodel.h"

#include "core/operator/draft.h"
#include "ui/text/displaytext.h"

#include <QtCore/QMimeData>

namespace roomdeck {

namespace {

constexpr int previewChars = 400; // more than any cell shows

} // namespace

LogModel::LogModel(LogStore &store, QObject *parent) : QAbstractTableModel(parent), m_store(store)
{
    m_seen = store.end();
    m_rows.setRange(store.first(), m_seen);
}

void LogModel::showAll()
{
    beginResetModel();
    m_test = nullptr;
    m_rows.setRange(m_store.first(), m_seen);
    endResetModel();
}

void LogModel::showMatching(RowTest test)
{
    beginResetModel();
    m_test = std::move(test);
    m_rows.setList();
    endResetModel();
}

int LogModel::extend()
{
    const qint64 end = m_store.end();
    if (m_frozen || m_seen == end)
        return 0;
    const int before = rowCount();
    if (m_rows.isRange()) {
        beginInsertRows({}, before, before + int(end - m_seen) - 1);
        m_rows.extendTo(end);
        m_seen = end;
        endInsertRows();
        return rowCount() - before;
    }
    std::vector<qint64> matches;
    for (; m_seen < end; ++m_seen) {
        if (m_seen < m_store.memoryFirst() && !m_store.isAtHand(m_seen))
            break;
        if (m_test(m_store.row(m_seen)))
            matches.push_back(m_seen);
    }
    if (!matches.empty()) {
        beginInsertRows({}, before, before + int(matches.size()) - 1);
        m_rows.append(matches);
        endInsertRows();
    }
    return int(matches.size());
}

void LogModel::prepend(const std::vector<qint64> &indexes)
{
    if (indexes.empty())
        return;
    beginInsertRows({}, 0, int(indexes.size()) - 1);
    m_rows.prepend(indexes);
    endInsertRows();
}

void LogModel::reload()
{
    m_seen = m_store.end();
    showAll();
}

int LogModel::trim()
{
    const qint64 surplus = m_store.surplus();
    if (surplus == 0)
        return 0;
    const qint64 first = m_store.first() + surplus;
    const int leaving = int(m_rows.rowOf(first));
    if (leaving > 0) {
        beginRemoveRows({}, 0, leaving - 1);
        m_rows.dropFront(leaving);
    }
    m_store.trim();
    if (m_seen < first) {
        m_seen = first; // frozen for so long that rows left unseen
        if (m_rows.isRange())
            m_rows.setRange(first, first);
    }
    if (leaving > 0)
        endRemoveRows();
    return leaving;
}

void LogModel::clear()
{
    beginResetModel();
    m_store.clear();
    m_seen = m_store.end();
    if (m_rows.isRange())
        m_rows.setRange(m_seen, m_seen);
    else
        m_rows.setList();
    endResetModel();
}

int LogModel::rowOf(qint64 storeIndex) const
{
    return m_rows.contains(storeIndex) ? int(m_rows.rowOf(storeIndex)) : -1;
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::AccessibleTextRole:
        return spoken(index.row(), index.column());
    case SeqRole:
        return quint64(logRow(index.row()).seq);
    case ToneRole:
        return int(LogText::tone(logRow(index.row())));
    case ProseRole:
        return LogText::previewIsProse(logRow(index.row()));
    default:
        return {};
    }
}

QString LogModel::text(int row, int column) const
{
    const LogRow r = logRow(row);
    if (!m_store.isAtHand(m_rows.at(row))) // it comes back in a moment
        return column == Number ? QString::number(r.seq) : QStringLiteral("…");
    switch (column) {
    case Number:
        return QString::number(r.seq);
    case Time:
        return LogText::time(r.timeUs);
    case Delta:
        return row > 0 ? LogText::delta(r.timeUs - logRow(row - 1).timeUs) : QStringLiteral("—");
    case Direction:
        return LogText::glyph(r);
    case Room:
        return LogText::room(r);
    case User:
        return LogText::user(r);
    case Type:
        return LogText::type(r);
    case Size:
        return LogText::size(r);
    case Preview:
        return LogText::preview(r, m_dialects, previewChars);
    default:
        return {};
    }
}

QString LogModel::spoken(int row, int column) const
{
    return column == Direction ? LogText::meaning(logRow(row)) : text(row, column);
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    const bool brief = role == Qt::DisplayRole;
    switch (section) {
    case Number:
        return brief ? QStringLiteral("#") : tr("Number");
    case Time:
        return tr("Time");
    case Delta:
        return brief ? QStringLiteral("Δ") : tr("Time since the row above");
    case Direction:
        return brief ? QString() : tr("Direction");
    case Room:
        return tr("Room");
    case User:
        return tr("User");
    case Type:
        return tr("Type");
    case Size:
        return brief ? tr("Size") : tr("Size in bytes");
    default:
        return tr("Preview");
    }
}

Qt::ItemFlags LogModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool isMessage = index.isValid() && logRow(index.row()).kind == TrafficKind::Message;
    return isMessage ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList LogModel::mimeTypes() const
{
    return {QString::fromLatin1(EventMimeType)};
}

QMimeData *LogModel::mimeData(const QModelIndexList &indexes) const
{
    for (const QModelIndex &index : indexes) {
        const LogRow row = logRow(index.row());
        if (row.kind != TrafficKind::Message)
            continue;
        auto *data = new QMimeData;
        data->setData(QString::fromLatin1(EventMimeType), eventAsJson(row.type, row.room, row.payload));
        return data;
    }
    return nullptr;
}

} // namespace roomdeck
