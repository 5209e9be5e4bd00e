// Recording: everything arrives on disk, survives the death of the program, and outlasts a failing disk.
#include "core/session/recorder.h"
#include "core/session/recordqueue.h"
#include "core/session/retention.h"
#include "core/session/sessionreader.h"
#include "tests/core/session/failingdisk.h"
#include "tests/core/session/sessiontesting.h"

#include <QtCore/QProcess>
#include <QtTest/QtTest>
#include <csignal>
#include <cstdio>
#include <sys/mount.h>
#include <unistd.h>

using namespace roomdeck;
using namespace roomdeck::testing;
using State = RecorderState::Kind;

class TestRecorder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void recordsARun();
    void canBeSwitchedOff();
    void ignoresWhatIsOutsideASession();
    void oneFilePerStart();
    void endsWithTheObject();
    void followsWithinATransaction();
    void queueCountsWhatItRefuses();
    void failingDisk_data();
    void failingDisk();
    void lossBecomesAGap();
    void stopsWhileTheDiskFails();
    void smallTmpfs();
    void folderCannotBeMade();
    void fileIsRemoved();
    void survivesKill();

private:
    RecorderState lastState() const { return m_states.isEmpty() ? RecorderState() : m_states.last(); }
    void watch(Recorder &recorder);
    /// All rows of the only session in the folder.
    QList<EventId> recordedSeqs(const QString &file = {}) const;
    QString onlyFile() const;

    std::unique_ptr<QTemporaryDir> m_dir;
    QList<RecorderState> m_states;
    quint64 m_committed = 0;
};

namespace {

QList<EventId> sequence(EventId first, EventId last)
{
    QList<EventId> list;
    for (EventId seq = first; seq <= last; ++seq)
        list.append(seq);
    return list;
}

} // namespace

void TestRecorder::initTestCase()
{
    qRegisterMetaType<RecorderState>();
}

void TestRecorder::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_states.clear();
    m_committed = 0;
}

void TestRecorder::watch(Recorder &recorder)
{
    connect(&recorder, &Recorder::stateChanged, this, [this](const RecorderState &s) { m_states.append(s); });
    connect(&recorder, &Recorder::committed, this, [this](quint64 seq) { m_committed = seq; });
}

QString TestRecorder::onlyFile() const
{
    const QDir folder(sessionsFolder(m_dir->path()));
    const QStringList files = folder.entryList({QStringLiteral("*.roomdeck")}, QDir::Files);
    return files.size() == 1 ? folder.filePath(files.first()) : QString();
}

QList<EventId> TestRecorder::recordedSeqs(const QString &file) const
{
    QList<EventId> seqs;
    SessionReader reader;
    if (const SessionError error = reader.open(file.isEmpty() ? onlyFile() : file))
        qWarning() << faultName(error.code) << error.detail;
    for (qint64 row = 0; row < reader.count();) {
        const SessionChunk chunk = reader.read(row);
        for (qsizetype i = 0; i < chunk.count(); ++i) {
            if (chunk.at(i).kind != TrafficKind::Gap)
                seqs.append(chunk.at(i).seq);
        }
        row += chunk.count();
    }
    return seqs;
}

void TestRecorder::recordsARun()
{
    Recorder recorder(m_dir->path(), {});
    watch(recorder);
    SessionInfo info;
    info.url = "ws://127.0.0.1:1";
    recorder.start(info);
    for (int i = 0; i < 20; ++i)
        recorder.accept(batchOf(EventId(i * 100 + 1), 100));
    QTRY_COMPARE(lastState().kind, State::Recording);
    QCOMPARE(recorder.currentFile(), onlyFile());
    QTRY_COMPARE(m_committed, 2000u);
    recorder.stop();
    QTRY_COMPARE(lastState().kind, State::Off);
    QCOMPARE(recorder.currentFile(), QString());
    QCOMPARE(recordedSeqs(), sequence(1, 2000));
    SessionReader reader;
    QVERIFY(!reader.open(onlyFile()));
    QCOMPARE(reader.info().url, info.url);
    QVERIFY(reader.info().startedUs > 0);
    QVERIFY(reader.info().stoppedUs >= reader.info().startedUs);
    QVERIFY(QRegularExpression(QStringLiteral("^\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\d-\\d\\d\\.roomdeck$"))
                .match(QFileInfo(onlyFile()).fileName())
                .hasMatch());
}

