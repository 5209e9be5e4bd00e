// What the live log costs with a million rows: memory, filling, filtering, finding, appending and painting.
// Prints one figure a line; run it on an idle machine: QT_QPA_PLATFORM=offscreen bench_log [rows]
#include "tests/support/logentries.h"
#include "tests/support/sleepuntil.h"
#include "tests/support/stallwatch.h"
#include "ui/log/filterbar.h"
#include "ui/log/findbar.h"
#include "ui/log/logactions.h"
#include "ui/log/logpanel.h"
#include "ui/log/logview.h"
#include "ui/theme/theme.h"

#include <QtCore/QFile>
#include <QtCore/QThreadPool>
#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

#include <cstdio>

using namespace roomdeck;

namespace {

constexpr int batchRows = 2000;

void print(const char *what, double value, const char *unit)
{
    std::printf("%-58s %10.1f %s\n", what, value, unit);
    std::fflush(stdout);
}

double elapsedMs(const QElapsedTimer &clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}

double residentMiB()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / (1024 * 1024);
}

class LogBench
{
public:
    explicit LogBench(qint64 rows) : m_panel(m_pool), m_rows(rows)
    {
        m_panel.setCaps({rows, qint64(2) << 30});
        m_panel.resize(1100, 700);
        m_panel.show();
    }

    void run()
    {
        fill();
        append();
        for (const char *filter : {"room:room-1", "type:cursor_moved size>100", "maintenance",
                                   "payload.n=500000", "user~^user-1 !type:ping"})
            narrow(QString::fromLatin1(filter));
        findNext();
        evict();
        flood(20'000, 5);
        flood(50'000, 5);
    }

private:
    void fill()
    {
        const double before = residentMiB();
        QElapsedTimer clock;
        clock.start();
        while (m_next <= EventId(m_rows)) {
            m_panel.appendBatch(logBatch(m_next, batchRows));
            m_next += batchRows;
            if (m_next % 100'000 == 1)
                waitForRows();
        }
        waitForRows();
        print("fill, batches made here included", elapsedMs(clock), "ms");
        print("log memory as counted", double(m_panel.store().bytes()) / (1024 * 1024), "MiB");
        print("process memory grown by", residentMiB() - before, "MiB");
        print("bytes per row", double(m_panel.store().bytes()) / double(m_panel.store().size()), "B");
    }

    void waitForRows()
    {
        sleepUntil([this] { return m_panel.store().end() == qint64(m_next - 1); });
    }

    void append()
    {
        constexpr int rounds = 50;
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < rounds; ++i) {
            for (int row = 0; row < 100; ++row)
                m_panel.store().append(logMessage(m_next++));
            m_panel.view().drain();
            m_panel.view().viewport()->repaint();
        }
        print("append 100 rows and repaint", elapsedMs(clock) / rounds, "ms");
    }

    void narrow(const QString &text)
    {
        StallWatch watch;
        QCoreApplication::processEvents();
        FilterInput &input = m_panel.findChild<FilterBar *>()->input();
        QElapsedTimer clock;
        clock.start();
        input.setText(text);
        m_panel.view().viewport()->repaint();
        const double first = elapsedMs(clock);
        watch.restart();
        sleepUntil([this] { return !m_panel.stats().filtering; });
        const double all = elapsedMs(clock);
        const QByteArray name = '"' + text.toUtf8() + '"';
        print((name + ": first screen").constData(), first, "ms");
        print((name + ": complete").constData(), all, "ms");
        print((name + ": matches").constData(), double(m_panel.stats().visible), "rows");
        print((name + ": longest stall meanwhile").constData(), double(watch.longest()), "ms");
        clock.restart();
        input.clearFilter();
        m_panel.view().viewport()->repaint();
        print((name + ": cleared").constData(), elapsedMs(clock), "ms");
    }

    void findNext()
    {
        m_panel.view().goTo(0);
        auto *bar = m_panel.findChild<FindBar *>();
        m_panel.actions().find->trigger();
        const auto measure = [&](const char *what, const QString &text, EventId expected) {
            QElapsedTimer clock;
            clock.start();
            bar->findChild<QLineEdit *>()->setText(text);
            m_panel.actions().findNext->trigger();
            sleepUntil([&] {
                const int row = m_panel.view().currentRow();
                return row >= 0 && m_panel.model().logRow(row).seq == expected;
            });
            print(what, elapsedMs(clock), "ms");
        };
        const EventId near = m_panel.model().logRow(5000).seq;
        measure("find next, 5,000 rows away", QStringLiteral("\"n\":%1,").arg(near), near);
        const EventId far = m_next - 10;
        measure("find next, at the other end of the log", QStringLiteral("\"n\":%1,").arg(far), far);
        bar->findChild<QLineEdit *>()->setText(QString());
    }

    void evict()
    {
        constexpr int rounds = 50;
        m_panel.setFollowing(false);
        double worst = 0;
        QElapsedTimer all;
        all.start();
        for (int i = 0; i < rounds; ++i) {
            for (int row = 0; row < 1000; ++row)
                m_panel.store().append(logMessage(m_next++));
            QElapsedTimer clock;
            clock.start();
            m_panel.view().drain();
            m_panel.view().viewport()->repaint();
            worst = qMax(worst, elapsedMs(clock));
        }
        print("append 1,000, drop as many, repaint", elapsedMs(all) / rounds, "ms");
        print("the worst of them", worst, "ms");
        m_panel.setFollowing(true);
    }

    void flood(int perSecond, int seconds)
    {
        constexpr int period = 30;
        std::vector<TrafficBatchPtr> batches;
        for (int i = 0; i < 1000 / period * seconds; ++i) {
            batches.push_back(logBatch(m_next, perSecond * period / 1000));
            m_next += EventId(perSecond * period / 1000);
        }
        size_t sent = 0;
        QTimer source;
        QObject::connect(&source, &QTimer::timeout, [&] {
            if (sent < batches.size())
                m_panel.appendBatch(batches[sent++]);
        });
        StallWatch watch;
        source.start(period);
        sleepUntil([&] { return sent == batches.size(); });
        const QByteArray name = QByteArray::number(perSecond) + " messages/s: ";
        print((name + "longest stall").constData(), double(watch.longest()), "ms");
        print((name + "stalls over 50 ms").constData(), watch.stallsOver50(), "");
        sleepUntil([&] { return m_panel.stats().backlog == 0; });
    }

    QThreadPool m_pool;
    LogPanel m_panel;
    qint64 m_rows;
    EventId m_next = 1;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Theme::apply(application, Theme::Scheme::Light);
    const qint64 rows = argc > 1 ? QByteArray(argv[1]).toLongLong() : 1'000'000;
    LogBench(qMax<qint64>(rows, 20'000)).run();
    return 0;
}
