#include "ui/mainwindow/statussummary.h"

#include "ui/text/quantities.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QEvent>

namespace roomdeck {

namespace {

constexpr qint64 worthSaying = 5000; // rows the log may be behind for a moment without anybody noticing

} // namespace

StatusSummary::StatusSummary(QWidget *parent)
    : QStatusBar(parent), m_connections(addLabel(Theme::Role::Dim)), m_rooms(addLabel(Theme::Role::Dim)),
      m_rate(addLabel(Theme::Role::Dim)), m_log(addLabel(Theme::Role::Dim)),
      m_behind(addLabel(Theme::Role::Warning, true)), m_droppedLabel(addLabel(Theme::Role::Warning, true))
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

void StatusSummary::setLog(const LogStats &log)
{
    m_logStats = log;
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
    m_log->setText(tr("Log %Ln rows", nullptr, int(m_logStats.rows)) + QStringLiteral(" · ")
                   + tr("%1 of %2", "memory used of memory allowed")
                         .arg(quantities::bytes(m_logStats.bytes), quantities::bytes(m_logStats.capBytes)));
    m_droppedLabel->setVisible(m_logStats.dropped > 0);
    m_droppedLabel->setText(tr("%Ln older messages dropped", nullptr, int(m_logStats.dropped)));
    QStringList late;
    if (m_logStats.leftOut > 0)
        late.append(tr("%Ln messages not shown", nullptr, int(m_logStats.leftOut)));
    if (m_logStats.behind >= worthSaying)
        late.append(tr("%Ln messages behind", nullptr, int(m_logStats.behind)));
    m_behind->setVisible(!late.isEmpty());
    m_behind->setText(late.join(QStringLiteral(" · ")));
    m_behind->setToolTip(tr("More arrives than the window can show; a recording still holds all of it."));
}

} // namespace roomdeck
