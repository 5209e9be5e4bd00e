// Lets the live log reach rows that left memory, in the files they were recorded into.
#pragma once

#include "core/session/recorderstate.h"
#include "core/session/sessionpages.h"

#include <QtCore/QObject>

namespace roomdeck {

class LogPager;
class Recorder;

/// GUI thread; recorder and pager outlive it.
class RecordedPages : public QObject
{
    Q_OBJECT

public:
    RecordedPages(Recorder &recorder, LogPager &pager, QObject *parent = nullptr);

    /// Of this run, in order of time.
    const std::vector<std::shared_ptr<SessionPages>> &files() const { return m_files; }

private:
    void onState(const roomdeck::RecorderState &state);
    void onCommitted(quint64 lastSeq, qint64 rows);

    Recorder &m_recorder;
    LogPager &m_pager;
    std::vector<std::shared_ptr<SessionPages>> m_files;
    std::shared_ptr<SessionPages> m_current;
    EventId m_first = 0; ///< number of the first row in it
};

} // namespace roomdeck
