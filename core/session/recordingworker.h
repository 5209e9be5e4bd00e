// The writer's side of recording: takes what the queue holds to the disk and keeps trying when that fails.
#pragma once

#include "core/session/recorderstate.h"
#include "core/session/recordqueue.h"
#include "core/session/sessionwriter.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <deque>

namespace roomdeck {

/// Lives on the thread it was moved to and blocks that thread on the disk. Driven by wake(), which may be
/// called from any thread and as often as one likes. A transaction follows wake() by at most 20 ms plus the
/// time of the one before.
class RecordingWorker : public QObject
{
    Q_OBJECT

public:
    RecordingWorker(const QString &dataDir, const RecorderSettings &settings);
    ~RecordingWorker() override;

    RecordQueue &queue() { return m_queue; }

public Q_SLOTS:
    void applySettings(const roomdeck::RecorderSettings &settings);
    /// Writes what it can at once, e.g. before the thread ends.
    void drain();

Q_SIGNALS:
    void stateChanged(const roomdeck::RecorderState &state);
    /// Everything up to this sequence number survives the death of the program.
    void committed(quint64 lastSeq, qint64 rows);

private:
    void wake();
    bool processFront();
    bool startSession(const SessionInfo &info);
    void stopSession(qint64 timeUs);
    bool writeRun();
    /// What one transaction takes from the front of m_work.
    struct Run
    {
        std::size_t items = 0;
        qint64 bytes = 0;
        quint64 lost = 0;
    };
    Run appendRun();
    bool ensureOpen();
    void checkFile();
    void fail(const SessionError &error);
    bool stopIsWaiting() const;
    void giveUp();
    void abandonFile(const SessionError &error);
    void tidyFolder();
    void setState(RecorderState::Kind kind, const SessionError &error = {});

    const QString m_dataDir;
    RecorderSettings m_settings;
    RecordQueue m_queue;
    std::deque<RecordItem> m_work; ///< taken from the queue, not yet on disk
    WritePacer m_pacer;
    SessionWriter m_writer{m_pacer};
    SessionInfo m_info;
    QString m_file; ///< of the session being recorded; empty: not created yet
    bool m_wanted = false; ///< between start and stop
    RecorderState m_state;
    RecorderState m_told; ///< the last one signalled
    QTimer m_gather; ///< lets batches gather for one transaction
    QTimer m_retry;
    QElapsedTimer m_sinceCheck; ///< that the file is still there
    QElapsedTimer m_sinceTidy;
};

} // namespace roomdeck
