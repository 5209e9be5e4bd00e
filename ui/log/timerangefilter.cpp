#include "ui/log/timerangefilter.h"

#include "core/traffic/filter/filteredit.h"
#include "ui/log/filterinput.h"

#include <QtCore/QDateTime>
#include <QtCore/QScopedValueRollback>

#include <algorithm>

namespace roomdeck {

namespace {

QString term(FilterField field, qint64 timeUs, QDate day)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(timeUs / 1000);
    return filterTermFor(field,
                         local.toString(local.date() == day ? QStringLiteral("HH:mm:ss")
                                                            : QStringLiteral("yyyy-MM-ddTHH:mm:ss")));
}

} // namespace

TimeRangeFilter::TimeRangeFilter(FilterInput &input, QObject *parent) : QObject(parent), m_input(input)
{
    connect(&input, &FilterInput::filterChanged, this, &TimeRangeFilter::watch);
}

void TimeRangeFilter::set(qint64 fromUs, qint64 toUs)
{
    const QScopedValueRollback changing(m_changing, true);
    const QStringList terms{term(FilterField::After, fromUs, m_input.day()),
                            term(FilterField::Before, toUs, m_input.day())};
    m_input.replace(std::exchange(m_terms, terms), terms);
}

void TimeRangeFilter::clear()
{
    const QScopedValueRollback changing(m_changing, true);
    m_input.replace(std::exchange(m_terms, {}), {});
}

void TimeRangeFilter::watch()
{
    const bool held = std::all_of(m_terms.cbegin(), m_terms.cend(),
                                  [this](const QString &one) { return m_input.holds(one); });
    if (m_changing || held)
        return;
    clear(); // half a range means nothing any more
    Q_EMIT removed();
}

} // namespace roomdeck
