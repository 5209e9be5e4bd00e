// Narrows the log to the rows that pass a test, and widens it again, without losing the reader's place.
#pragma once

#include "core/traffic/rowsearch.h"

#include <QtCore/QObject>
#include <optional>

namespace roomdeck {

class LogModel;
class LogView;

/// The newest rows are tested at once, the rest in another thread; rows that arrive meanwhile are tested as
/// they come. The row being read keeps its place on the screen if it is still shown, else the next one after
/// it takes it. GUI thread.
class FilterRun : public QObject
{
    Q_OBJECT

public:
    FilterRun(LogModel &model, LogView &view, QThreadPool &pool, QObject *parent = nullptr);

    /// No test shows everything.
    void apply(const RowTest &test);
    bool isRunning() const { return m_search.isRunning(); }

Q_SIGNALS:
    /// More matches are shown, or the search has come to its end.
    void progressed();

private:
    struct Place
    {
        qint64 storeIndex = -1;
        qint64 current = -1;
        int rowsBelowTop = 0;
    };

    void rememberPlace();
    void restorePlace(qint64 testedFrom);
    void addMatches(std::vector<qint64> indexes, qint64 testedFrom);

    LogModel &m_model;
    LogView &m_view;
    RowSearch m_search;
    std::optional<Place> m_place; // until it is restored, or the user goes elsewhere
};

} // namespace roomdeck
