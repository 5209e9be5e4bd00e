#include "ui/theme/paint.h"

#include <QtGui/QPainter>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QWidget>

#include <algorithm>

namespace roomdeck::paint {

namespace {

using Role = Theme::Role;

QColor blend(const QColor &from, const QColor &to, qreal share)
{
    const auto mix = [share](int a, int b) { return int(a + (b - a) * share); };
    return {mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())};
}

QRectF crisp(const QRectF &rect)
{
    return rect.adjusted(0.5, 0.5, -0.5, -0.5);
}

struct Saved
{
    explicit Saved(QPainter *p) : painter(p)
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
    }
    ~Saved() { painter->restore(); }
    Q_DISABLE_COPY_MOVE(Saved)

    QPainter *painter;
};

QColor markColor(const QStyleOption &option)
{
    return Theme::color(Role::Panel, option.palette);
}

} // namespace

Emphasis emphasisOf(const QWidget *widget)
{
    if (!widget)
        return Emphasis::None;
    const QByteArray name = widget->property("emphasis").toByteArray();
    const auto *button = qobject_cast<const QPushButton *>(widget);
    const auto *box = button ? qobject_cast<const QDialogButtonBox *>(button->parentWidget()) : nullptr;
    const bool backsOut
        = box && box->buttonRole(const_cast<QPushButton *>(button)) == QDialogButtonBox::RejectRole;
    const bool isDefault = button && button->isDefault() && !backsOut; // what Enter does in a dialog
    return name == "primary" || (name.isEmpty() && isDefault) ? Emphasis::Primary
        : name == "operator"                                  ? Emphasis::Operator
                                                              : Emphasis::None;
}

void frame(QPainter *painter, const QRectF &rect, const QColor &line, const QColor &fill, qreal radius)
{
    const Saved saved(painter);
    painter->setPen(line.alpha() == 0 ? QPen(Qt::NoPen) : QPen(line, 1));
    painter->setBrush(fill);
    painter->drawRoundedRect(crisp(rect), radius, radius);
}

void focusRing(QPainter *painter, const QRectF &rect, const QPalette &palette)
{
    const Saved saved(painter);
    painter->setPen(QPen(Theme::color(Role::Accent, palette), 1.5));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(rect.adjusted(1, 1, -1, -1), Radius - 1, Radius - 1);
}

void button(QPainter *painter, const QStyleOption &option, Emphasis emphasis)
{
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool pressed = option.state.testFlag(QStyle::State_Sunken);
    const bool checked = option.state.testFlag(QStyle::State_On);
    const bool hovered = enabled && option.state.testFlag(QStyle::State_MouseOver);
    const QColor text = Theme::color(Role::Text, option.palette);
    QColor fill = Theme::color(Role::Panel, option.palette);
    QColor line = Theme::color(Role::Line, option.palette);
    if (emphasis != Emphasis::None && enabled) {
        fill = Theme::color(emphasis == Emphasis::Operator ? Role::Operator : Role::Accent, option.palette);
        line = fill;
    } else if (checked) {
        fill = Theme::color(Role::AccentBackground, option.palette);
        line = blend(fill, Theme::color(Role::Accent, option.palette), 0.35);
    } else if (!enabled) {
        fill = Theme::color(Role::AlternateRow, option.palette);
    }
    if (pressed)
        fill = blend(fill, text, 0.10);
    else if (hovered)
        fill = blend(fill, text, 0.045);
    frame(painter, option.rect, line, fill);
    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        focusRing(painter, option.rect, option.palette);
}

QColor buttonText(const QPalette &palette, Emphasis emphasis)
{
    if (emphasis == Emphasis::None)
        return palette.color(QPalette::ButtonText);
    return Theme::schemeOf(palette) == Theme::Scheme::Dark ? Theme::color(Role::Window, palette)
                                                           : QColor(Qt::white);
}

void field(QPainter *painter, const QStyleOption &option)
{
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool focused = enabled && option.state.testFlag(QStyle::State_HasFocus);
    const QColor line = Theme::color(focused ? Role::Accent : Role::Line, option.palette);
    const QColor fill
        = enabled ? option.palette.color(QPalette::Base) : Theme::color(Role::AlternateRow, option.palette);
    frame(painter, option.rect, line, fill);
}

