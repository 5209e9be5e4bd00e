#include "core/host/hostrecorder.h"

#include "core/net/connectionmanager.h"
#include "core/protocol/dialectregistry.h"

namespace roomdeck {

HostRecorder::HostRecorder(ConnectionManager &manager, const QString &dataDir,
                           const RecorderSettings &settings)
    : m_dataDir(dataDir), m_recorder(dataDir, settings)
{
    connect(&manager, &ConnectionManager::statusChanged, this, &HostRecorder::onStatus);
    connect(&manager, &ConnectionManager::trafficReady, this, &HostRecorder::onBatch, Qt::DirectConnection);
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
        const std::lock_guard lock(m_mutex);
        for (const TrafficBatchPtr &batch : std::exchange(m_early, {}))
            m_recorder.accept(batch);
        m_recording = true;
    } else if (status.state == ServerState::Stopped) {
        m_url.clear();
        {
            const std::lock_guard lock(m_mutex);
            m_early.clear();
            m_recording = false;
        }
        m_recorder.stop();
    }
}

void HostRecorder::onBatch(const TrafficBatchPtr &batch)
{
    // accept() only queues, so the lock is never held for long.
    const std::lock_guard lock(m_mutex);
    if (m_recording)
        m_recorder.accept(batch);
    else
        m_early.push_back(batch);
}

} // namespace roomdeck
