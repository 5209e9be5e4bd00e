// The whole program under a flood: server, recorder and window in one process, real clients beside it.
// bench_window [messages per second] [seconds]: prints one figure a line and fails when a message is missing
// in the session file. Run it on an idle machine: QT_QPA_PLATFORM=offscreen bench_window 20000 60
#include "core/host/hostrecorder.h"
#include "core/session/sessionreader.h"
#include "tests/bench/window/floodclients.h"
#include "tests/support/processfigures.h"
#include "tests/support/sleepuntil.h"
#include "tests/support/stallwatch.h"
#include "tests/ui/support/windowfixture.h"
#include "ui/log/logpanel.h"

#include <QtCore/QDir>

#include <cstdio>

using namespace roomdeck;

namespace {

constexpr int manyBytes = 256 * 1024 * 1024;
constexpr int settleMs = 30'000; // for what is still on its way when the clients are done

void print(const char *what, double value, const char *unit)
{
    std::printf("%-46s %12.1f %s\n", what, value, unit);
    std::fflush(stdout);
}

/// What a log holds of the clients' messages, and what it says it does not hold.
struct Contents
{
    quint64 messages = 0;
    quint64 lost = 0;
};

Contents contentsOf(const QString &path)
{
    Contents contents;
    SessionReader reader;
    if (reader.open(path))
        return contents;
    for (qint64 row = 0; row < reader.count();) {
        const SessionChunk chunk = reader.read(row);
        if (chunk.count() == 0)
            break;
        for (qsizetype i = 0; i < chunk.count(); ++i)
            contents.messages += chunk.at(i).kind == TrafficKind::Message;
        row += chunk.count();
    }
    for (const SessionGap &gap : reader.gaps())
        contents.lost += gap.lost;
    return contents;
}

/// Rows the window has taken, those it dropped later included, and those it says it left out.
Contents contentsOf(LogPanel &log)
{
    const LogStats stats = log.stats();
    return {quint64(stats.rows) + stats.dropped, stats.leftOut};
}

int run(int perSecond, double seconds)
{
    test::WindowFixture fixture;
    HostRecorder recorder(fixture.host.manager(), fixture.folder.path(), {});
    MainWindow &window = *fixture.window;
    ServerSettings settings = window.hosting().settings();
    settings.limits.outboxSoftBytes = manyBytes; // clients that a busy machine makes slow stay
    settings.limits.outboxHardBytes = manyBytes;
    window.hosting().setSettings(settings);
    window.show();
    window.hosting().start();
    if (!sleepUntil([&] { return window.hosting().isHosting(); }, settleMs))
        return 1;
    if (!sleepUntil([&] { return !recorder.recorder().currentFile().isEmpty(); }, settleMs))
        return 1;
    const QString path = recorder.recorder().currentFile();
    const qint64 before = test::residentKiB();

    StallWatch watch;
    QElapsedTimer clock;
    clock.start();
    bench::FloodClients clients(window.hosting().status().port, perSecond, seconds);
    sleepUntil([&] { return clients.isDone(); }, int(4 * seconds * 1000) + settleMs);
    const double took = double(clock.elapsed()) / 1000;
    print("messages sent", double(clients.sent()), "");
    print("per second", double(clients.sent()) / took, "");
    print("longest stall of the window", double(watch.longest()), "ms");
    print("stalls over 50 ms", watch.stallsOver50(), "");
    print("of it work of the window itself, longest", watch.longestWork(), "ms");
    print("work over 50 ms", watch.workOver50(), "");
    print("process memory grown by", double(test::residentKiB() - before) / 1024, "MiB");

    LogPanel &log = window.log();
    sleepUntil([&] { return contentsOf(log).messages + contentsOf(log).lost >= clients.sent(); }, settleMs);
    print("rows the window took", double(contentsOf(log).messages), "");
    print("messages the window says it left out", double(contentsOf(log).lost), "");
    print("memory of the log, as counted", double(log.store().bytes()) / (1024 * 1024), "MiB");
    print("allowed", double(log.store().caps().bytes) / (1024 * 1024), "MiB");
    window.hosting().toggle();
    sleepUntil([&] { return recorder.recorder().state().kind == RecorderState::Kind::Off; }, settleMs);
    const Contents file = contentsOf(path);
    print("messages in the session file", double(file.messages), "");
    print("lost on the way to the file", double(file.lost), "");
    return !clients.failed() && file.messages == clients.sent() && file.lost == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const int perSecond = argc > 1 ? QByteArray(argv[1]).toInt() : 20'000;
    const double seconds = argc > 2 ? QByteArray(argv[2]).toDouble() : 60;
    return run(qMax(1, perSecond), qMax(0.1, seconds));
}
