// What a large recorded session costs to open, scroll, filter and search.
// Prints one figure a line; run it on an idle machine: QT_QPA_PLATFORM=offscreen bench_sessionwindow [rows]
#include "core/session/sessionwriter.h"
#include "tests/support/logentries.h"
#include "tests/support/sleepuntil.h"
#include "tests/support/stallwatch.h"
#include "ui/log/findbar.h"
#include "ui/log/logactions.h"
#include "ui/log/logpanel.h"
#include "ui/log/logview.h"
#include "ui/sessions/openedsession.h"
#include "ui/sessions/sessionsurvey.h"
#include "ui/sessions/sessionwindow.h"
#include "ui/settings/windowsettings.h"
#include "ui/theme/theme.h"
#include "ui/widgets/background.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

#include <cstdio>
#include <ctime>

using namespace roomdeck;

namespace {

void print(const char *what, double value, const char *unit)
{
    std::printf("%-58s %10.1f %s\n", what, value, unit);
    std::fflush(stdout);
}

double elapsedMs(const QElapsedTimer &clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}

bool writeSession(const QString &path, qint64 rows)
{
    SessionWriter writer;
    if (writer.create(path, {}))
        return false;
    writer.begin();
    for (qint64 seq = 1; seq <= rows; ++seq) {
        writer.append(logMessage(EventId(seq)));
        if (seq % 20'000 == 0) {
            if (writer.commit())
                return false;
            writer.begin();
        }
    }
    return !writer.commit() && !writer.finish(1);
}

/// Of all threads; says more than the time where other programs share the machine.
double processorMs()
{
    return double(std::clock()) * 1000 / CLOCKS_PER_SEC;
}

/// Whether what the window shows of the log was read.
bool screenIsThere(LogPanel &log)
{
    const int top = log.view().rowAt(0);
    const int end = qMin(top + log.view().rowsInSight(), log.model().rowCount());
    for (int row = qMax(0, top); row < end; ++row) {
        if (!log.store().isAtHand(log.model().storeIndex(row)))
            return false;
    }
    return true;
}

void narrow(SessionWindow &window, const QString &filter)
{
    const double before = processorMs();
    QElapsedTimer clock;
    clock.start();
    StallWatch watch;
    window.log().requestFilter(filter, FilterRequest::Only);
    sleepUntil([&] { return window.log().model().rowCount() > 0 || !window.log().stats().filtering; });
    sleepUntil([&] { return screenIsThere(window.log()); });
    print(qPrintable(filter + QStringLiteral(": first screen")), elapsedMs(clock), "ms");
    sleepUntil([&] { return !window.log().stats().filtering; });
    print(qPrintable(filter + QStringLiteral(": all")), elapsedMs(clock), "ms");
    sleepUntil([&] { return screenIsThere(window.log()); });
    print("  processor time", processorMs() - before, "ms");
    print("  rows", window.log().model().rowCount(), "");
    print("  longest stall", double(watch.longest()), "ms");
    print("  longest work between two turns", watch.longestWork(), "ms");
    window.log().actions().clearFilter->trigger();
}

// The key is pressed as soon as the text is there: nothing is known yet.
// How soon after the text is there F3 is pressed.
enum class Pressed { AtOnce, OnceCounted };

void findNext(SessionWindow &window, const char *what, qint64 from, EventId number,
              Pressed pressed = Pressed::AtOnce)
{
    LogPanel &log = window.log();
    log.view().goTo(int(from));
    sleepUntil([&] { return screenIsThere(log); });
    log.actions().find->trigger();
    StallWatch watch;
    QElapsedTimer clock;
    clock.start();
    window.findChild<FindBar *>()->findChild<QLineEdit *>()->setText(QStringLiteral("\"n\":%1,").arg(number));
    if (pressed == Pressed::OnceCounted) {
        // The bar shows the number of matches without an ellipsis.
        const auto *count = window.findChild<FindBar *>()->findChild<QLabel *>();
        sleepUntil([&] {
            return count->text().contains(QLatin1Char('1')) && !count->text().contains(QChar(0x2026));
        });
        clock.start();
    }
    log.actions().findNext->trigger();
    const auto index = qint64(number) - 1;
    sleepUntil([&] {
        const int row = log.view().currentRow();
        return row >= 0 && log.model().storeIndex(row) == index && screenIsThere(log);
    });
    print(what, elapsedMs(clock), "ms");
    print("  longest stall", double(watch.longest()), "ms");
    window.findChild<FindBar *>()->findChild<QLineEdit *>()->setText(QString());
}

double residentMiB()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / (1024 * 1024);
}

// What a session that is still recorded gets, here its last thousand rows once more, while the end is in
// sight.
void grow(SessionWindow &window)
{
    constexpr int times = 10;
    const SessionGrowth growth
        = window.session().pages->grow(window.session().rows() - 1000, 10, std::vector<LoadedPage>());
    window.log().setFollowing(true);
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < times; ++i) {
        window.log().extendSession(window.session().pages, growth.added);
        window.log().view().viewport()->repaint();
    }
    print("append 1,000 rows and paint", elapsedMs(clock) / times, "ms");
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Theme::apply(application, Theme::Scheme::Light);
    const qint64 rows = argc > 1 ? QByteArray(argv[1]).toLongLong() : 1'000'000;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.roomdeck"));
    if (!writeSession(path, rows))
        return 1;
    print("file", double(QFileInfo(path).size()) / 1e6, "MB");
    QSettings storage(folder.filePath(QStringLiteral("a.ini")), QSettings::IniFormat);
    WindowSettings settings(storage);
    QThreadPool pool;
    QElapsedTimer clock;
    clock.start();
    const double before = processorMs();
    QElapsedTimer sinceOpened;
    sinceOpened.start();
    SessionWindow *window = nullptr;
    StallWatch watch;
    inBackground(
        pool, &application, [path] { return openSession(path, nullptr); },
        [&](const OpenedSession &session) {
            window = new SessionWindow(session, settings, pool);
            window->show();
        });
    sleepUntil([&] { return window && window->log().store().isAtHand(0); });
    window->log().view().viewport()->repaint();
    print("open to the first screen", elapsedMs(clock), "ms");
    print("  processor time", processorMs() - before, "ms");
    print("  longest stall", double(watch.longest()), "ms");
    print("  longest work between two turns", watch.longestWork(), "ms");
    watch.restart();
    clock.start();
    window->log().view().goTo(int(rows / 2));
    sleepUntil([&] { return window->log().store().isAtHand(rows / 2); });
    print("jump to the middle", elapsedMs(clock), "ms");
    grow(*window);
    watch.restart();
    sleepUntil([&] { return window->survey().isComplete(); });
    print("looked through: traffic over time, people, errors", elapsedMs(sinceOpened), "ms");
    print("  longest stall meanwhile", double(watch.longest()), "ms");
    print("  longest work between two turns", watch.longestWork(), "ms");
    print("memory", residentMiB(), "MiB");
    for (const char *filter : {"room:room-1", "type:cursor_moved size>100", "maintenance", "payload.n=5000",
                               "user~^user-1 !type:ping", "payload~5000"})
        narrow(*window, QString::fromLatin1(filter));
    findNext(*window, "find next, 5,000 rows away", 100, 5100);
    findNext(*window, "find next, in the middle", 100, EventId(rows / 2));
    findNext(*window, "find next, at the other end", 100, EventId(rows - 100));
    findNext(*window, "find next, three quarters on, once matches are counted", 100, EventId(rows * 3 / 4),
             Pressed::OnceCounted);
    print("memory", residentMiB(), "MiB");
    delete window;
    return 0;
}
