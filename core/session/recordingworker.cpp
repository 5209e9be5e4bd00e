#include "core/session/recordingworker.h"

#include "core/session/retention.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QMetaObject>

namespace roomdeck {

namespace {

constexpr int gatherMs = 20; // with the server's own 30 ms well inside the promised 100
constexpr int retryMs = 500;
constexpr int checkMs = 1000;
constexpr int tidyMs = 10 * 60 * 1000;
constexpr qsizetype maxRowsPerTransaction = 20'000;

bool isData(const RecordItem &item)
{
    return std::holds_alternative<TrafficBatchPtr>(item.what)
        || std::holds_alternative<RecordingGap>(item.what);
}

// The queue knows only that it was full; the worker knows why it did not drain.
RecordingGap namedAfter(const SessionError &error, RecordingGap gap)
{
    gap.reason = faultName(error.code).toByteArray();
    return gap;
}

} // namespace

RecordingWorker::RecordingWorker(const QString &dataDir, const RecorderSettings &settings)
    : m_dataDir(dataDir), m_settings(settings),
      m_queue(settings.maxQueueBytes,
              [this] { QMetaObject::invokeMethod(this, &RecordingWorker::wake, Qt::QueuedConnection); }),
      m_gather(this), m_retry(this)
{
    m_gather.setSingleShot(true);
    m_gather.setInterval(gatherMs);
    connect(&m_gather, &QTimer::timeout, this, &RecordingWorker::drain);
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryMs);
    connect(&m_retry, &QTimer::timeout, this, &RecordingWorker::drain);
}

RecordingWorker::~RecordingWorker() = default;

void RecordingWorker::applySettings(const RecorderSettings &settings)
{
    m_settings = settings;
    m_queue.setMaxBytes(settings.maxQueueBytes);
    tidyFolder();
}

void RecordingWorker::wake()
{
    // While the disk fails only a stop is worth an attempt out of turn.
    if (!m_gather.isActive() && (!m_retry.isActive() || m_queue.hasStop()))
        m_gather.start();
}

void RecordingWorker::drain()
{
    m_retry.stop();
    checkFile();
    m_queue.take(m_work);
    while (!m_work.empty()) {
        if (processFront())
            continue;
        m_queue.take(m_work);
        if (!stopIsWaiting()) {
            m_retry.start();
            return;
        }
        giveUp();
    }
    if (m_wanted && m_sinceTidy.isValid() && m_sinceTidy.elapsed() > tidyMs)
        tidyFolder();
}

bool RecordingWorker::processFront()
{
    RecordItem &front = m_work.front();
    if (const auto *info = std::get_if<SessionInfo>(&front.what)) {
        if (!startSession(*info))
            return false;
        m_work.pop_front();
        return true;
    }
    if (const auto *stop = std::get_if<StopRecording>(&front.what)) {
        stopSession(stop->timeUs);
        m_work.pop_front();
        return true;
    }
    return writeRun();
}

bool RecordingWorker::startSession(const SessionInfo &info)
{
    if (!m_wanted) {
        m_wanted = true;
        m_info = info;
        m_file.clear();
        m_state = {};
    }
    if (!ensureOpen())
        return false;
    tidyFolder();
    return true;
}

bool RecordingWorker::ensureOpen()
{
    if (m_writer.isOpen())
        return true;
    SessionError error;
    if (!m_file.isEmpty()) {
        error = m_writer.resume(m_file);
        if (error.code == SessionFault::FileRemoved || error.code == SessionFault::NotASession)
            m_file.clear(); // gone for good: go on in a new file
    }
    if (m_file.isEmpty()) {
        const QDir folder(sessionsFolder(m_dataDir));
        if (!folder.mkpath(QStringLiteral("."))) {
            fail({SessionFault::NoPermission, "cannot create " + folder.path().toUtf8()});
            return false;
        }
        QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        const QString path = newSessionPath(m_dataDir, QDateTime::currentDateTime());
        error = m_writer.create(path, m_info);
        if (!error)
            m_file = path;
    }
    if (error) {
        fail(error);
        return false;
    }
    m_sinceCheck.start();
    // Opening proves little after a failure: then the first commit ends it.
    if (m_state.kind != RecorderState::Kind::Failing || m_writer.rows() == 0)
        setState(RecorderState::Kind::Recording);
    return true;
}

void RecordingWorker::stopSession(qint64 timeUs)
{
    if (m_writer.isOpen())
        m_writer.finish(timeUs);
    m_wanted = false;
    m_file.clear();
    setState(RecorderState::Kind::Off);
}

