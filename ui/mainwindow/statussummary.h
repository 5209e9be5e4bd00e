// The status bar: who is connected, what flows, what the log holds and what it dropped.
#pragma once

#include "core/model/roster.h"
#include "ui/log/logstats.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QStatusBar>

namespace roomdeck {

class TintedLabel;

/// Shows what it is told, in the current language. Sizes in bytes. GUI thread.
class StatusSummary : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusSummary(QWidget *parent = nullptr);

    void setStats(const ServerStats &stats);
    void setLog(const LogStats &log);

protected:
    void changeEvent(QEvent *event) override;

private:
    TintedLabel *addLabel(Theme::Role role, bool atEnd = false);
    void refresh();

    ServerStats m_stats;
    LogStats m_logStats;
    TintedLabel *m_connections;
    TintedLabel *m_rooms;
    TintedLabel *m_rate;
    TintedLabel *m_log;
    TintedLabel *m_behind;
    TintedLabel *m_droppedLabel;
};

} // namespace roomdeck
