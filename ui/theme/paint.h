// The shapes the style and the delegates share: frames, pills, marks.
#pragma once

#include "ui/theme/theme.h"

#include <QtCore/QRectF>
#include <QtGui/QPainterPath>

class QPainter;
class QStyleOption;
class QStyleOptionMenuItem;
class QWidget;

namespace roomdeck::paint {

constexpr qreal Radius = 4;

enum class Emphasis : quint8 { None, Primary, Operator };
/// As the widget's property "emphasis" asks for: "primary" or "operator".
Emphasis emphasisOf(const QWidget *widget);

/// A hairline frame with round corners inside `rect`.
void frame(QPainter *painter, const QRectF &rect, const QColor &line, const QColor &fill,
           qreal radius = Radius);
/// A ring around what has the keyboard.
void focusRing(QPainter *painter, const QRectF &rect, const QPalette &palette);
void button(QPainter *painter, const QStyleOption &option, Emphasis emphasis);
QColor buttonText(const QPalette &palette, Emphasis emphasis);
/// Where text is typed; the line takes the accent while it has the focus.
void field(QPainter *painter, const QStyleOption &option);
void checkBox(QPainter *painter, const QStyleOption &option);
void radioButton(QPainter *painter, const QStyleOption &option);
void chevron(QPainter *painter, const QRectF &rect, Qt::ArrowType direction, const QColor &color);
void scrollThumb(QPainter *painter, const QRectF &rect, const QStyleOption &option, bool active);
void menuItem(QPainter *painter, const QStyleOptionMenuItem &item);
void separator(QPainter *painter, const QRect &rect, Qt::Orientation orientation, const QPalette &palette);

/// Draws a small outlined label that ends at `right` and is centred in `row`; returns its rectangle.
QRect badge(QPainter *painter, const QRect &row, int right, const QString &text, const QColor &line,
            const QColor &ink, const QFont &font);
/// The width badge() takes for `text`.
int badgeWidth(const QString &text, const QFont &font);
/// A curve through `values` (oldest first) that fills `rect`; the highest value touches the top.
void sparkline(QPainter *painter, const QRectF &rect, const QList<float> &values, const QColor &color);

} // namespace roomdeck::paint
