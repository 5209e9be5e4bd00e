// The status bar: who is connected, what flows, what the log holds and what it dropped.
#pragma once

#include "core/model/roster.h"
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
    void setLog(qint64 rows, qint64 bytes, qint64 maxBytes, quint64 dropped);

protected:
    void changeEvent(QEvent *event) override;

private:
    TintedLabel *addLabel(Theme::Role role, bool atEnd = false);
    void refresh();

    ServerStats m_stats;
    qint64 m_rows = 0;
    qint64 m_bytes = 0;
    qint64 m_maxBytes = 0;
    quint64 m_dropped = 0;
    TintedLabel *m_connections;
    TintedLabel *m_rooms;
    TintedLabel *m_rate;
    TintedLabel *m_log;
    TintedLabel *m_droppedLabel;
};

} // namespace roomdeck
