// Scheduled sends as a list with their countdown.
#pragma once

#include "core/model/receipt.h"
#include "core/operator/scheduler.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QHash>

namespace roomdeck {

/// Follows a Scheduler. GUI thread.
class ScheduleModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< quint64
        StateRole, ///< int(ScheduledSend::State)
        WhenRole, ///< QString: "in 0:12", "paused", "missed"
        DetailRole, ///< QString: "every 30 s · sent 12 · 3 missed"
    };

    explicit ScheduleModel(const Scheduler &scheduler, QObject *parent = nullptr);

    quint64 idAt(const QModelIndex &index) const;
    const ScheduledSend *at(const QModelIndex &index) const;
    /// Tells what became of an entry's last send.
    void setOutcome(quint64 id, const QString &outcome);
    /// Countdowns went on.
    void refreshCountdowns();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void rowChanged(quint64 id);
    QString whenText(const ScheduledSend &send) const;
    QString detailText(const ScheduledSend &send) const;

    const Scheduler &m_scheduler;
    QHash<quint64, QString> m_outcomes;
    int m_rows = 0;
};

/// "0:12", "4:05", "2:00:00" from milliseconds, rounded up to whole seconds.
QString countdownText(qint64 ms);
/// "30 s", "5 min", "2 h" from milliseconds.
QString intervalText(qint64 ms);

} // namespace roomdeck
