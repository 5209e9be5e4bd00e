// StripChart: how it looks.
#include "ui/chart/stripchart.h"
#include "ui/text/quantities.h"
#include "ui/theme/paint.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace roomdeck {

namespace {

using Role = Theme::Role;

constexpr int margin = 3 * Theme::Step;
constexpr int labelWidth = 33 * Theme::Step;
constexpr int narrowWidth = 130 * Theme::Step; // below, labels lie over the curves
constexpr int laneHeight = 6 * Theme::Step;
constexpr int axisHeight = 4 * Theme::Step;
constexpr int tickSpacing = 88;
constexpr int maxLanes = 3;

/// A peak rounded up, so that the curve does not rescale with every sample.
double scaleFor(double peak)
{
    double scale = 1;
    while (scale < peak) {
        for (const double step : {1.5, 2.0, 3.0, 5.0, 7.5, 10.0}) {
            if (scale * step >= peak)
                return scale * step;
        }
        scale *= 10;
    }
    return scale;
}

} // namespace

QSize StripChart::sizeHint() const
{
    return {120 * Theme::Step, maxLanes * laneHeight + axisHeight + Theme::Step};
}

QSize StripChart::minimumSizeHint() const
{
    return {60 * Theme::Step, laneHeight + axisHeight + Theme::Step};
}

QRect StripChart::plot() const
{
    const int left = width() < narrowWidth ? margin : margin + labelWidth;
    return {left, Theme::Step, qMax(1, width() - left - margin),
            qMax(1, height() - axisHeight - Theme::Step)};
}

void StripChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect area = plot();
    painter.fillRect(QRect(0, 0, width(), 1), Theme::color(Role::Line, palette()));
    if (!m_history || m_history->isEmpty()) {
        painter.setPen(Theme::color(Role::Dim, palette()));
        painter.drawText(rect(), Qt::AlignCenter, tr("Traffic over time shows up here."));
        return;
    }
    const int lanes = qBound(1, area.height() / (laneHeight - Theme::Step), maxLanes);
    for (int i = 0; i < lanes; ++i) {
        const int top = area.top() + area.height() * i / lanes;
        const int bottom = area.top() + area.height() * (i + 1) / lanes;
        paintLane(painter, QRect(area.left(), top, area.width(), bottom - top), Lane(i));
    }
    paintAxis(painter);
    paintSelection(painter);
    paintCursor(painter);
    if (hasFocus() && m_keyboard)
        paint::focusRing(&painter, rect(), palette());
}

void StripChart::paintLane(QPainter &painter, const QRect &row, Lane lane) const
{
    const auto value = [lane](const Activity &activity) {
        return lane == Lane::Messages ? activity.messages
            : lane == Lane::Bytes     ? activity.bytes
                                      : double(activity.connections);
    };
    const TimeAxis axis = this->axis();
    const qint64 bucket = m_history->bucketUs();
    const qint64 pixel = qMax<qint64>(1, axis.range().length() / qMax(1, row.width()));
    const qint64 step = qMax(bucket, pixel / bucket * bucket); // whole buckets, or a peak would flicker
    const double scale = scaleFor(value(m_history->between(m_history->startUs(), m_history->endUs())));
    const qreal base = row.bottom() - 0.5;
    QPolygonF line;
    for (qint64 at = m_history->startUs(); at < m_history->endUs(); at += step) {
        const double height = value(m_history->between(at, at + step)) / scale * (row.height() - Theme::Step);
        line.append({axis.x(at), base - height});
        if (lane == Lane::Connections || step > 4 * pixel) // a step says what was measured
            line.append({axis.x(qMin(at + step, m_history->endUs())), base - height});
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::color(Role::Line, palette()), 1));
    painter.drawLine(QPointF(row.left(), base + 0.5), QPointF(row.right(), base + 0.5));
    const QColor color = Theme::color(lane == Lane::Messages    ? Role::Accent
                                          : lane == Lane::Bytes ? Role::Api
                                                                : Role::Joined,
                                      palette());
    QColor fill = color;
    fill.setAlphaF(0.14F);
    QPolygonF area = line;
    area.append({line.last().x(), base});
    area.append({line.first().x(), base});
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(area);
    painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    painter.restore();

    painter.setFont(Theme::smallFont(font()));
    painter.setPen(Theme::color(Role::Dim, palette()));
    painter.fillRect(QRectF(margin, row.center().y() - 3, 6, 6), color);
    painter.drawText(QRect(margin + 3 * Theme::Step, row.top(), labelWidth, row.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, legend(lane));
}

