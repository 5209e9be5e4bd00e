#include "ui/log/logdelegate.h"

#include "ui/log/logmodel.h"
#include "ui/theme/theme.h"

#include <QtGui/QPainter>

namespace roomdeck {

namespace {

constexpr int cellPadding = 2 * Theme::Step;
constexpr int currentBar = 3;

bool isMonospaced(int column)
{
    return column == LogModel::Time || column == LogModel::Preview;
}

/// Where a word to be found may stand.
bool isSearched(int column)
{
    return column == LogModel::Room || column == LogModel::User || column == LogModel::Type
        || column == LogModel::Preview;
}

} // namespace

LogDelegate::LogDelegate(QObject *parent) : QStyledItemDelegate(parent), m_monospace(Theme::monospaceFont())
{ }

QColor LogDelegate::textColor(RowTone tone, int column, const QPalette &palette)
{
    const auto color = [&palette](Theme::Role role) { return Theme::color(role, palette); };
    if (column <= LogModel::Delta || column == LogModel::Size)
        return color(Theme::Role::Dim);
    switch (tone) {
    case RowTone::Message:
        return color(column == LogModel::Preview ? Theme::Role::Dim : Theme::Role::Text);
    case RowTone::Operator:
        return color(Theme::Role::Operator);
    case RowTone::Api:
        return color(Theme::Role::Api);
    case RowTone::Joined:
        return color(Theme::Role::Joined);
    case RowTone::Left:
        return color(Theme::Role::Left);
    case RowTone::Error:
        return color(Theme::Role::Error);
    case RowTone::Gap:
        return color(Theme::Role::Warning);
    case RowTone::Notice:
        break;
    }
    return color(Theme::Role::Dim);
}

QColor LogDelegate::background(RowTone tone, const QPalette &palette)
{
    if (tone == RowTone::Operator)
        return Theme::color(Theme::Role::OperatorBackground, palette);
    if (tone == RowTone::Error)
        return Theme::color(Theme::Role::ErrorBackground, palette);
    return {};
}

const QFont &LogDelegate::fontFor(const QFont &base, int column, bool prose) const
{
    return isMonospaced(column) && !(column == LogModel::Preview && prose) ? m_monospace : base;
}

QColor LogDelegate::rowBackground(const QStyleOptionViewItem &option, int row, RowTone tone) const
{
    if (option.state & QStyle::State_Selected)
        return Theme::color(Theme::Role::AccentBackground, option.palette);
    if (m_tint) {
        if (const QColor tint = m_tint(row); tint.isValid())
            return tint;
    }
    if (const QColor own = background(tone, option.palette); own.isValid())
        return own;
    const bool alternate = option.features & QStyleOptionViewItem::Alternate;
    return option.palette.color(alternate ? QPalette::AlternateBase : QPalette::Base);
}

void LogDelegate::setNeedle(const QString &needle, Qt::CaseSensitivity sensitivity)
{
    m_needle = needle;
    m_sensitivity = sensitivity;
}

QColor LogDelegate::mark(const QPalette &palette)
{
    QColor mark = Theme::color(Theme::Role::Warning, palette);
    mark.setAlphaF(0.36F);
    return mark;
}

void LogDelegate::paintMarks(QPainter &painter, const QRect &area, const QString &text,
                             const QPalette &palette) const
{
    const QFontMetrics metrics = painter.fontMetrics();
    const int top = area.center().y() - metrics.height() / 2;
    for (qsizetype at = text.indexOf(m_needle, 0, m_sensitivity); at >= 0;
         at = text.indexOf(m_needle, at + m_needle.size(), m_sensitivity)) {
        const int left = metrics.horizontalAdvance(text, int(at));
        const int right = metrics.horizontalAdvance(text, int(at + m_needle.size()));
        painter.fillRect(area.left() + left, top, right - left, metrics.height(), mark(palette));
    }
}

void LogDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int column = index.column();
    const auto tone = RowTone(index.data(LogModel::ToneRole).toInt());
    const bool prose = column == LogModel::Preview && index.data(LogModel::ProseRole).toBool();
    painter->fillRect(option.rect, rowBackground(option, index.row(), tone));
    if (option.state & QStyle::State_HasFocus)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(currentBar, option.rect.height())),
                          Theme::color(Theme::Role::Accent, option.palette));

    const QRect area = option.rect.adjusted(cellPadding, 0, -cellPadding, 0);
    if (area.width() <= 0)
        return;
    painter->save();
    painter->setFont(fontFor(option.font, column, prose));
    painter->setPen(textColor(tone, column, option.palette));
    const QFontMetrics metrics = painter->fontMetrics();
    // Shaping is what costs: cut to what could fit before measuring exactly.
    const int plenty = area.width() * 3 / qMax(1, metrics.averageCharWidth()) + 8;
    const QString text = metrics.elidedText(index.data(Qt::DisplayRole).toString().left(plenty),
                                            Qt::ElideRight, area.width());
    if (!m_needle.isEmpty() && isSearched(column))
        paintMarks(*painter, area, text, option.palette);
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    painter->restore();
}

QSize LogDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool prose = index.column() == LogModel::Preview && index.data(LogModel::ProseRole).toBool();
    const QFontMetrics metrics(fontFor(option.font, index.column(), prose));
    const int width = metrics.horizontalAdvance(index.data(Qt::DisplayRole).toString());
    return {width + 2 * cellPadding + 1, Theme::RowHeight};
}

} // namespace roomdeck