void TestRecorder::canBeSwitchedOff()
{
    RecorderSettings settings;
    settings.enabled = false;
    {
        Recorder recorder(m_dir->path(), settings);
        recorder.start({});
        recorder.accept(batchOf(1, 10));
    }
    QVERIFY(QDir(m_dir->path()).isEmpty());
}

void TestRecorder::ignoresWhatIsOutsideASession()
{
    {
        Recorder recorder(m_dir->path(), {});
        recorder.accept(batchOf(1, 10));
        recorder.start({});
        recorder.accept(batchOf(11, 10));
        recorder.stop();
        recorder.accept(batchOf(21, 10));
        recorder.accept({});
    }
    QCOMPARE(recordedSeqs(), sequence(11, 20));
}

void TestRecorder::oneFilePerStart()
{
    {
        Recorder recorder(m_dir->path(), {});
        recorder.start({});
        recorder.accept(batchOf(1, 10));
        recorder.start({});
        recorder.accept(batchOf(11, 10));
    }
    const QDir folder(sessionsFolder(m_dir->path()));
    const QStringList files
        = folder.entryList({QStringLiteral("*.roomdeck")}, QDir::Files, QDir::Time | QDir::Reversed);
    QCOMPARE(files.size(), 2);
    QList<EventId> all
        = recordedSeqs(folder.filePath(files.at(0))) + recordedSeqs(folder.filePath(files.at(1)));
    std::sort(all.begin(), all.end());
    QCOMPARE(all, sequence(1, 20));
}