bool RecordingWorker::writeRun()
{
    if (!m_wanted) { // nobody records: nothing to keep
        m_queue.release(m_work.front().bytes);
        m_work.pop_front();
        return true;
    }
    if (!ensureOpen())
        return false;
    if (!m_queue.isCrowded() && !stopIsWaiting())
        m_pacer.begin();
    m_writer.begin();
    const Run run = appendRun();
    const SessionError error = m_writer.commit();
    m_pacer.end();
    if (error) {
        fail(error);
        return false;
    }
    m_work.erase(m_work.begin(), m_work.begin() + std::ptrdiff_t(run.items));
    m_queue.release(run.bytes);
    if (run.lost > 0 || m_state.kind != RecorderState::Kind::Recording) {
        m_state.lost += run.lost;
        setState(RecorderState::Kind::Recording);
    }
    Q_EMIT committed(m_writer.lastSeq(), m_writer.rows());
    return true;
}

RecordingWorker::Run RecordingWorker::appendRun()
{
    Run run;
    qsizetype rows = 0;
    for (; run.items < m_work.size() && isData(m_work[run.items]) && rows < maxRowsPerTransaction;
         ++run.items) {
        const RecordItem &item = m_work[run.items];
        run.bytes += item.bytes;
        if (const auto *gap = std::get_if<RecordingGap>(&item.what)) {
            run.lost += gap->lost;
            m_writer.append(m_state.kind == RecorderState::Kind::Failing ? namedAfter(m_state.error, *gap)
                                                                         : *gap);
            continue;
        }
        const TrafficBatch &batch = *std::get<TrafficBatchPtr>(item.what);
        m_writer.append(batch);
        rows += batch.entries.size() + batch.deliveries.size() + batch.misses.size();
        run.lost += batch.skipped;
    }
    return run;
}

void RecordingWorker::checkFile()
{
    if (!m_writer.isOpen() || m_sinceCheck.elapsed() < checkMs)
        return;
    m_sinceCheck.start();
    if (m_writer.hasMoved())
        abandonFile({SessionFault::FileRemoved, m_file.toUtf8()});
}

// Rows go to a file nobody can find any more. What it held is a gap at the start of the next one.
void RecordingWorker::abandonFile(const SessionError &error)
{
    RecordingGap gap{faultName(error.code).toByteArray(),
                     quint64(m_writer.rows()),
                     1,
                     m_writer.lastSeq(),
                     m_info.startedUs,
                     QDateTime::currentMSecsSinceEpoch() * 1000};
    m_writer.close();
    m_file.clear();
    if (gap.lost > 0)
        m_work.push_front({std::move(gap), 0});
    setState(RecorderState::Kind::Failing, error);
}

void RecordingWorker::fail(const SessionError &error)
{
    // A full disk needs patience only; after anything else the connection may be stale (a medium pulled and
    // put back), so the next attempt opens the file anew.
    if (error.code != SessionFault::DiskFull && error.code != SessionFault::Locked)
        m_writer.close();
    setState(RecorderState::Kind::Failing, error);
}

bool RecordingWorker::stopIsWaiting() const
{
    for (const RecordItem &item : m_work) {
        if (std::holds_alternative<StopRecording>(item.what))
            return true;
    }
    return false;
}

// The session is to end and its rest cannot be written: one attempt was made, waiting longer would hold up
// whoever wants to quit.
void RecordingWorker::giveUp()
{
    while (!std::holds_alternative<StopRecording>(m_work.front().what)) {
        const RecordItem &item = m_work.front();
        if (const auto *batch = std::get_if<TrafficBatchPtr>(&item.what))
            m_state.lost += quint64((*batch)->entries.size()) + (*batch)->skipped;
        else if (const auto *gap = std::get_if<RecordingGap>(&item.what))
            m_state.lost += gap->lost;
        m_queue.release(item.bytes);
        m_work.pop_front();
    }
}

void RecordingWorker::tidyFolder()
{
    m_sinceTidy.start();
    removeOldSessions(sessionsFolder(m_dataDir), m_settings, m_file);
}

void RecordingWorker::setState(RecorderState::Kind kind, const SessionError &error)
{
    m_state.kind = kind;
    m_state.error = error;
    m_state.file = m_file;
    if (m_state == m_told) // an attempt that failed like the one before is no news
        return;
    m_told = m_state;
    Q_EMIT stateChanged(m_state);
}

} // namespace roomdeck

#include "moc_recordingworker.cpp"
