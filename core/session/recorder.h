// Records the server's traffic into session files, on a thread of its own.
#pragma once

#include "core/session/recorderstate.h"
#include "core/session/sessioninfo.h"

#include "core/model/traffic.h"

#include <QtCore/QObject>
#include <QtCore/QThread>
#include <atomic>

namespace roomdeck {

class RecordingWorker;

/// Owns the writer thread. The object belongs to the thread that made it; accept() may be called from any
/// thread (connect the server's trafficReady() to it directly) and never blocks on the disk.
///
/// One session is one file, `<dataDir>/sessions/YYYY-MM-DD_HH-MM-SS.roomdeck`, local time. When the disk
/// fails, entries wait in memory up to RecorderSettings::maxQueueBytes; beyond that they are counted, and the
/// file gets a gap in their place once it can be written again. Old sessions are removed by age and folder
/// size at each start and every ten minutes; never the current one and never one that is open anywhere.
class Recorder : public QObject
{
    Q_OBJECT

public:
    Recorder(const QString &dataDir, const RecorderSettings &settings, QObject *parent = nullptr);
    /// Ends a running session and waits for the writer.
    ~Recorder() override;

    /// Begins a session; one that runs is ended first. Does nothing when settings say not to record.
    void start(const SessionInfo &info);
    /// Ends the session. Returns at once; stateChanged(Off) follows when everything is on disk.
    void stop();
    /// Limits apply at once; `enabled` at the next start().
    void setSettings(const RecorderSettings &settings);

    RecorderSettings settings() const { return m_settings; }
    RecorderState state() const { return m_state; }
    /// Path of the file being recorded; empty when there is none.
    QString currentFile() const { return m_state.file; }

public Q_SLOTS:
    /// Any thread. Entries outside start() … stop() are ignored.
    void accept(const roomdeck::TrafficBatchPtr &batch);

Q_SIGNALS:
    void stateChanged(const roomdeck::RecorderState &state);
    /// Everything up to this sequence number is in the file and survives the death of the program.
    void committed(quint64 lastSeq, qint64 rows);

private:
    RecorderSettings m_settings;
    RecorderState m_state;
    QThread m_thread;
    RecordingWorker *m_worker; ///< lives on m_thread, deleted when it ends
    std::atomic<bool> m_accepting = false;
};

} // namespace roomdeck