void TestRecorder::endsWithTheObject()
{
    {
        Recorder recorder(m_dir->path(), {});
        recorder.start({});
        for (int i = 0; i < 50; ++i)
            recorder.accept(batchOf(EventId(i * 1000 + 1), 1000));
    }
    QCOMPARE(recordedSeqs().size(), 50'000);
    SessionReader reader;
    QVERIFY(!reader.open(onlyFile()));
    QVERIFY(reader.info().stoppedUs > 0);
}

void TestRecorder::followsWithinATransaction()
{
    Recorder recorder(m_dir->path(), {});
    watch(recorder);
    recorder.start({});
    for (EventId seq = 1; seq <= 5; ++seq) {
        recorder.accept(batchOf(seq, 1));
        QTRY_COMPARE(m_committed, seq); // without stop, flush or a further batch
        QCOMPARE(recordedSeqs(), sequence(1, seq));
    }
}

void TestRecorder::queueCountsWhatItRefuses()
{
    int woken = 0;
    RecordQueue queue(10'000, [&] { ++woken; });
    queue.push(batchOf(1, 5));
    queue.push(batchOf(6, 100));
    queue.push(batchOf(106, 100));
    queue.push(batchOf(206, 1));
    queue.push(StopRecording{});
    QCOMPARE(woken, 1);
    QVERIFY(queue.hasStop());
    std::deque<RecordItem> items;
    queue.take(items);
    QVERIFY(!queue.hasStop());
    QCOMPARE(items.size(), 4u);
    const auto gap = std::get<RecordingGap>(items[1].what);
    QCOMPARE(gap.lost, 200u);
    QCOMPARE(gap.firstSeq, EventId(6));
    QCOMPARE(gap.lastSeq, EventId(205));
    // What was taken but not written still fills the queue.
    queue.push(batchOf(207, 100));
    queue.release(items[0].bytes);
    queue.release(items[2].bytes);
    queue.push(batchOf(307, 5));
    items.clear();
    queue.take(items);
    QCOMPARE(items.size(), 2u);
    QCOMPARE(std::get<RecordingGap>(items[0].what).lost, 100u);
}

void TestRecorder::failingDisk_data()
{
    QTest::addColumn<int>("result");
    QTest::addColumn<SessionFault>("fault");
    QTest::newRow("full") << SQLITE_FULL << SessionFault::DiskFull;
    QTest::newRow("write error") << SQLITE_IOERR_WRITE << SessionFault::IoError;
}

void TestRecorder::failingDisk()
{
    QFETCH(int, result);
    QFETCH(SessionFault, fault);
    FailingDisk disk;
    Recorder recorder(m_dir->path(), {});
    watch(recorder);
    recorder.start({});
    recorder.accept(batchOf(1, 100));
    QTRY_COMPARE(m_committed, 100u);

    FailingDisk::failure = result;
    recorder.accept(batchOf(101, 100));
    QTRY_COMPARE(lastState().kind, State::Failing);
    QCOMPARE(lastState().error.code, fault);
    recorder.accept(batchOf(201, 100));
    const int refused = FailingDisk::refused;
    const qsizetype told = m_states.size();
    QTRY_VERIFY(FailingDisk::refused > refused + 1); // it keeps trying
    QCOMPARE(m_states.size(), told); // and says so once
    QCOMPARE(lastState().kind, State::Failing);

    FailingDisk::failure = SQLITE_OK;
    QTRY_COMPARE(lastState().kind, State::Recording);
    QTRY_COMPARE(m_committed, 300u);
    recorder.stop();
    QTRY_COMPARE(lastState().kind, State::Off);
    QCOMPARE(lastState().lost, 0u);
    QCOMPARE(recordedSeqs(), sequence(1, 300)); // nothing lost, nothing twice
}

void TestRecorder::lossBecomesAGap()
{
    FailingDisk disk;
    RecorderSettings settings;
    settings.maxQueueBytes = 200'000;
    Recorder recorder(m_dir->path(), settings);
    watch(recorder);
    recorder.start({});
    recorder.accept(batchOf(1, 10));
    QTRY_COMPARE(m_committed, 10u);
    FailingDisk::failure = SQLITE_FULL;
    for (int i = 1; i <= 100; ++i)
        recorder.accept(batchOf(EventId(i * 10 + 1), 10));
    QTRY_COMPARE(lastState().kind, State::Failing);
    FailingDisk::failure = SQLITE_OK;
    QTRY_COMPARE(lastState().kind, State::Recording);
    recorder.accept(batchOf(1011, 10));
    QTRY_COMPARE(m_committed, 1020u);
    QVERIFY(lastState().lost > 0);
    recorder.stop();
    QTRY_COMPARE(lastState().kind, State::Off);

    SessionReader reader;
    QVERIFY(!reader.open(onlyFile()));
    const QList<SessionGap> gaps = reader.gaps();
    QCOMPARE(gaps.size(), 1);
    QCOMPARE(gaps.first().reason, QByteArray("disk_full"));
    QCOMPARE(gaps.first().lost, lastState().lost);
    QCOMPARE(gaps.first().lastSeq, EventId(1010));
    QCOMPARE(gaps.first().lastSeq - gaps.first().firstSeq + 1, gaps.first().lost);
    // The file accounts for every entry: recorded or counted.
    QCOMPARE(quint64(recordedSeqs().size()) + gaps.first().lost, 1020u);
    QCOMPARE(reader.read(gaps.first().row, 1).at(0).kind, TrafficKind::Gap);
    QCOMPARE(reader.read(gaps.first().row + 1, 1).at(0).seq, EventId(1011));
}

void TestRecorder::stopsWhileTheDiskFails()
{
    FailingDisk disk;
    Recorder recorder(m_dir->path(), {});
    watch(recorder);
    recorder.start({});
    recorder.accept(batchOf(1, 10));
    QTRY_COMPARE(m_committed, 10u);
    FailingDisk::failure = SQLITE_FULL;
    recorder.accept(batchOf(11, 10));
    QTRY_COMPARE(lastState().kind, State::Failing);
    recorder.stop();
    QTRY_COMPARE(lastState().kind, State::Off);
    QCOMPARE(lastState().lost, 10u);
    FailingDisk::failure = SQLITE_OK;
    QCOMPARE(recordedSeqs(), sequence(1, 10));
}

void TestRecorder::smallTmpfs()
{
    const QByteArray folder = QFile::encodeName(m_dir->path());
    if (::mount("tmpfs", folder.constData(), "tmpfs", 0, "size=1500k") != 0)
        QSKIP("mounting a tmpfs needs root; failingDisk() covers the same path");
    const auto unmount = qScopeGuard([&] { ::umount2(folder.constData(), MNT_DETACH); });
    {
        Recorder recorder(m_dir->path(), {});
        watch(recorder);
        recorder.start({});
        EventId next = 1;
        while (lastState().kind != State::Failing && next < 1'000'000) {
            recorder.accept(batchOf(next, 1000));
            next += 1000;
            QTest::qWait(25);
        }
        QCOMPARE(lastState().error.code, SessionFault::DiskFull);
        const QByteArray more = "size=200m";
        QCOMPARE(::mount("tmpfs", folder.constData(), "tmpfs", MS_REMOUNT, more.constData()), 0);
        QTRY_COMPARE(lastState().kind, State::Recording);
        QTRY_COMPARE(m_committed, next - 1);
        recorder.stop();
        QTRY_COMPARE(lastState().kind, State::Off);
        QCOMPARE(recordedSeqs(), sequence(1, next - 1));
    }
}

void TestRecorder::folderCannotBeMade()
{
    QFile obstacle(sessionsFolder(m_dir->path()));
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    Recorder recorder(m_dir->path(), {});
    watch(recorder);
    recorder.start({});
    recorder.accept(batchOf(1, 10));
    QTRY_COMPARE(lastState().kind, State::Failing);
    QCOMPARE(lastState().error.code, SessionFault::NoPermission);
    QVERIFY(obstacle.remove());
    QTRY_COMPARE(lastState().kind, State::Recording);
    QTRY_COMPARE(m_committed, 10u);
    QCOMPARE(recordedSeqs(), sequence(1, 10)); // what came meanwhile was kept
}

void TestRecorder::fileIsRemoved()
{
    Recorder recorder(m_dir->path(), {});
    watch(recorder);
    recorder.start({});
    recorder.accept(batchOf(1, 10));
    QTRY_COMPARE(m_committed, 10u);
    QVERIFY(QDir(sessionsFolder(m_dir->path())).removeRecursively());
    EventId next = 11;
    QTRY_VERIFY_WITH_TIMEOUT(
        (recorder.accept(batchOf(next, 1)), ++next, !onlyFile().isEmpty() && !lastState().file.isEmpty()),
        10'000);
    QTRY_COMPARE(m_committed, next - 1);
    recorder.stop();
    QTRY_COMPARE(lastState().kind, State::Off);
    SessionReader reader;
    QVERIFY(!reader.open(onlyFile()));
    const QList<SessionGap> gaps = reader.gaps();
    QCOMPARE(gaps.size(), 1);
    QCOMPARE(gaps.first().reason, QByteArray("file_removed"));
    const QList<EventId> seqs = recordedSeqs();
    QCOMPARE(quint64(seqs.size()) + gaps.first().lost, next - 1);
    QCOMPARE(seqs.last(), next - 1);
}

void TestRecorder::survivesKill()
{
    for (int round = 0; round < 3; ++round) {
        init();
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--record"), m_dir->path()});
        QVERIFY(child.waitForStarted());
        QByteArray told;
        while (told.count('\n') < 5 + round * 7) {
            QVERIFY(child.waitForReadyRead(20'000));
            told += child.readAllStandardOutput();
        }
        // Another process reads along, before and after.
        SessionReader live;
        QVERIFY(!live.open(onlyFile()));
        const qint64 before = live.count();
        QVERIFY(before > 0);
        QTRY_VERIFY(live.refresh() > before);
        QCOMPARE(live.read(before, 1).at(0).seq, EventId(before + 1));

        QCOMPARE(::kill(pid_t(child.processId()), SIGKILL), 0);
        QVERIFY(child.waitForFinished());
        told += child.readAllStandardOutput();
        told.truncate(told.lastIndexOf('\n'));
        const EventId acknowledged = told.mid(told.lastIndexOf('\n') + 1).toULongLong();
        QVERIFY(acknowledged > 0);

        const QList<EventId> seqs = recordedSeqs();
        QVERIFY(EventId(seqs.size()) >= acknowledged);
        QCOMPARE(seqs, sequence(1, EventId(seqs.size())));
        SessionReader reader;
        QVERIFY(!reader.open(onlyFile()));
        QVERIFY(!reader.check());
        QCOMPARE(reader.info().stoppedUs, 0);
    }
}

/// The child of survivesKill(): records without end and prints what is acknowledged.
static int recordForever(QCoreApplication &app, const QString &folder)
{
    Recorder recorder(folder, {});
    QObject::connect(&recorder, &Recorder::committed, &app, [](quint64 seq) {
        std::printf("%llu\n", static_cast<unsigned long long>(seq));
        std::fflush(stdout);
    });
    recorder.start({});
    EventId next = 1;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &app, [&] {
        recorder.accept(batchOf(next, 500));
        next += 500;
    });
    timer.start(10);
    return QCoreApplication::exec();
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--record") == 0)
        return recordForever(app, QString::fromLocal8Bit(argv[2]));
    TestRecorder test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_recorder.moc"
