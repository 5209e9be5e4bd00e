#include "ui/templates/templatedelegate.h"

#include "ui/templates/templatesmodel.h"
#include "ui/theme/paint.h"

#include <QtGui/QPainter>

namespace roomdeck {

namespace {

constexpr int TemplateMargin = 3 * Theme::Step;
constexpr int Indent = 3 * Theme::Step;
constexpr int ChevronSize = 10;
constexpr int TemplateHeight = Theme::RowHeight + Theme::Step;

} // namespace

void paintRowGround(QPainter *painter, const QStyleOptionViewItem &option)
{
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, Theme::color(Theme::Role::AccentBackground, option.palette));
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, Theme::color(Theme::Role::AlternateRow, option.palette));
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
        paint::focusRing(painter, QRectF(option.rect).adjusted(1, 1, -1, -1), option.palette);
}

QSize TemplateDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {option.fontMetrics.horizontalAdvance(index.data().toString()), TemplateHeight};
}

void TemplateDelegate::paintFolder(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const QColor ink = Theme::color(Theme::Role::Dim, option.palette);
    const QRect row = option.rect.adjusted(TemplateMargin, 0, -TemplateMargin, 0);
    const QRectF mark(row.left(), row.center().y() - ChevronSize / 2.0, ChevronSize, ChevronSize);
    const bool folded = index.data(TemplatesModel::FoldedRole).toBool();
    paint::chevron(painter, mark, folded ? Qt::RightArrow : Qt::DownArrow, ink);
    painter->setPen(ink);
    painter->setFont(option.font);
    const QRect text = row.adjusted(ChevronSize + Theme::Step, 0, 0, 0);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
}

void TemplateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRowGround(painter, option);
    if (index.data(TemplatesModel::IsFolderRole).toBool()) {
        paintFolder(painter, option, index);
        painter->restore();
        return;
    }
    const bool nested = index.data(TemplatesModel::InFolderRole).toBool();
    QRect text = option.rect.adjusted(TemplateMargin + (nested ? Indent : 0), 0, -TemplateMargin, 0);
    const int key = index.data(TemplatesModel::FunctionKeyRole).toInt();
    if (key != 0) {
        const QRect badge
            = paint::badge(painter, option.rect, text.right(), QStringLiteral("F%1").arg(key),
                           Theme::color(Theme::Role::Line, option.palette),
                           Theme::color(Theme::Role::Dim, option.palette), Theme::smallFont(option.font));
        text.setRight(badge.left() - 2 * Theme::Step);
    }
    painter->setPen(Theme::color(Theme::Role::Text, option.palette));
    painter->setFont(option.font);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    painter->restore();
}

} // namespace roomdeck
