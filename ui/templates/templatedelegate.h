// Paints a template's row: its name and the function key that sends it.
#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace roomdeck {

/// GUI thread. Works on the roles of TemplatesModel.
class TemplateDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintFolder(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

/// The ground of a row in the panel: selected, under the mouse, or plain; with a ring when it has the
/// keyboard.
void paintRowGround(QPainter *painter, const QStyleOptionViewItem &option);

} // namespace roomdeck
