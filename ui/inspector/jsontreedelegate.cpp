#include "ui/inspector/jsontreedelegate.h"

#include "ui/inspector/jsontreemodel.h"
#include "ui/theme/theme.h"

#include <QtGui/QPainter>

namespace roomdeck {

namespace {

constexpr int rowHeight = 5 * Theme::Step;

Theme::Role roleOf(JsonType type)
{
    switch (type) {
    case JsonType::String:
        return Theme::Role::JsonString;
    case JsonType::Number:
    case JsonType::Boolean:
        return Theme::Role::JsonNumber;
    default:
        return Theme::Role::Dim;
    }
}

} // namespace

void JsonTreeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const QPalette &palette = option.palette;
    const QString key = index.data(JsonTreeModel::KeyRole).toString();
    const QString value = index.data(JsonTreeModel::ValueRole).toString();
    const auto type = JsonType(index.data(JsonTreeModel::TypeRole).toInt());
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, Theme::color(Theme::Role::AccentBackground, palette));
    painter->setFont(Theme::monospaceFont());
    const QFontMetrics metrics = painter->fontMetrics();
    QRect area = option.rect.adjusted(Theme::Step / 2, 0, -Theme::Step, 0);
    const auto draw = [&](const QString &text, Theme::Role role) {
        if (area.width() <= 0)
            return;
        const QString cut = text.left(area.width() * 3 / qMax(1, metrics.averageCharWidth()) + 8);
        painter->setPen(Theme::color(role, palette));
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          metrics.elidedText(cut, Qt::ElideRight, area.width()));
        area.setLeft(area.left() + metrics.horizontalAdvance(cut));
    };
    const bool more = type == JsonType::Invalid && value.isEmpty();
    draw(key, more ? Theme::Role::Accent : Theme::Role::JsonKey);
    if (!value.isEmpty()) {
        draw(QStringLiteral(": "), Theme::Role::Dim);
        draw(value, roleOf(type));
    }
    painter->restore();
}

QSize JsonTreeDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, rowHeight};
}

} // namespace roomdeck
