// Paints one row of the JSON tree: the key in one colour, the value in its type's.
#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace roomdeck {

/// For views over a JsonTreeModel. GUI thread.
class JsonTreeDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace roomdeck
