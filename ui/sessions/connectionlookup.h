// Fetches from session files what the log no longer knows of a row's connection.
#pragma once

#include "core/session/sessionpages.h"

#include <QtCore/QObject>

#include <functional>
#include <memory>
#include <vector>

class QThreadPool;

namespace roomdeck {

class InspectorPanel;
class LogPanel;

/// Reads in the background, when a row is looked at, and tells the log and the inspector. GUI thread;
/// everything it is given outlives it.
class ConnectionLookup : public QObject
{
    Q_OBJECT

public:
    using Files = std::vector<std::shared_ptr<SessionPages>>;
    /// In order of time.
    using FilesSource = std::function<Files()>;

    ConnectionLookup(LogPanel &log, InspectorPanel &inspector, QThreadPool &workers, FilesSource files,
                     QObject *parent = nullptr);

private:
    void look(quint64 seq);
    void learn(const SessionConnection &found);

    LogPanel &m_log;
    InspectorPanel &m_inspector;
    QThreadPool &m_workers;
    FilesSource m_files;
};

} // namespace roomdeck
