// Paints one user: state, name, how many connections, dialect, round trip.
#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace roomdeck {

/// Reads the roles of UsersModel. GUI thread.
class UserDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    /// Draws what stands on the right; returns where it begins.
    int paintBadges(QPainter *painter, const QRect &row, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const;
    static int paintMuted(QPainter *painter, const QRect &row, int right, const QStyleOptionViewItem &option);
};

} // namespace roomdeck
