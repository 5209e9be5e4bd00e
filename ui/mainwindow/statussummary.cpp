#include "ui/mainwindow/statussummary.h"

#include "ui/text/quantities.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QEvent>

namespace roomdeck {

StatusSummary::StatusSummary(QWidget *parent)
    : QStatusBar(parent), m_connections(addLabel(Theme::Role::Dim)), m_rooms(addLabel(Theme::Role::Dim)),
      m_rate(addLabel(Theme::Role::Dim)), m_log(addLabel(Theme::Role::Dim)),
      m_droppedLabel(addLabel(Theme::Role::Warning, true))
{
    setSizeGripEnabled(false);
    setContentsMargins(2 * Theme::Step, 0, 2 * Theme::Step, 0);
    refresh();
}

void StatusSummary::setStats(const ServerStats &stats)
{
    m_stats = stats;
    refresh();
}

void StatusSummary::setLog(qint64 rows, qint64 bytes, qint64 maxBytes, quint64 dropped)
{
    m_rows = rows;
    m_bytes = bytes;
    m_maxBytes = maxBytes;
    m_dropped = dropped;
    refresh();
}

void StatusSummary::changeEvent(QEvent *event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

TintedLabel *StatusSummary::addLabel(Theme::Role role, bool atEnd)
{
    auto *label = new TintedLabel(role, TintedLabel::Size::Small);
    label->setContentsMargins(Theme::Step, 0, 2 * Theme::Step, 0);
    if (atEnd)
        addPermanentWidget(label);
    else
        addWidget(label);
    return label;
}

void StatusSummary::refresh()
{
    m_connections->setText(tr("%Ln connections", nullptr, m_stats.connections));
    m_rooms->setText(tr("%Ln rooms", nullptr, m_stats.rooms));
    m_rate->setText(quantities::rate(m_stats.messagesPerSecond) + QStringLiteral(" · ")
                    + quantities::byteRate(m_stats.bytesPerSecond));
    m_log->setText(tr("Log %Ln rows", nullptr, int(m_rows)) + QStringLiteral(" · ")
                   + tr("%1 of %2", "memory used of memory allowed")
                         .arg(quantities::bytes(m_bytes), quantities::bytes(m_maxBytes)));
    m_droppedLabel->setVisible(m_dropped > 0);
    m_droppedLabel->setText(tr("%Ln older messages dropped", nullptr, int(m_dropped)));
}

} // namespace roomdeck
