// Keeps the strip chart of a run up to date and ties it to the log.
#pragma once

#include "core/traffic/activitymeter.h"

#include <QtCore/QObject>

class QTimer;

namespace roomdeck {

class LogPanel;
class RosterState;
class StripChart;

/// Samples the roster's counters at each tick of `everySecond`; a range picked in the chart narrows the log,
/// a moment picked in it is gone to. GUI thread; everything it is given outlives it.
class TrafficDesk : public QObject
{
    Q_OBJECT

public:
    TrafficDesk(const RosterState &roster, LogPanel &log, const QTimer &everySecond,
                QObject *parent = nullptr);

    StripChart *chart() const { return m_chart; }

private:
    void sample();

    const RosterState &m_roster;
    ActivityMeter m_meter;
    StripChart *m_chart; // the dock it is put into owns it
};

/// Ties a chart to a log: its range to the filter, its moments to the place in the log.
void tieChartToLog(StripChart &chart, LogPanel &log);

} // namespace roomdeck
