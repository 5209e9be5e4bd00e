// Paints a scheduled send: its name, the countdown, and below what it has done so far.
#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace roomdeck {

/// GUI thread. Works on the roles of ScheduleModel.
class ScheduleDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace roomdeck
