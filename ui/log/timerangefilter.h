// A stretch of time picked elsewhere as a condition of the filter.
#pragma once

#include <QtCore/QObject>
#include <QtCore/QStringList>

namespace roomdeck {

class FilterInput;

/// Stands in the filter as `after:… before:…`, where it can be read, edited and removed like any other. Times
/// in UTC µs; whole seconds are shown. GUI thread.
class TimeRangeFilter : public QObject
{
    Q_OBJECT

public:
    explicit TimeRangeFilter(FilterInput &input, QObject *parent = nullptr);

    /// Replaces the range before.
    void set(qint64 fromUs, qint64 toUs);
    void clear();
    bool isSet() const { return !m_terms.isEmpty(); }

Q_SIGNALS:
    /// The reader took the condition out of the filter.
    void removed();

private:
    void watch();

    FilterInput &m_input;
    QStringList m_terms;
    bool m_changing = false;
};

} // namespace roomdeck
