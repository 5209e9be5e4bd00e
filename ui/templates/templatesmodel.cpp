#include "ui/templates/templatesmodel.h"

#include "ui/text/displaytext.h"

#include <QtCore/QMimeData>

#include <algorithm>

namespace roomdeck {

namespace {

constexpr int ShownNameChars = 80;
constexpr qsizetype MaxDropBytes = 1024 * 1024;

} // namespace

const QString &TemplatesModel::templateMimeType()
{
    static const QString type = QStringLiteral("application/x-roomdeck-template");
    return type;
}

TemplatesModel::TemplatesModel(QObject *parent) : QAbstractListModel(parent) { }

QList<TemplatesModel::Row> TemplatesModel::layoutOf(const TemplateList &templates) const
{
    QList<Row> rows;
    QString folder;
    for (qsizetype i = 0; i < templates.size(); ++i) {
        const MessageTemplate &item = templates.at(i);
        if (item.folder != folder) {
            folder = item.folder;
            rows.append({true, folder, i});
        }
        if (!m_folded.contains(folder) || folder.isEmpty())
            rows.append({false, item.id, i});
    }
    return rows;
}

void TemplatesModel::setTemplates(const TemplateList &templates)
{
    show(normalized(templates));
}

/// Replaces the rows between what both layouts share at the top and at the bottom.
void TemplatesModel::show(const TemplateList &templates)
{
    const QList<Row> fresh = layoutOf(templates);
    const auto top = std::mismatch(m_rows.begin(), m_rows.end(), fresh.begin(), fresh.end());
    const auto head = int(top.first - m_rows.begin());
    int tail = 0;
    while (tail < m_rows.size() - head && tail < fresh.size() - head
           && m_rows.at(m_rows.size() - 1 - tail) == fresh.at(fresh.size() - 1 - tail))
        ++tail;
    const int oldEnd = int(m_rows.size()) - tail;
    const int newEnd = int(fresh.size()) - tail;
    if (oldEnd > head) {
        beginRemoveRows({}, head, oldEnd - 1);
        m_rows.remove(head, oldEnd - head);
        endRemoveRows();
    }
    // What stays keeps its row but may stand elsewhere in the list.
    m_templates = templates;
    for (int i = 0; i < m_rows.size(); ++i)
        m_rows[i] = i < head ? fresh.at(i) : fresh.at(newEnd + i - head);
    if (newEnd > head) {
        beginInsertRows({}, head, newEnd - 1);
        m_rows = fresh;
        endInsertRows();
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

const MessageTemplate *TemplatesModel::at(const QModelIndex &index) const
{
    if (!index.isValid() || m_rows.at(index.row()).isFolder)
        return nullptr;
    return &m_templates.at(m_rows.at(index.row()).position);
}

QModelIndex TemplatesModel::indexOfTemplate(const QString &id) const
{
    const auto found = std::find(m_rows.begin(), m_rows.end(), Row{false, id, -1});
    return found == m_rows.end() ? QModelIndex() : index(int(found - m_rows.begin()));
}

void TemplatesModel::toggleFolder(const QModelIndex &index)
{
    if (!index.isValid() || !m_rows.at(index.row()).isFolder)
        return;
    const QString folder = m_rows.at(index.row()).key;
    if (!m_folded.remove(folder))
        m_folded.insert(folder);
    show(m_templates);
}

int TemplatesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant TemplatesModel::folderData(const Row &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return displayText(row.key, ShownNameChars);
    case Qt::AccessibleTextRole:
        return m_folded.contains(row.key) ? tr("Folder %1, folded").arg(displayText(row.key, ShownNameChars))
                                          : tr("Folder %1").arg(displayText(row.key, ShownNameChars));
    case FoldedRole:
        return m_folded.contains(row.key);
    default:
        return {};
    }
}

QVariant TemplatesModel::templateData(const MessageTemplate &item, int role) const
{
    const QString name = displayText(item.name, ShownNameChars);
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::AccessibleTextRole:
        return item.functionKey == 0 ? name : tr("%1, F%2").arg(name).arg(item.functionKey);
    case FunctionKeyRole:
        return item.functionKey;
    case InFolderRole:
        return !item.folder.isEmpty();
    case IdRole:
        return item.id;
    default:
        return {};
    }
}

QVariant TemplatesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == IsFolderRole)
        return row.isFolder;
    return row.isFolder ? folderData(row, role) : templateData(m_templates.at(row.position), role);
}

Qt::ItemFlags TemplatesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return m_rows.at(index.row()).isFolder ? flags | Qt::ItemIsDropEnabled : flags | Qt::ItemIsDragEnabled;
}

QStringList TemplatesModel::mimeTypes() const
{
    return {templateMimeType(), QString::fromLatin1(EventMimeType)};
}

QMimeData *TemplatesModel::mimeData(const QModelIndexList &indexes) const
{
    const MessageTemplate *item = indexes.isEmpty() ? nullptr : at(indexes.constFirst());
    if (item == nullptr)
        return nullptr;
    auto *data = new QMimeData;
    data->setData(templateMimeType(), item->id.toUtf8());
    return data;
}

bool TemplatesModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int,
                                     const QModelIndex &) const
{
    return data->hasFormat(templateMimeType()) || data->hasFormat(QString::fromLatin1(EventMimeType));
}

TemplatesModel::Place TemplatesModel::placeOf(int row, const QModelIndex &parent) const
{
    // Dropped on a row: behind it. Dropped between rows: `row` is the one below. Else: at the end.
    const int above = parent.isValid() ? parent.row() : (row < 0 ? int(m_rows.size()) : row) - 1;
    if (above < 0 || above >= m_rows.size())
        return {0, {}};
    const Row &neighbour = m_rows.at(above);
    if (neighbour.isFolder)
        return {neighbour.position, neighbour.key};
    return {neighbour.position + 1, m_templates.at(neighbour.position).folder};
}

bool TemplatesModel::dropMimeData(const QMimeData *data, Qt::DropAction, int row, int,
                                  const QModelIndex &parent)
{
    const Place place = placeOf(row, parent);
    if (data->hasFormat(templateMimeType())) {
        const QString id = QString::fromUtf8(data->data(templateMimeType()));
        const TemplateList after = moved(m_templates, id, place.position, place.folder);
        if (after != m_templates)
            Q_EMIT editRequested(after, tr("Move template"));
        return true;
    }
    const QByteArray json = data->data(QString::fromLatin1(EventMimeType));
    const auto draft = json.size() > MaxDropBytes ? std::nullopt : draftFromEvent(json);
    if (!draft)
        return false;
    MessageTemplate item;
    item.id = newTemplateId();
    item.name = QString::fromUtf8(draft->type);
    item.folder = place.folder;
    item.draft = *draft;
    TemplateList after = m_templates;
    after.insert(qMin(place.position, after.size()), item);
    Q_EMIT editRequested(after, tr("Add template"));
    return true;
}

} // namespace roomdeck
