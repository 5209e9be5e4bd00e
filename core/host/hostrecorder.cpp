#include "core/host/hostrecorder.h"

#include "core/net/connectionmanager.h"
#include "core/protocol/dialectregistry.h"

#include <mutex>
#include <vector>

namespace roomdeck {

/// Where batches come in, on the hub's thread. It may be at it while the recorder ends on another, and a run
/// ahead of what the main thread has heard of: each batch is kept with its run until that run is recorded.
class HostRecorder::Inlet
{
public:
    explicit Inlet(Recorder &recorder) : m_recorder(&recorder) { }

    void take(const TrafficBatchPtr &batch)
    {
        // accept() only queues, so the lock is never held for long.
        const std::lock_guard lock(m_mutex);
        if (m_recorded == m_run)
            m_recorder->accept(batch);
        else if (m_recorder)
            m_early.push_back({m_run, batch});
    }

    /// On the hub's thread: what comes next belongs to another run.
    void runEnded()
    {
        const std::lock_guard lock(m_mutex);
        ++m_run;
    }

    /// A run is recorded from now on: also what it said before. What was kept of runs that never came to
    /// host goes.
    void open(int run)
    {
        const std::lock_guard lock(m_mutex);
        for (const Early &early : m_early) {
            if (early.run == run)
                m_recorder->accept(early.batch);
        }
        std::erase_if(m_early, [run](const Early &early) { return early.run <= run; });
        m_recorded = run;
    }

    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_recorded = -1;
    }

    /// The recorder is not used any more.
    void end()
    {
        const std::lock_guard lock(m_mutex);
        m_recorded = -1;
        m_early.clear();
        m_recorder = nullptr;
    }

private:
    struct Early
    {
        int run;
        TrafficBatchPtr batch;
    };

    std::mutex m_mutex; // guards what follows
    Recorder *m_recorder;
    std::vector<Early> m_early;
    int m_run = 0; ///< of the hub
    int m_recorded = -1; ///< none
};

HostRecorder::HostRecorder(ConnectionManager &manager, const QString &dataDir,
                           const RecorderSettings &settings)
    : m_dataDir(dataDir), m_recorder(dataDir, settings), m_inlet(std::make_shared<Inlet>(m_recorder))
{
    connect(&manager, &ConnectionManager::statusChanged, this, &HostRecorder::onStatus);
    m_ends = connect(&manager, &ConnectionManager::statusChanged, &manager,
                     [inlet = m_inlet](const ServerStatus &status) {
                         if (status.state == ServerState::Stopped)
                             inlet->runEnded();
                     });
    m_feed = connect(&manager, &ConnectionManager::trafficReady, &manager,
                     [inlet = m_inlet](const TrafficBatchPtr &batch) { inlet->take(batch); });
}

HostRecorder::~HostRecorder()
{
    disconnect(m_feed);
    disconnect(m_ends);
    m_inlet->end();
}

void HostRecorder::setServerSettings(const ServerSettings &settings)
{
    const bool wasEnabled = m_settings.recording.enabled;
    m_settings = settings;
    m_recorder.setSettings(settings.recording);
    if (m_url.isEmpty() || settings.recording.enabled == wasEnabled)
        return;
    if (wasEnabled)
        m_recorder.stop();
    else
        startRecorder();
}

void HostRecorder::startRecorder()
{
    SessionInfo info;
    info.url = m_url;
    info.settings = settingsSnapshot(m_settings);
    const DialectRegistry dialects;
    for (int i = 1; i <= dialects.count(); ++i)
        info.dialects.append(dialects.name(DialectId(i)));
    m_recorder.start(info);
}

void HostRecorder::onStatus(const ServerStatus &status)
{
    if (status.state == ServerState::Hosting) {
        m_url = status.url;
        startRecorder();
        m_inlet->open(m_run);
    } else if (status.state == ServerState::Stopped) {
        ++m_run;
        m_url.clear();
        m_inlet->close();
        m_recorder.stop();
    }
}

} // namespace roomdeck