QString StripChart::legend(Lane lane) const
{
    const bool peak = m_selection || !m_live;
    const TimeRange range = m_selection.value_or(TimeRange{m_history->startUs(), m_history->endUs()});
    const Activity told = peak ? m_history->between(range.fromUs, range.toUs) : m_history->latest();
    const QString text = lane == Lane::Messages ? quantities::rate(told.messages)
        : lane == Lane::Bytes                   ? quantities::byteRate(told.bytes)
                                                : tr("%Ln connection(s)", nullptr, told.connections);
    return peak ? tr("max. %1").arg(text) : text;
}

void StripChart::paintAxis(QPainter &painter) const
{
    const QRect area = plot();
    painter.setFont(Theme::smallFont(font()));
    painter.setPen(Theme::color(Role::Faint, palette()));
    const int half = tickSpacing / 2;
    for (const TimeAxis::Tick &tick : axis().ticks(tickSpacing)) {
        const int x = int(tick.x);
        painter.drawLine(x, area.bottom() + 1, x, area.bottom() + 3);
        const QRect label(x - half, area.bottom() + 3, tickSpacing, axisHeight - 3);
        if (label.left() > area.left() - half / 2 && label.right() <= width())
            painter.drawText(label, Qt::AlignCenter, tick.label);
    }
}

void StripChart::paintSelection(QPainter &painter) const
{
    if (!m_selection)
        return;
    const QRect area = plot();
    const TimeAxis axis = this->axis();
    const int left = qBound(area.left(), int(axis.x(m_selection->fromUs)), area.right());
    const int right = qBound(left + 1, int(axis.x(m_selection->toUs)), area.right() + 1);
    QColor veil = palette().color(QPalette::Base);
    veil.setAlphaF(0.66F);
    painter.fillRect(QRect(area.left(), area.top(), left - area.left(), area.height()), veil);
    painter.fillRect(QRect(right, area.top(), area.right() + 1 - right, area.height()), veil);
    painter.setPen(Theme::color(Role::Accent, palette()));
    painter.drawLine(left, area.top(), left, area.bottom());
    painter.drawLine(right, area.top(), right, area.bottom());
}

void StripChart::paintCursor(QPainter &painter) const
{
    if (!m_cursorUs)
        return;
    const QRect area = plot();
    const int x = int(axis().x(*m_cursorUs));
    painter.setPen(Theme::color(Role::Faint, palette()));
    painter.drawLine(x, area.top(), x, area.bottom());
    if (*m_cursorUs >= m_history->endUs())
        return; // the part of the strip where nothing has happened yet
    const QFont small = Theme::smallFont(font());
    const QString text = readOut(*m_cursorUs);
    const QFontMetrics metrics(small);
    QRect bubble(0, 0, metrics.horizontalAdvance(text) + 4 * Theme::Step, metrics.height() + Theme::Step);
    if (m_selection) // the button that ends it is at the top
        bubble.moveBottom(area.bottom());
    else
        bubble.moveTop(area.top());
    bubble.moveLeft(x + 2 * Theme::Step + bubble.width() > area.right() ? x - 2 * Theme::Step - bubble.width()
                                                                        : x + 2 * Theme::Step);
    paint::frame(&painter, bubble, Theme::color(Role::Line, palette()), Theme::color(Role::Panel, palette()));
    painter.setFont(small);
    painter.setPen(Theme::color(Role::Text, palette()));
    painter.drawText(bubble, Qt::AlignCenter | Qt::TextSingleLine, text);
}

} // namespace roomdeck
