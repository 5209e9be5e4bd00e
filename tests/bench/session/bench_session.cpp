// What session files cost: recording at a set rate, recording as fast as it goes, opening, paging, scanning.
//   bench_session [--rows N] [--rate N] [--seconds N] [--bytes N] [--dir PATH]
#include "core/session/recorder.h"
#include "core/session/sessionreader.h"
#include "core/session/sessionwriter.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFileInfo>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <algorithm>
#include <cstdio>
#include <sys/resource.h>

using namespace roomdeck;

namespace {

struct Plan
{
    qint64 rows = 1'000'000;
    int rate = 50'000; ///< events per second
    int seconds = 10;
    int bytes = 64; ///< of text in a message
    QString dir;
};

qint64 nowUs()
{
    return QDateTime::currentMSecsSinceEpoch() * 1000;
}

/// User and system time of this process in seconds.
double cpuSeconds()
{
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

TrafficEntry entryAt(EventId seq, int bytes)
{
    static const QByteArray text(1024 * 1024, 'x');
    TrafficEntry entry;
    entry.seq = seq;
    entry.timeUs = nowUs();
    entry.connection = ConnectionId(1 + seq % 200);
    entry.room = "room-" + QByteArray::number(seq % 20);
    entry.user = "user-" + QByteArray::number(seq % 200);
    entry.type = "document_updated";
    entry.payload = "{\"text\":\"" + text.left(bytes) + "\",\"n\":" + QByteArray::number(seq) + '}';
    entry.raw = "{\"type\":\"document_updated\",\"payload\":" + entry.payload + '}';
    entry.address = "127.0.0.1:" + QByteArray::number(40000 + seq % 200);
    entry.dialect = 1;
    entry.recipients = 10;
    return entry;
}

TrafficBatchPtr batchAt(EventId first, int count, int bytes)
{
    auto batch = std::make_shared<TrafficBatch>();
    batch->entries.reserve(count);
    batch->deliveries.reserve(count);
    for (int i = 0; i < count; ++i) {
        batch->entries.append(entryAt(first + EventId(i), bytes));
        batch->deliveries.append({first + EventId(i), 10, 10, 0, 0, 250});
    }
    return batch;
}

void recordAtRate(const Plan &plan)
{
    RecorderSettings settings;
    settings.maxFolderBytes = settings.maxAgeDays = 0;
    Recorder recorder(plan.dir + QStringLiteral("/rate"), settings);
    RecorderState last;
    qint64 worstLagUs = 0;
    quint64 committed = 0;
    std::vector<std::pair<EventId, qint64>> handedOver;
    std::size_t nextLag = 0;
    QObject::connect(&recorder, &Recorder::stateChanged, [&](const RecorderState &s) { last = s; });
    QObject::connect(&recorder, &Recorder::committed, [&](quint64 seq) {
        for (; nextLag < handedOver.size() && handedOver[nextLag].first <= seq; ++nextLag)
            worstLagUs = std::max(worstLagUs, nowUs() - handedOver[nextLag].second);
        committed = seq;
    });
    recorder.start({});

    EventId next = 1;
    double making = 0;
    QElapsedTimer clock;
    clock.start();
    const double cpuBefore = cpuSeconds();
    QTimer feed;
    QObject::connect(&feed, &QTimer::timeout, [&] {
        const auto due = EventId(double(clock.elapsed()) * plan.rate / 1000.0);
        QElapsedTimer made;
        made.start();
        if (due >= next) {
            const TrafficBatchPtr batch = batchAt(next, int(due - next + 1), plan.bytes);
            making += double(made.nsecsElapsed()) / 1e9;
            next = due + 1;
            handedOver.emplace_back(due, nowUs());
            recorder.accept(batch);
        }
        if (clock.elapsed() > plan.seconds * 1000)
            QCoreApplication::exit();
    });
    feed.start(30);
    QCoreApplication::exec();
    feed.stop();
    while (committed < next - 1)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double elapsed = double(clock.elapsed()) / 1000;
    const double cpu = cpuSeconds() - cpuBefore - making;
    std::printf("record at %d/s for %d s: %llu events and as many delivery updates, lost %llu, "
                "%.0f %% of a core, worst time to disk %.0f ms, %.1f MB\n",
                plan.rate, plan.seconds, static_cast<unsigned long long>(next - 1),
                static_cast<unsigned long long>(last.lost), 100 * cpu / elapsed, double(worstLagUs) / 1000,
                double(QFileInfo(last.file).size()) / 1e6);
}

QString recordFast(const Plan &plan)
{
    const QString path = plan.dir + QStringLiteral("/fast.roomdeck");
    SessionWriter writer;
    writer.create(path, {});
    double seconds = 0;
    const int step = 2000;
    for (qint64 row = 0; row < plan.rows; row += step) {
        const TrafficBatchPtr batch = batchAt(EventId(row + 1), step, plan.bytes);
        QElapsedTimer clock;
        clock.start();
        writer.begin();
        writer.append(*batch);
        if (const SessionError error = writer.commit())
            qFatal("%s", error.detail.constData());
        seconds += double(clock.nsecsElapsed()) / 1e9;
    }
    writer.finish(nowUs());
    std::printf("record at full speed: %.0f events/s with a delivery update each, %.1f MB for %lld rows\n",
                double(plan.rows) / seconds, double(QFileInfo(path).size()) / 1e6,
                static_cast<long long>(plan.rows));
    return path;
}

void read(const QString &path)
{
    QElapsedTimer clock;
    clock.start();
    SessionReader reader;
    if (const SessionError error = reader.open(path))
        qFatal("%s", error.detail.constData());
    const double opened = double(clock.nsecsElapsed()) / 1e6;
    const SessionChunk tail = reader.read(reader.count() - SessionReader::chunkRows);
    std::printf("open %lld rows: %.1f ms, first %lld rows after %.1f ms\n",
                static_cast<long long>(reader.count()), opened, static_cast<long long>(tail.count()),
                double(clock.nsecsElapsed()) / 1e6);

    std::vector<double> times;
    for (int i = 0; i < 200; ++i) {
        const auto row = qint64(QRandomGenerator::global()->bounded(quint32(reader.count())));
        clock.start();
        const SessionChunk chunk = reader.read(row, 64);
        const qint64 found = reader.rowOfSeq(chunk.at(0).seq);
        times.push_back(double(clock.nsecsElapsed()) / 1e6);
        if (found != row)
            qFatal("row %lld found at %lld", static_cast<long long>(row), static_cast<long long>(found));
    }
    std::sort(times.begin(), times.end());
    std::printf("64 rows at random and their place by number: median %.2f ms, worst %.2f ms\n", times[100],
                times.back());

    clock.start();
    qint64 rows = 0;
    while (rows < reader.count()) {
        const SessionChunk chunk = reader.read(rows);
        if (chunk.isEmpty())
            break;
        rows += chunk.count();
    }
    std::printf("scan: %.0f rows/s\n", double(rows) * 1e9 / double(clock.nsecsElapsed()));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption rows(QStringLiteral("rows"), {}, QStringLiteral("n"), QStringLiteral("1000000"));
    const QCommandLineOption rate(QStringLiteral("rate"), {}, QStringLiteral("n"), QStringLiteral("50000"));
    const QCommandLineOption seconds(QStringLiteral("seconds"), {}, QStringLiteral("n"),
                                     QStringLiteral("10"));
    const QCommandLineOption bytes(QStringLiteral("bytes"), {}, QStringLiteral("n"), QStringLiteral("64"));
    const QCommandLineOption dir(QStringLiteral("dir"), {}, QStringLiteral("path"));
    parser.addOptions({rows, rate, seconds, bytes, dir});
    parser.process(app);
    QTemporaryDir temporary;
    const Plan plan{parser.value(rows).toLongLong(), parser.value(rate).toInt(),
                    parser.value(seconds).toInt(), std::clamp(parser.value(bytes).toInt(), 0, 1024 * 1024),
                    parser.isSet(dir) ? parser.value(dir) : temporary.path()};
    recordAtRate(plan);
    read(recordFast(plan));
    return 0;
}
