// A JSON value as a tree, in the order and the spelling of its author.
#pragma once

#include "core/protocol/jsonscan.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QList>
#include <memory>
#include <vector>

namespace roomdeck {

/// Children are found when a node is opened, at most PageSize at a time; a last row "…" stands for the rest,
/// and showMore() replaces it by the next page. So opening a big array costs what is shown of it. Text is
/// untrusted and made safe for painting. GUI thread.
class JsonTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    static constexpr int PageSize = 200;
    /// Values are not opened deeper than this.
    static constexpr int MaxDepth = 256;

    enum Role {
        KeyRole = Qt::UserRole, ///< QString, safe to paint; "[3]" in arrays
        ValueRole, ///< QString, safe to paint and clipped; empty for what has children
        TypeRole, ///< JsonType as int; Invalid for the row that stands for more
    };

    /// One step from a value to a part of it.
    struct Step
    {
        QString key;
        int index = -1; ///< not below 0: a place in an array, and no key

        bool operator==(const Step &) const = default;
    };

    explicit JsonTreeModel(QObject *parent = nullptr);
    ~JsonTreeModel() override;

    /// The roots: a "payload" (unless empty), and the members of `"a":1,"b":2`. Bytes that are no JSON show
    /// as one string-like root.
    void setEvent(const QByteArray &payload, const QByteArray &extra);

    /// Whether the row stands for children that were not fetched.
    bool isMore(const QModelIndex &index) const;
    void showMore(const QModelIndex &more);

    /// From the root to the value.
    QList<Step> path(const QModelIndex &index) const;
    /// `payload.items[3]["odd key"]`, as JavaScript would say it.
    QString pathText(const QModelIndex &index) const;
    /// The value's JSON, exactly as spelled.
    QByteArray json(const QModelIndex &index) const;
    /// What a value says: the text of a string, the JSON of others.
    QString plainValue(const QModelIndex &index) const;
    JsonType type(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

private:
    struct Node;

    Node *nodeAt(const QModelIndex &index) const;
    void fetchPage(Node &node, const QModelIndex &parent);
    static QString valueText(const Node &node);
    static QString keyText(const Node &node);

    QByteArray m_payload;
    QByteArray m_extra; // with braces
    std::unique_ptr<Node> m_root;
};

} // namespace roomdeck
