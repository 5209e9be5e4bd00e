// Records what a server does for as long as it hosts.
#pragma once

#include "core/model/roster.h"
#include "core/session/recorder.h"
#include "core/settings/serversettings.h"

#include <memory>

namespace roomdeck {

class ConnectionManager;

/// Main thread. Starts a session when hosting begins and ends it when it ends. The news of that takes a
/// moment to get here from the hub's thread, which may have gone through several runs by then: its batches
/// are told apart by run, there, and kept until their run is recorded.
class HostRecorder final : public QObject
{
    Q_OBJECT

public:
    /// `manager` must outlive this object.
    HostRecorder(ConnectionManager &manager, const QString &dataDir, const RecorderSettings &settings);
    /// May come while the server is busy; it ends the session.
    ~HostRecorder() override;

    /// What the next session's file will say about the server. Recording begins or ends at once when they
    /// switch it.
    void setServerSettings(const ServerSettings &settings);
    Recorder &recorder() { return m_recorder; }
    const QString &dataDirectory() const { return m_dataDir; }

private:
    class Inlet;

    void startRecorder();
    void onStatus(const ServerStatus &status);

    QString m_dataDir;
    Recorder m_recorder;
    ServerSettings m_settings;
    QByteArray m_url; ///< while hosting
    std::shared_ptr<Inlet> m_inlet; // the hub's thread has it, too
    int m_run = 0; ///< how many ends of hosting were heard of
    QMetaObject::Connection m_feed;
    QMetaObject::Connection m_ends;
};

} // namespace roomdeck
