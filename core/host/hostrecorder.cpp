#include "core/host/hostrecorder.h"

#include "core/net/connectionmanager.h"
#include "core/protocol/dialectregistry.h"

#include <mutex>
#include <utility>
#include <vector>

namespace roomdeck {

/// Where batches come in, on the hub's thread. It may be at it while the recorder ends on another.
class HostRecorder::Inlet
{
public:
    explicit Inlet(Recorder &recorder) : m_recorder(&recorder) { }

    void take(const TrafficBatchPtr &batch)
    {
        // accept() only queues, so the lock is never held for long.
        const std::lock_guard lock(m_mutex);
        if (m_recording)
            m_recorder->accept(batch);
        else if (m_recorder)
            m_early.push_back(batch);
    }

    void open()
    {
        const std::lock_guard lock(m_mutex);
        for (const TrafficBatchPtr &batch : std::exchange(m_early, {}))
            m_recorder->accept(batch);
        m_recording = true;
    }

    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_early.clear();
        m_recording = false;
    }

    /// The recorder is not used any more.
    void end()
    {
        close();
        const std::lock_guard lock(m_mutex);
        m_recorder = nullptr;
    }

private:
    std::mutex m_mutex; // guards what follows
    Recorder *m_recorder;
    std::vector<TrafficBatchPtr> m_early;
    bool m_recording = false;
};

HostRecorder::HostRecorder(ConnectionManager &manager, const QString &dataDir,
                           const RecorderSettings &settings)
    : m_dataDir(dataDir), m_recorder(dataDir, settings), m_inlet(std::make_shared<Inlet>(m_recorder))
{
    connect(&manager, &ConnectionManager::statusChanged, this, &HostRecorder::onStatus);
    m_feed = connect(&manager, &ConnectionManager::trafficReady, &manager,
                     [inlet = m_inlet](const TrafficBatchPtr &batch) { inlet->take(batch); });
}

HostRecorder::~HostRecorder()
{
    disconnect(m_feed);
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
        m_inlet->open();
    } else if (status.state == ServerState::Stopped) {
        m_url.clear();
        m_inlet->close();
        m_recorder.stop();
    }
}

} // namespace roomdeck
