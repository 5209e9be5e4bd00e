// Paints rows of the target list: section titles, a tick, the name, what is known about it at the right.
#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace roomdeck {

/// GUI thread. Works on the roles of TargetModel.
class TargetDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static QRect tickRect(const QRect &row);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    /// Space ticks; clicks are the popup's business.
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    void paintHeader(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace roomdeck
