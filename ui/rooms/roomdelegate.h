// Paints one room: name, what happened lately, how many people.
#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace roomdeck {

/// Reads the roles of RoomsModel. GUI thread.
class RoomDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace roomdeck
