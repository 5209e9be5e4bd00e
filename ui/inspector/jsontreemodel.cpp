#include "ui/inspector/jsontreemodel.h"

#include "ui/text/displaytext.h"

#include <algorithm>

namespace roomdeck {

namespace {

constexpr int keyChars = 120;
constexpr int valueChars = 400;

bool isContainer(JsonType type)
{
    return type == JsonType::Object || type == JsonType::Array;
}

bool isIdentifier(const QString &key)
{
    if (key.isEmpty() || key.front().isDigit())
        return false;
    return std::all_of(key.begin(), key.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('$');
    });
}

} // namespace

struct JsonTreeModel::Node
{
    Node *parent = nullptr;
    int row = 0;
    int depth = 0;
    QByteArrayView rawKey; // between the quotes; empty in arrays
    QByteArrayView value;
    bool inArray = false;
    bool more = false; // stands for the items that were not fetched
    bool complete = true; // every child was fetched
    std::vector<std::unique_ptr<Node>> children;
    std::unique_ptr<JsonItems> rest; // where fetching goes on

    JsonType type() const { return jsonType(value); }

    void add(QByteArrayView key, QByteArrayView childValue, bool array)
    {
        auto child = std::make_unique<Node>();
        child->parent = this;
        child->row = int(children.size());
        child->depth = depth + 1;
        child->rawKey = key;
        child->value = childValue;
        child->inArray = array;
        if (isContainer(child->type()) && child->depth < MaxDepth) {
            child->rest = std::make_unique<JsonItems>(childValue);
            child->complete = !child->rest->next();
        }
        children.push_back(std::move(child));
    }
};

JsonTreeModel::JsonTreeModel(QObject *parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>())
{ }

JsonTreeModel::~JsonTreeModel() = default;

void JsonTreeModel::setEvent(const QByteArray &payload, const QByteArray &extra)
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_payload = payload;
    m_extra = extra.isEmpty() ? QByteArray() : '{' + extra + '}';
    if (!m_payload.isEmpty())
        m_root->add("payload", m_payload, false);
    for (JsonItems items(m_extra); !m_extra.isEmpty() && items.next();)
        m_root->add(items.rawKey(), items.value(), false);
    endResetModel();
}

JsonTreeModel::Node *JsonTreeModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *node = nodeAt(parent);
    if (column != 0 || row < 0 || row >= int(node->children.size()))
        return {};
    return createIndex(row, column, node->children[size_t(row)].get());
}

QModelIndex JsonTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    Node *parent = nodeAt(index)->parent;
    return parent == m_root.get() ? QModelIndex() : createIndex(parent->row, 0, parent);
}

int JsonTreeModel::rowCount(const QModelIndex &parent) const
{
    return int(nodeAt(parent)->children.size());
}

int JsonTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool JsonTreeModel::hasChildren(const QModelIndex &parent) const
{
    const Node *node = nodeAt(parent);
    return !node->children.empty() || !node->complete;
}

bool JsonTreeModel::canFetchMore(const QModelIndex &parent) const
{
    const Node *node = nodeAt(parent);
    return !node->complete && node->children.empty();
}

void JsonTreeModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        fetchPage(*nodeAt(parent), parent);
}

bool JsonTreeModel::isMore(const QModelIndex &index) const
{
    return index.isValid() && nodeAt(index)->more;
}

void JsonTreeModel::showMore(const QModelIndex &more)
{
    if (!isMore(more))
        return;
    const QModelIndex parent = more.parent();
    Node *node = nodeAt(parent);
    beginRemoveRows(parent, more.row(), more.row());
    node->children.pop_back();
    endRemoveRows();
    fetchPage(*node, parent);
}

void JsonTreeModel::fetchPage(Node &node, const QModelIndex &parent)
{
    // The walker stands on the first item that is no child yet; a page is counted before it is announced.
    std::vector<std::pair<QByteArrayView, QByteArrayView>> page;
    bool more = true;
    while (more && page.size() < PageSize) {
        page.emplace_back(node.rest->rawKey(), node.rest->value());
        more = node.rest->next();
    }
    const int first = int(node.children.size());
    beginInsertRows(parent, first, first + int(page.size()) - (more ? 0 : 1));
    for (const auto &[key, value] : page)
        node.add(key, value, !node.rest->isObject());
    node.complete = !more;
    if (more) {
        node.add({}, {}, false);
        node.children.back()->more = true;
    } else {
        node.rest.reset();
    }
    endInsertRows();
}

QString JsonTreeModel::keyText(const Node &node)
{
    if (node.more)
        return tr("… more");
    if (node.inArray)
        return QStringLiteral("[%1]").arg(node.row);
    return displayText(decodeJsonKey(node.rawKey), keyChars);
}

QString JsonTreeModel::valueText(const Node &node)
{
    // A container with children says nothing itself; "{}" and what only looks like one show as spelled.
    if (isContainer(node.type()) && (!node.complete || !node.children.empty()))
        return {};
    return displayText(node.value, valueChars);
}

QVariant JsonTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeAt(index);
    switch (role) {
    case Qt::DisplayRole: {
        const QString value = valueText(node);
        return value.isEmpty() ? keyText(node) : keyText(node) + QStringLiteral(": ") + value;
    }
    case KeyRole:
        return keyText(node);
    case ValueRole:
        return valueText(node);
    case TypeRole:
        return int(node.type());
    default:
        return {};
    }
}

QList<JsonTreeModel::Step> JsonTreeModel::path(const QModelIndex &index) const
{
    QList<Step> steps;
    for (const Node *node = nodeAt(index); node != m_root.get(); node = node->parent) {
        if (node->inArray)
            steps.prepend({QString(), node->row});
        else
            steps.prepend({QString::fromUtf8(decodeJsonKey(node->rawKey)), -1});
    }
    return steps;
}

QString JsonTreeModel::pathText(const QModelIndex &index) const
{
    QString text;
    for (const Step &step : path(index)) {
        if (step.index >= 0)
            text += QStringLiteral("[%1]").arg(step.index);
        else if (isIdentifier(step.key))
            text += text.isEmpty() ? step.key : QLatin1Char('.') + step.key;
        else
            text += QStringLiteral("[%1]").arg(QString::fromUtf8(jsonString(step.key.toUtf8())));
    }
    return text;
}

QByteArray JsonTreeModel::json(const QModelIndex &index) const
{
    return index.isValid() ? nodeAt(index)->value.toByteArray() : QByteArray();
}

QString JsonTreeModel::plainValue(const QModelIndex &index) const
{
    const QByteArray value = json(index);
    return QString::fromUtf8(type(index) == JsonType::String ? decodeJsonString(value) : value);
}

JsonType JsonTreeModel::type(const QModelIndex &index) const
{
    return index.isValid() ? nodeAt(index)->type() : JsonType::Invalid;
}

} // namespace roomdeck