void checkBox(QPainter *painter, const QStyleOption &option)
{
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool filled = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const QColor accent = Theme::color(enabled ? Role::Accent : Role::Faint, option.palette);
    frame(painter, option.rect, filled ? accent : Theme::color(Role::Faint, option.palette),
          filled ? accent : Theme::color(Role::Panel, option.palette), 3);
    if (!filled)
        return;
    const Saved saved(painter);
    const QRectF r = option.rect;
    painter->setPen(QPen(markColor(option), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&r](qreal x, qreal y) { return QPointF(r.x() + r.width() * x, r.y() + r.height() * y); };
    if (option.state.testFlag(QStyle::State_NoChange))
        painter->drawLine(at(0.28, 0.5), at(0.72, 0.5));
    else
        painter->drawPolyline(QPolygonF{at(0.25, 0.52), at(0.43, 0.70), at(0.76, 0.32)});
}

void radioButton(QPainter *painter, const QStyleOption &option)
{
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool on = option.state.testFlag(QStyle::State_On);
    const QColor accent = Theme::color(enabled ? Role::Accent : Role::Faint, option.palette);
    frame(painter, option.rect, on ? accent : Theme::color(Role::Faint, option.palette),
          on ? accent : Theme::color(Role::Panel, option.palette), option.rect.width() / 2.0);
    if (!on)
        return;
    const Saved saved(painter);
    painter->setPen(Qt::NoPen);
    painter->setBrush(markColor(option));
    painter->drawEllipse(QRectF(option.rect).center(), 2.5, 2.5);
}

void chevron(QPainter *painter, const QRectF &rect, Qt::ArrowType direction, const QColor &color)
{
    const Saved saved(painter);
    painter->setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->translate(rect.center());
    painter->rotate(direction == Qt::UpArrow          ? 180
                        : direction == Qt::LeftArrow  ? 90
                        : direction == Qt::RightArrow ? -90
                                                      : 0);
    const qreal s = std::min({rect.width() / 3, rect.height() / 3, 3.5});
    painter->drawPolyline(QPolygonF{QPointF(-s, -s / 2), QPointF(0, s / 2), QPointF(s, -s / 2)});
}

void scrollThumb(QPainter *painter, const QRectF &rect, const QStyleOption &option, bool active)
{
    const Saved saved(painter);
    QColor color = Theme::color(Role::Faint, option.palette);
    color.setAlphaF(active ? 0.9f : 0.5f);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    const qreal radius = std::min(rect.width(), rect.height()) / 2;
    painter->drawRoundedRect(rect, radius, radius);
}

void menuItem(QPainter *painter, const QStyleOptionMenuItem &item)
{
    const QRect r = item.rect;
    if (item.menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(QRect(r.left() + 8, r.center().y(), r.width() - 16, 1),
                          Theme::color(Role::Line, item.palette));
        return;
    }
    const bool enabled = item.state.testFlag(QStyle::State_Enabled);
    if (enabled && item.state.testFlag(QStyle::State_Selected)) {
        const QColor fill = Theme::color(Role::AccentBackground, item.palette);
        frame(painter, r.adjusted(4, 0, -4, 0), fill, fill);
    }
    const QRect mark(r.left() + 10, r.center().y() - 7, 16, 16);
    const QColor ink = Theme::color(enabled ? Role::Text : Role::Faint, item.palette);
    if (item.checkType != QStyleOptionMenuItem::NotCheckable && item.checked) {
        const Saved saved(painter);
        painter->setPen(
            QPen(Theme::color(Role::Accent, item.palette), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF o = mark.topLeft();
        painter->drawPolyline(QPolygonF{o + QPointF(3, 7.5), o + QPointF(6.5, 11), o + QPointF(12, 4)});
    } else if (!item.icon.isNull()) {
        item.icon.paint(painter, mark, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    const qsizetype tab = item.text.indexOf(QLatin1Char('\t'));
    const QRect text = r.adjusted(34, 0, -12, 0);
    const int flags = Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
    painter->setFont(item.font);
    painter->setPen(ink);
    painter->drawText(text, flags | Qt::AlignLeft, item.text.left(tab));
    if (tab >= 0) {
        painter->setPen(Theme::color(enabled ? Role::Dim : Role::Faint, item.palette));
        painter->drawText(text, flags | Qt::AlignRight, item.text.mid(tab + 1));
    }
    if (item.menuItemType == QStyleOptionMenuItem::SubMenu)
        chevron(painter, QRectF(r.right() - 20, r.center().y() - 6, 12, 12), Qt::RightArrow, ink);
}

void separator(QPainter *painter, const QRect &rect, Qt::Orientation orientation, const QPalette &palette)
{
    painter->fillRect(rect, Theme::color(Role::Panel, palette));
    const QRect line = orientation == Qt::Vertical ? QRect(rect.center().x(), rect.top(), 1, rect.height())
                                                   : QRect(rect.left(), rect.center().y(), rect.width(), 1);
    painter->fillRect(line, Theme::color(Role::Line, palette));
}

int badgeWidth(const QString &text, const QFont &font)
{
    return QFontMetrics(font).horizontalAdvance(text) + 3 * Theme::Step;
}

QRect badge(QPainter *painter, const QRect &row, int right, const QString &text, const QColor &line,
            const QColor &ink, const QFont &font)
{
    const int height = QFontMetrics(font).height() + 3;
    const int width = badgeWidth(text, font);
    const QRect rect(right - width, row.top() + (row.height() - height) / 2, width, height);
    frame(painter, rect, line, Qt::transparent);
    painter->setFont(font);
    painter->setPen(ink);
    painter->drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, text);
    return rect;
}

void sparkline(QPainter *painter, const QRectF &rect, const QList<float> &values, const QColor &color)
{
    if (values.size() < 2)
        return;
    const qreal top = qMax<qreal>(*std::max_element(values.cbegin(), values.cend()), 1e-6);
    QPolygonF line;
    line.reserve(values.size());
    const QRectF area = rect.adjusted(1, 1.5, -1, -1.5);
    for (qsizetype i = 0; i < values.size(); ++i)
        line.append({area.left() + area.width() * qreal(i) / qreal(values.size() - 1),
                     area.bottom() - area.height() * qMax<qreal>(values[i], 0) / top});
    const Saved saved(painter);
    painter->setPen(QPen(color, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(line);
}

} // namespace roomdeck::paint
