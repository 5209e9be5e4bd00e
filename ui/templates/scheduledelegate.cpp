#include "ui/templates/scheduledelegate.h"

#include "ui/templates/schedulemodel.h"
#include "ui/templates/templatedelegate.h"
#include "ui/theme/theme.h"

#include <QtGui/QPainter>

namespace roomdeck {

namespace {

constexpr int ScheduleMargin = 3 * Theme::Step;
constexpr int ScheduleHeight = 2 * 18 + Theme::Step;

Theme::Role whenRole(const QModelIndex &index)
{
    switch (ScheduledSend::State(index.data(ScheduleModel::StateRole).toInt())) {
    case ScheduledSend::State::Active:
        return Theme::Role::Dim;
    case ScheduledSend::State::Paused:
    case ScheduledSend::State::Stopped:
        return Theme::Role::Warning;
    case ScheduledSend::State::Done:
        return Theme::Role::Faint;
    }
    return Theme::Role::Dim;
}

} // namespace

QSize ScheduleDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {option.fontMetrics.horizontalAdvance(index.data().toString()), ScheduleHeight};
}

void ScheduleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRowGround(painter, option);
    const QRect inner = option.rect.adjusted(ScheduleMargin, 2, -ScheduleMargin, -2);
    QRect top(inner.left(), inner.top(), inner.width(), inner.height() / 2);
    const QRect bottom(inner.left(), top.bottom() + 1, inner.width(), inner.height() / 2);
    const QString when = index.data(ScheduleModel::WhenRole).toString();
    painter->setFont(option.font);
    painter->setPen(Theme::color(whenRole(index), option.palette));
    painter->drawText(top, Qt::AlignRight | Qt::AlignVCenter, when);
    top.setRight(top.right() - option.fontMetrics.horizontalAdvance(when) - 2 * Theme::Step);
    painter->setPen(Theme::color(Theme::Role::Text, option.palette));
    painter->drawText(top, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, top.width()));
    const QFont small = Theme::smallFont(option.font);
    painter->setFont(small);
    painter->setPen(Theme::color(Theme::Role::Dim, option.palette));
    const QString detail = index.data(ScheduleModel::DetailRole).toString();
    painter->drawText(bottom, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(small).elidedText(detail, Qt::ElideRight, bottom.width()));
    painter->restore();
}

} // namespace roomdeck
