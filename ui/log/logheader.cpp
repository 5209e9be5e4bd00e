#include "ui/log/logheader.h"

#include "ui/theme/theme.h"

#include <QtGui/QPainter>

namespace roomdeck {

LogHeader::LogHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent) { }

void LogHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const auto color = [this](Theme::Role role) { return Theme::color(role, palette()); };
    painter->fillRect(rect, color(Theme::Role::AlternateRow));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(Theme::Role::Line));
    painter->setPen(color(Theme::Role::Dim));
    QFont font = this->font();
    font.setWeight(QFont::Medium);
    painter->setFont(font);
    const QRect area = rect.adjusted(2 * Theme::Step, 0, -Theme::Step, 0);
    const QString text = model()->headerData(section, orientation()).toString();
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
}

} // namespace roomdeck
