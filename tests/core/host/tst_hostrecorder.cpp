// Recording a server: from its first word on, and until the recorder ends, whatever the server does by then.
#include "core/host/hostrecorder.h"
#include "core/session/retention.h"
#include "core/session/sessionreader.h"
#include "tests/support/rawwsclient.h"
#include "tests/support/testserver.h"

#include <QtCore/QDir>
#include <QtCore/QSemaphore>
#include <QtCore/QTemporaryDir>

using namespace roomdeck;
using namespace roomdeck::test;

class TestHostRecorder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsFromTheFirstWord();
    void keepsRunsApart();
    void endsInTheMiddleOfTraffic_data() { addThreadRows(); }
    void endsInTheMiddleOfTraffic();

private:
    /// The numbers of all rows of the only session in the folder.
    static QList<EventId> recorded(const QTemporaryDir &data);
    /// The types of the rows of each session in the folder, oldest session first.
    static QList<QList<QByteArray>> recordedTypes(const QTemporaryDir &data);
};

QList<EventId> TestHostRecorder::recorded(const QTemporaryDir &data)
{
    const QDir folder(sessionsFolder(data.path()));
    const QStringList files = folder.entryList({QStringLiteral("*.roomdeck")}, QDir::Files);
    SessionReader reader;
    QList<EventId> rows;
    if (files.size() != 1 || reader.open(folder.filePath(files.first())))
        return rows;
    while (rows.size() < reader.count()) {
        const SessionChunk chunk = reader.read(rows.size());
        for (qsizetype i = 0; i < chunk.count(); ++i)
            rows.append(chunk.at(i).seq);
    }
    return rows;
}

QList<QList<QByteArray>> TestHostRecorder::recordedTypes(const QTemporaryDir &data)
{
    const QDir folder(sessionsFolder(data.path()));
    QList<std::pair<EventId, QList<QByteArray>>> sessions;
    for (const QString &file : folder.entryList({QStringLiteral("*.roomdeck")}, QDir::Files)) {
        SessionReader reader;
        if (reader.open(folder.filePath(file)))
            continue;
        QList<QByteArray> types;
        const SessionChunk chunk = reader.read(0);
        for (qsizetype i = 0; i < chunk.count(); ++i)
            types.append(chunk.at(i).type.toByteArray());
        sessions.append({reader.firstSeq(), types});
    }
    std::sort(sessions.begin(), sessions.end());
    QList<QList<QByteArray>> all;
    for (const auto &[first, types] : sessions)
        all.append(types);
    return all;
}

// The hub's thread is runs ahead of the main thread, which is busy.
void TestHostRecorder::keepsRunsApart()
{
    constexpr int runs = 3;
    QTemporaryDir data;
    TestServer server;
    server.manager().setObserved(true);
    HostRecorder recorder(server.manager(), data.path(), {});
    QSemaphore started;
    connect(
        &server.manager(), &ConnectionManager::trafficReady, &server.manager(),
        [&started](const TrafficBatchPtr &batch) {
            for (const TrafficEntry &entry : batch->entries)
                started.release(entry.type == "server_started" ? 1 : 0);
        },
        Qt::DirectConnection);
    ServerSettings settings;
    settings.port = 0;
    server.manager().start(settings);
    for (int run = 1; run < runs; ++run) {
        QVERIFY(started.tryAcquire(1, 20'000)); // no event of ours is seen to meanwhile
        server.manager().stop();
        server.manager().start(settings);
    }
    QVERIFY(started.tryAcquire(1, 20'000));
    QTRY_COMPARE(server.logged(TrafficKind::Server, "server_started"), runs);
    server.manager().stop();
    QTRY_COMPARE(server.logged(TrafficKind::Server, "server_stopped"), runs);
    const QList<QByteArray> whole{"server_started", "server_stopped"};
    QTRY_COMPARE(recordedTypes(data), QList<QList<QByteArray>>(runs, whole));
}

void TestHostRecorder::recordsFromTheFirstWord()
{
    QTemporaryDir data;
    TestServer server;
    server.manager().setObserved(true);
    HostRecorder recorder(server.manager(), data.path(), {});
    QVERIFY(server.start());
    RawWsClient anna(server.port());
    anna.open("/ws?room_id=r&user_id=anna");
    QTRY_COMPARE(anna.ofType("user_joined").size(), 1);
    anna.sendText(R"({"type":"n"})");
    QTRY_COMPARE(anna.ofType("n").size(), 1);
    QTRY_COMPARE(recorder.recorder().state().kind, RecorderState::Kind::Recording);
    server.manager().stop();
    QTRY_COMPARE(server.status.state, ServerState::Stopped);
    QTRY_COMPARE(recorder.recorder().state().kind, RecorderState::Kind::Off);
    const QList<EventId> rows = recorded(data);
    QCOMPARE(rows.size(), server.traffic.size());
    for (qsizetype i = 0; i < rows.size(); ++i)
        QCOMPARE(rows[i], server.traffic[i].seq);
    QCOMPARE(server.traffic.first().type, QByteArray("server_started"));
}

// The server's thread may be handing a batch over at that very moment.
void TestHostRecorder::endsInTheMiddleOfTraffic()
{
    QFETCH(int, ioThreads);
    TestServer server;
    server.manager().setObserved(true);
    int heard = 0;
    connect(&server.manager(), &ConnectionManager::trafficReady, this, [&] { ++heard; });
    for (int round = 0; round < 5; ++round) {
        QTemporaryDir data;
        auto recorder = std::make_unique<HostRecorder>(server.manager(), data.path(), RecorderSettings());
        QVERIFY(server.start({}, ioThreads));
        RawWsClient anna(server.port());
        anna.setKeeping(false);
        anna.open("/ws?room_id=r&user_id=anna");
        QTRY_VERIFY(anna.isOpen());
        const int before = heard;
        anna.sendRaw(RawWsClient::frame(RawWsClient::Text, R"({"type":"n"})").repeated(2000));
        QTRY_VERIFY(heard > before);
        recorder.reset();
        const QList<EventId> rows = recorded(data);
        QVERIFY(!rows.isEmpty());
        for (qsizetype i = 1; i < rows.size(); ++i)
            QCOMPARE(rows[i], rows[i - 1] + 1);
        server.manager().stop();
        QTRY_COMPARE(server.status.state, ServerState::Stopped);
    }
}

QTEST_GUILESS_MAIN(TestHostRecorder)
#include "tst_hostrecorder.moc"
