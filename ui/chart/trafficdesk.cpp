#include "ui/chart/trafficdesk.h"

#include "ui/chart/stripchart.h"
#include "ui/log/logpanel.h"
#include "ui/log/timerangefilter.h"
#include "ui/models/rosterstate.h"

#include <QtCore/QDateTime>
#include <QtCore/QTimer>

namespace roomdeck {

TrafficDesk::TrafficDesk(const RosterState &roster, LogPanel &log, const QTimer &everySecond, QObject *parent)
    : QObject(parent), m_roster(roster), m_chart(new StripChart)
{
    m_chart->setHistory(&m_meter.history());
    tieChartToLog(*m_chart, log);
    connect(&everySecond, &QTimer::timeout, this, &TrafficDesk::sample);
}

void TrafficDesk::sample()
{
    const ServerStats &stats = m_roster.stats();
    // A run begins with the first server, not with the window.
    if (m_meter.history().isEmpty() && stats.connections == 0 && stats.messagesIn == 0)
        return;
    m_meter.sample(QDateTime::currentMSecsSinceEpoch() * 1000, stats);
    m_chart->refresh();
}

void tieChartToLog(StripChart &chart, LogPanel &log)
{
    TimeRangeFilter *filter = &log.timeRange();
    QObject::connect(&chart, &StripChart::rangeSelected, filter,
                     [filter](const TimeRange &range) { filter->set(range.fromUs, range.toUs); });
    QObject::connect(&chart, &StripChart::selectionCleared, filter, &TimeRangeFilter::clear);
    QObject::connect(filter, &TimeRangeFilter::removed, &chart,
                     [&chart] { chart.setSelection(std::nullopt); });
    QObject::connect(&chart, &StripChart::timeChosen, &log, &LogPanel::goToTime);
}

} // namespace roomdeck
