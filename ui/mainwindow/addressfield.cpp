#include "ui/mainwindow/addressfield.h"

#include "ui/theme/paint.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>

namespace roomdeck {

namespace {

using Role = Theme::Role;

constexpr int Margin = 3 * Theme::Step;
constexpr int Dot = 9;
constexpr int Gap = 2 * Theme::Step;

QFont stateFont(const QFont &base)
{
    QFont font(base);
    font.setWeight(QFont::DemiBold);
    return font;
}

Role dotRole(ServerState state)
{
    switch (state) {
    case ServerState::Hosting:
        return Role::Joined;
    case ServerState::Stopped:
        return Role::Left;
    default:
        return Role::Warning;
    }
}

} // namespace

AddressField::AddressField(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    refresh();
}

void AddressField::setStatus(ServerState state, const QByteArray &url)
{
    m_state = state;
    m_url = QString::fromUtf8(url);
    refresh();
}

QSize AddressField::sizeHint() const
{
    int width = 2 * Margin + Dot + Gap + QFontMetrics(stateFont(font())).horizontalAdvance(stateText());
    if (!m_url.isEmpty())
        width += Gap + QFontMetrics(Theme::monospaceFont()).horizontalAdvance(m_url);
    return {width + 1, 28};
}

void AddressField::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto color = [this](Role role) { return Theme::color(role, palette()); };
    paint::frame(&painter, rect(), color(Role::Line), color(Role::AlternateRow));
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(dotRole(m_state)));
    painter.drawEllipse(QRectF(Margin - 2, (height() - Dot) / 2.0, Dot, Dot));

    QRect rest = rect().adjusted(Margin + Dot + Gap - 2, 0, -Margin, 0);
    painter.setFont(stateFont(font()));
    painter.setPen(color(Role::Text));
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, stateText());
    rest.setLeft(rest.left() + painter.fontMetrics().horizontalAdvance(stateText()) + Gap);
    painter.setFont(Theme::monospaceFont());
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, m_url);
}

void AddressField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        refresh();
}

QString AddressField::stateText() const
{
    switch (m_state) {
    case ServerState::Stopped:
        return tr("Stopped");
    case ServerState::Starting:
        return tr("Starting…");
    case ServerState::Hosting:
        return tr("Hosting");
    case ServerState::Stopping:
        return tr("Stopping…");
    }
    return {};
}

void AddressField::refresh()
{
    setAccessibleName(m_url.isEmpty() ? stateText() : stateText() + QLatin1Char(' ') + m_url);
    updateGeometry();
    update();
}

} // namespace roomdeck
