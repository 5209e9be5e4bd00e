#include "ui/templates/schedulemodel.h"

#include "ui/text/displaytext.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

namespace roomdeck {

using State = ScheduledSend::State;

QString countdownText(qint64 ms)
{
    const qint64 seconds = (ms + 999) / 1000;
    const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    const qint64 hours = seconds / 3600;
    if (hours > 0)
        return QStringLiteral("%1:%2:%3").arg(hours).arg(two(seconds / 60 % 60), two(seconds % 60));
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(two(seconds % 60));
}

QString intervalText(qint64 ms)
{
    const qint64 seconds = ms / 1000;
    if (seconds % 3600 == 0)
        return ScheduleModel::tr("%1 h").arg(seconds / 3600);
    if (seconds % 60 == 0)
        return ScheduleModel::tr("%1 min").arg(seconds / 60);
    return ScheduleModel::tr("%1 s").arg(seconds);
}

ScheduleModel::ScheduleModel(const Scheduler &scheduler, QObject *parent)
    : QAbstractListModel(parent), m_scheduler(scheduler), m_rows(int(scheduler.sends().size()))
{
    connect(&scheduler, &Scheduler::added, this, [this](int row) {
        beginInsertRows({}, row, row);
        ++m_rows;
        endInsertRows();
    });
    connect(&scheduler, &Scheduler::aboutToRemove, this, [this](int row) {
        m_outcomes.remove(m_scheduler.sends().at(row).id);
        beginRemoveRows({}, row, row);
        --m_rows;
    });
    connect(&scheduler, &Scheduler::removed, this, [this] { endRemoveRows(); });
    connect(&scheduler, &Scheduler::reset, this, [this] {
        beginResetModel();
        m_outcomes.clear();
        m_rows = int(m_scheduler.sends().size());
        endResetModel();
    });
    connect(&scheduler, &Scheduler::changed, this, &ScheduleModel::rowChanged);
}

int ScheduleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

const ScheduledSend *ScheduleModel::at(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_scheduler.sends().size() ? &m_scheduler.sends().at(index.row())
                                                                       : nullptr;
}

quint64 ScheduleModel::idAt(const QModelIndex &index) const
{
    const ScheduledSend *send = at(index);
    return send == nullptr ? 0 : send->id;
}

void ScheduleModel::rowChanged(quint64 id)
{
    for (int row = 0; row < m_rows; ++row) {
        if (m_scheduler.sends().at(row).id == id)
            Q_EMIT dataChanged(index(row), index(row));
    }
}

void ScheduleModel::setOutcome(quint64 id, const QString &outcome)
{
    if (m_scheduler.find(id) == nullptr)
        return;
    m_outcomes.insert(id, outcome);
    rowChanged(id);
}

void ScheduleModel::refreshCountdowns()
{
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0), index(m_rows - 1), {WhenRole, Qt::AccessibleTextRole});
}

QString ScheduleModel::whenText(const ScheduledSend &send) const
{
    switch (send.state) {
    case State::Active: {
        const qint64 left = m_scheduler.leftMs(send);
        constexpr qint64 day = 24 * 3600 * 1000;
        if (left < day)
            return tr("in %1").arg(countdownText(left));
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(send.dueMs), QLocale::ShortFormat);
    }
    case State::Paused:
        return tr("paused");
    case State::Stopped:
        return tr("paused, server stopped");
    case State::Done:
        return send.sent > 0 ? tr("done") : send.missed > 0 ? tr("missed") : tr("ended");
    }
    return {};
}

QString ScheduleModel::detailText(const ScheduledSend &send) const
{
    QStringList parts;
    if (send.kind == ScheduledSend::Kind::Every)
        parts.append(tr("every %1").arg(intervalText(send.intervalMs)));
    if (send.remaining > 0)
        parts.append(tr("%Ln more", nullptr, send.remaining));
    if (send.sent > 0)
        parts.append(tr("sent %Ln times", nullptr, send.sent));
    if (send.missed > 0)
        parts.append(tr("%Ln missed", nullptr, send.missed));
    const QString outcome = m_outcomes.value(send.id);
    if (!outcome.isEmpty())
        parts.append(outcome);
    return parts.join(QStringLiteral(" · "));
}

QVariant ScheduleModel::data(const QModelIndex &index, int role) const
{
    const ScheduledSend *send = at(index);
    if (send == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return displayText(send->name, 80);
    case Qt::AccessibleTextRole:
        return QStringList{displayText(send->name, 80), whenText(*send), detailText(*send)}.join(
            QStringLiteral(", "));
    case IdRole:
        return send->id;
    case StateRole:
        return int(send->state);
    case WhenRole:
        return whenText(*send);
    case DetailRole:
        return detailText(*send);
    default:
        return {};
    }
}

} // namespace roomdeck
