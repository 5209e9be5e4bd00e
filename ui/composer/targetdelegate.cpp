#include "ui/composer/targetdelegate.h"

#include "ui/composer/targetmodel.h"
#include "ui/theme/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>

namespace roomdeck {

namespace {

constexpr int Margin = 2 * Theme::Step;
constexpr int TickSize = 14;

bool isTitle(const QModelIndex &index)
{
    return index.data(TargetModel::KindRole).toInt() == int(TargetModel::RowKind::Header);
}

void paintTick(QPainter *painter, const QRect &box, bool ticked, const QPalette &palette)
{
    const QColor ink = Theme::color(Theme::Role::Operator, palette);
    painter->setPen(QPen(ticked ? ink : Theme::color(Theme::Role::Faint, palette), 1));
    painter->setBrush(ticked ? QBrush(ink) : QBrush(Theme::color(Theme::Role::Panel, palette)));
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (!ticked)
        return;
    painter->setPen(QPen(Theme::color(Theme::Role::Panel, palette), 1.6));
    const QPointF origin = box.topLeft();
    const QPolygonF stroke{
        {origin + QPointF(3.5, 7.2), origin + QPointF(6, 9.8), origin + QPointF(10.5, 4.4)}};
    painter->drawPolyline(stroke);
}

} // namespace

QRect TargetDelegate::tickRect(const QRect &row)
{
    return {row.left() + Margin, row.top() + (row.height() - TickSize) / 2, TickSize, TickSize};
}

QSize TargetDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {option.fontMetrics.horizontalAdvance(index.data().toString()), Theme::RowHeight + Theme::Step};
}

bool TargetDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    return event->type() == QEvent::KeyPress && QStyledItemDelegate::editorEvent(event, model, option, index);
}

void TargetDelegate::paintHeader(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    painter->setFont(Theme::captionFont(option.font));
    painter->setPen(Theme::color(Theme::Role::Dim, option.palette));
    const QRect inner = option.rect.adjusted(Margin, Theme::Step, -Margin, 0);
    painter->drawText(inner, Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
    painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter,
                      index.data(TargetModel::DetailRole).toString());
}

void TargetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isTitle(index)) {
        paintHeader(painter, option, index);
        painter->restore();
        return;
    }
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        const auto role = option.state & QStyle::State_Selected ? Theme::Role::OperatorBackground
                                                                : Theme::Role::AlternateRow;
        painter->fillRect(option.rect, Theme::color(role, option.palette));
    }
    QRect inner = option.rect.adjusted(Margin, 0, -Margin, 0);
    const QVariant check = index.data(Qt::CheckStateRole);
    if (check.isValid()) {
        paintTick(painter, tickRect(option.rect), check.toInt() == Qt::Checked, option.palette);
        inner.setLeft(inner.left() + TickSize + Margin);
    }
    painter->setFont(option.font);
    const QString detail = index.data(TargetModel::DetailRole).toString();
    painter->setPen(Theme::color(Theme::Role::Dim, option.palette));
    painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter, detail);
    inner.setRight(inner.right() - option.fontMetrics.horizontalAdvance(detail) - Margin);
    painter->setPen(Theme::color(check.isValid() ? Theme::Role::Text : Theme::Role::Dim, option.palette));
    painter->drawText(inner, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
    painter->restore();
}

} // namespace roomdeck
