#include "core/session/recorder.h"

#include "core/session/recordingworker.h"

#include <QtCore/QDateTime>

#ifdef Q_OS_LINUX
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace roomdeck {

namespace {

#ifdef Q_OS_LINUX
// sched_attr of <linux/sched/types.h>, which does not go together with <sched.h>; see sched_setattr(2).
struct SchedulingAttributes
{
    quint32 size = 0;
    quint32 policy = 0;
    quint64 flags = 0;
    qint32 nice = 0;
    quint32 priority = 0;
    quint64 runtimeNs = 0; ///< length of a slice
    quint64 deadlineNs = 0;
    quint64 periodNs = 0;
};
#endif

// Where the writer shares a processor with the hub, it must not make messages wait for the milliseconds a
// batch takes: with short slices it has its share of the time, but lets others in soon. Kernels before 6.12
// ignore the wish.
void runInShortSlices()
{
#ifdef Q_OS_LINUX
    SchedulingAttributes attributes;
    if (::syscall(SYS_sched_getattr, 0, &attributes, sizeof attributes, 0) != 0)
        return;
    attributes.runtimeNs = 100'000; // the least there is
    ::syscall(SYS_sched_setattr, 0, &attributes, 0);
#endif
}

} // namespace

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
    connect(&m_thread, &QThread::started, m_worker, &runInShortSlices);
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
