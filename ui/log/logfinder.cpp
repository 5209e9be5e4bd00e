#include "ui/log/logfinder.h"

#include "core/traffic/filter/filter.h"
#include "core/traffic/filter/filterlexer.h"
#include "ui/log/logmodel.h"
#include "ui/widgets/background.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QRegularExpression>

#include <algorithm>

namespace roomdeck {

namespace {

constexpr int scanMs = 15; // what a key press may take; what is farther away waits for the search

RowTest needleFor(const QString &text, bool matchCase)
{
    QString filterText = quoteFilterText(text);
    if (matchCase) // after the quick test, which most rows fail
        filterText += QLatin1String(" ~") + quoteFilterText(QRegularExpression::escape(text));
    const Filter::Result parsed = Filter::parse(filterText);
    if (!parsed.isValid())
        return nullptr;
    return rowTest(parsed.filter);
}

/// `shown` may be empty.
RowTest both(const RowTest &shown, const RowTest &needle)
{
    if (!shown)
        return needle;
    const auto matter = [](const RowTest &test, QByteArrayView texts) {
        return !test.wish().textsMatter || test.wish().textsMatter(texts);
    };
    return {
        [shown, needle](const LogRow &row) { return shown(row) && needle(row); },
        [shown, needle](const LogChunk &chunk) { return needle.mayMatch(chunk) && shown.mayMatch(chunk); },
        {shown.wish().parts | needle.wish().parts, [shown, needle, matter](QByteArrayView texts) {
             return matter(needle, texts) || matter(shown, texts);
         }}};
}

/// The nearest match at or behind `at` in a slice, going up or down; -1 without one.
qint64 nearestIn(const LogSlice &slice, qint64 at, int step, const RowTest &test)
{
    if (slice.block) {
        for (; at >= slice.first && at < slice.end(); at += step) {
            if (test(slice.row(at)))
                return at;
        }
        return -1;
    }
    qint64 match = -1;
    slice.pages->scan(slice.page, test.wish(), [&](int place, const LogRow &row) {
        const qint64 index = slice.first + place;
        if ((step > 0 ? index >= at : index <= at) && test(row))
            match = index;
        return step > 0 ? match < 0 : index < at;
    });
    return match;
}

/// The nearest match in a direction, `from` excluded; -1 without one. Says in `reached` how far down it came.
/// Any thread; blocks on the disk.
qint64 nearest(const LogSnapshot &rows, qint64 from, int step, const RowTest &test,
               const std::atomic<bool> &cancelled, std::atomic<qint64> &reached)
{
    if (rows.empty())
        return -1;
    qint64 at = qBound(rows.front().first - 1, from, rows.back().end()) + step;
    auto slice
        = std::partition_point(rows.begin(), rows.end(), [at](const LogSlice &s) { return s.end() <= at; });
    while (slice != rows.end() && !cancelled) {
        const LogChunk *chunk = slice->block ? slice->block->asChunk() : nullptr;
        const bool full = chunk && std::next(slice) != rows.end();
        const qint64 match = full && !test.mayMatch(*chunk) ? -1 : nearestIn(*slice, at, step, test);
        if (match >= 0)
            return match;
        at = step > 0 ? slice->end() : slice->first - 1;
        if (step > 0)
            reached = at;
        if (step < 0 && slice == rows.begin())
            break;
        slice += step;
    }
    return -1;
}

} // namespace

LogFinder::LogFinder(LogModel &model, QThreadPool &pool, QObject *parent)
    : QObject(parent), m_model(model), m_search(pool)
{
    m_scout.setMaxThreadCount(1);
    connect(&m_search, &RowSearch::found, this, &LogFinder::addMatches);
    connect(&m_search, &RowSearch::finished, this, &LogFinder::finish);
}

LogFinder::~LogFinder()
{
    callBack();
}

void LogFinder::search(const QString &text, bool matchCase)
{
    m_needle = text.isEmpty() ? nullptr : needleFor(text, matchCase);
    restart();
}

void LogFinder::setShown(const RowTest &test)
{
    m_shown = test;
    if (m_needle)
        restart();
}

void LogFinder::restart()
{
    m_search.cancel();
    m_matches.clear();
    callBack();
    if (m_needle) {
        m_test = both(m_shown, m_needle);
        const LogStore &store = m_model.store();
        m_seen = m_model.seenEnd();
        m_search.start(store.snapshot(store.first(), m_seen), store.first(), m_seen, m_test);
    }
    Q_EMIT changed();
}

void LogFinder::update()
{
    if (!m_needle)
        return;
    const LogStore &store = m_model.store();
    const size_t before = m_matches.size();
    while (!m_matches.empty() && m_matches.front() < store.first())
        m_matches.pop_front();
    bool news = m_matches.size() != before;
    for (m_seen = qMax(m_seen, store.first()); m_seen < m_model.seenEnd(); ++m_seen) {
        if (m_seen < store.memoryFirst() && !store.isAtHand(m_seen)) {
            restart(); // rows went to disk unseen
            return;
        }
        if (m_test(store.row(m_seen))) {
            m_matches.push_back(m_seen);
            news = true;
        }
    }
    if (news)
        Q_EMIT changed();
}

void LogFinder::addMatches(const std::vector<qint64> &indexes, qint64 testedFrom)
{
    const auto first = std::lower_bound(indexes.begin(), indexes.end(), m_model.store().first());
    m_matches.insert(m_matches.begin(), first, indexes.end());
    // The search comes from the end of the log. What it has found below a row is nearest to it; above a row
    // the nearest is sure once it has come down to it, or has met the scout.
    const bool met = m_errand && testedFrom <= m_errand->reached;
    if (m_waitingFrom >= 0
        && (m_waitingDirection == Direction::Backward || met || testedFrom <= m_waitingFrom + 1))
        answer(known(m_waitingFrom, m_waitingDirection));
    Q_EMIT changed();
}

void LogFinder::answer(qint64 match)
{
    if (match < 0)
        return;
    callBack();
    Q_EMIT found(match);
}

// Reads from here on while the search, which comes from the other end, is far away.
void LogFinder::sendScout(qint64 from, Direction direction)
{
    const LogStore &store = m_model.store();
    m_waitingFrom = from;
    m_waitingDirection = direction;
    m_errand = std::make_shared<Errand>();
    inBackground(
        m_scout, this,
        [rows = store.snapshot(store.first(), m_model.seenEnd()), from,
         step = direction == Direction::Forward ? 1 : -1, test = m_test,
         errand = m_errand] { return nearest(rows, from, step, test, errand->cancelled, errand->reached); },
        [this, errand = m_errand](qint64 match) {
            if (!errand->cancelled)
                answer(match);
        });
}

void LogFinder::callBack()
{
    m_waitingFrom = -1;
    if (m_errand)
        m_errand->cancelled = true;
    m_errand.reset();
}

void LogFinder::finish()
{
    if (m_waitingFrom >= 0)
        answer(next(m_waitingFrom, m_waitingDirection));
    Q_EMIT changed();
}

qint64 LogFinder::next(qint64 from, Direction direction)
{
    callBack();
    if (!m_needle)
        return -1;
    const qint64 match = m_search.isRunning() ? scan(from, direction) : known(from, direction);
    if (match >= 0)
        return match;
    if (!m_search.isRunning())
        return wrapped(direction);
    sendScout(from, direction);
    return -1;
}

qint64 LogFinder::known(qint64 from, Direction direction) const
{
    if (direction == Direction::Forward) {
        const auto after = std::upper_bound(m_matches.begin(), m_matches.end(), from);
        return after == m_matches.end() ? -1 : *after;
    }
    const auto at = std::lower_bound(m_matches.begin(), m_matches.end(), from);
    return at == m_matches.begin() ? -1 : *std::prev(at);
}

qint64 LogFinder::wrapped(Direction direction) const
{
    if (m_matches.empty())
        return -1;
    return direction == Direction::Forward ? m_matches.front() : m_matches.back();
}

qint64 LogFinder::scan(qint64 from, Direction direction) const
{
    QElapsedTimer clock;
    clock.start();
    const int step = direction == Direction::Forward ? 1 : -1;
    int row = m_model.rowAtOrAfter(from);
    if (step < 0 || (row < m_model.rowCount() && m_model.storeIndex(row) == from))
        row += step;
    for (int tested = 0; row >= 0 && row < m_model.rowCount(); row += step) {
        if (!m_model.store().isAtHand(m_model.storeIndex(row)))
            break; // the search in the background reads it
        if (m_needle(m_model.logRow(row)))
            return m_model.storeIndex(row);
        if (++tested % 256 == 0 && clock.hasExpired(scanMs))
            break;
    }
    return -1;
}

int LogFinder::ordinal(qint64 index) const
{
    const auto at = std::lower_bound(m_matches.begin(), m_matches.end(), index);
    return at != m_matches.end() && *at == index ? int(at - m_matches.begin()) + 1 : 0;
}

} // namespace roomdeck
