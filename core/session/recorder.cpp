#include "core/session/recorder.h"

#include "core/session/recordingworker.h"

#include <QtCore/QDateTime>

namespace roomdeck {

Recorder::Recorder(const QString &dataDir, const RecorderSettings &settings, QObject *parent)
    : QObject(parent), m_settings(settings), m_worker(new RecordingWorker(dataDir, settings))
{
    qRegisterMetaType<RecorderState>();
    m_thread.setObjectName(QStringLiteral("recorder"));
    m_worker->moveToThread(&m_thread);
    connect(m_worker, &RecordingWorker::stateChanged, this, [this](const RecorderState &state) {
        m_state = state;
        Q_EMIT stateChanged(state);
    });
    connect(m_worker, &RecordingWorker::committed, this, &Recorder::committed);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

Recorder::~Recorder()
{
    stop();
    // Everything asked for before is done before the thread's loop ends.
    QMetaObject::invokeMethod(m_worker, &RecordingWorker::drain, Qt::QueuedConnection);
    QMetaObject::invokeMethod(
        m_worker, [this] { m_thread.quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

void Recorder::start(const SessionInfo &info)
{
    stop();
    if (!m_settings.enabled)
        return;
    SessionInfo session = info;
    if (session.startedUs == 0)
        session.startedUs = QDateTime::currentMSecsSinceEpoch() * 1000;
    m_worker->queue().push(session);
    m_accepting.store(true, std::memory_order_release);
}

void Recorder::stop()
{
    if (m_accepting.exchange(false))
        m_worker->queue().push(StopRecording{QDateTime::currentMSecsSinceEpoch() * 1000});
}

void Recorder::setSettings(const RecorderSettings &settings)
{
    if (m_settings == settings)
        return;
    m_settings = settings;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, settings] { worker->applySettings(settings); }, Qt::QueuedConnection);
}

void Recorder::accept(const TrafficBatchPtr &batch)
{
    if (batch && m_accepting.load(std::memory_order_acquire))
        m_worker->queue().push(batch);
}

} // namespace roomdeck

#include "moc_recorder.cpp"
