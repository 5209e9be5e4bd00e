// Socket notifiers on Qt's event dispatcher and on ours: the same tests for both.
#include "tests/support/dispatcherthread.h"
#include "tests/support/socketpair.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QSocketNotifier>
#include <QtCore/QTemporaryFile>
#include <fcntl.h>
#include <memory>
#include <netinet/in.h>
#include <sys/resource.h>
#include <vector>

using namespace roomdeck::test;

namespace {

// A notifier that counts and then does what it is told.
struct Watcher
{
    Watcher(int descriptor, QSocketNotifier::Type type, std::function<void()> then = {})
        : notifier(std::make_unique<QSocketNotifier>(descriptor, type))
    {
        QObject::connect(notifier.get(), &QSocketNotifier::activated, notifier.get(), [this, then] {
            ++count;
            if (then)
                then();
        });
    }
    std::unique_ptr<QSocketNotifier> notifier;
    int count = 0;
};

} // namespace

class TestDispatcherNotifiers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDispatcherRows(); }

    void readAndWrite();
    void exceptional();
    void hangUpReachesReader();
    void errorReachesWriter();
    void regularFileIsAlwaysReady();
    void invalidDescriptorIsDisabled();
    void toggledBetweenTurns();
    void disabledInCallback();
    void disabledAndEnabledInCallback();
    void deletedInCallback();
    void deletesItself();
    void descriptorReusedInCallback();
    void descriptorReusedBetweenTurns_data();
    void descriptorReusedBetweenTurns();
    void excludedNotifiers();
    void nestedLoopServesTheRest();
    void manyReadyAtOnce();
    void idleDescriptors();
};

void TestDispatcherNotifiers::readAndWrite()
{
    runOnDispatcher([] {
        SocketPair pair;
        Watcher reader(pair.nearEnd(), QSocketNotifier::Read, [&] { pair.drainNear(); });
        turnUntilIdle();
        QCOMPARE(reader.count, 0);

        Watcher writer(pair.nearEnd(), QSocketNotifier::Write, [&] { writer.notifier->setEnabled(false); });
        QVERIFY(turnUntil([&] { return writer.count == 1; }));
        QCOMPARE(reader.count, 0);
        turnUntilIdle();
        QCOMPARE(writer.count, 1);

        pair.sendFromFar();
        QVERIFY(turnUntil([&] { return reader.count == 1; }));
        writer.notifier->setEnabled(true);
        QVERIFY(turnUntil([&] { return writer.count == 2; }));
        QCOMPARE(reader.count, 1);
    });
}

void TestDispatcherNotifiers::exceptional()
{
    runOnDispatcher([] {
        const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        QCOMPARE(::bind(listener, reinterpret_cast<sockaddr *>(&address), size), 0);
        QCOMPARE(::listen(listener, 1), 0);
        QCOMPARE(::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size), 0);
        const int sender = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        QCOMPARE(::connect(sender, reinterpret_cast<sockaddr *>(&address), size), 0);
        const int descriptor = ::accept(listener, nullptr, nullptr);

        Watcher urgent(descriptor, QSocketNotifier::Exception, [&] {
            char byte = 0;
            QCOMPARE(::recv(descriptor, &byte, 1, MSG_OOB), 1);
            urgent.notifier->setEnabled(false);
        });
        QCOMPARE(::send(sender, "!", 1, MSG_OOB), 1);
        QVERIFY(turnUntil([&] { return urgent.count == 1; }));
        urgent.notifier.reset();
        for (const int used : {descriptor, sender, listener})
            ::close(used);
    });
}

void TestDispatcherNotifiers::hangUpReachesReader()
{
    runOnDispatcher([] {
        SocketPair pair;
        Watcher reader(pair.nearEnd(), QSocketNotifier::Read, [&] { reader.notifier->setEnabled(false); });
        turnUntilIdle();
        pair.closeFar();
        QVERIFY(turnUntil([&] { return reader.count == 1; }));
    });
}

void TestDispatcherNotifiers::errorReachesWriter()
{
    runOnDispatcher([] {
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        // A full pipe is not writable; without a reader it is in error.
        QCOMPARE(::fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
        const QByteArray chunk(65536, 'x');
        while (::write(ends[1], chunk.data(), size_t(chunk.size())) > 0) { }
        Watcher writer(ends[1], QSocketNotifier::Write, [&] { writer.notifier->setEnabled(false); });
        turnUntilIdle();
        QCOMPARE(writer.count, 0);
        ::close(ends[0]);
        QVERIFY(turnUntil([&] { return writer.count == 1; }));
        writer.notifier.reset();
        ::close(ends[1]);
    });
}

void TestDispatcherNotifiers::regularFileIsAlwaysReady()
{
    runOnDispatcher([] {
        QTemporaryFile file;
        QVERIFY(file.open());
        Watcher reader(file.handle(), QSocketNotifier::Read);
        Watcher writer(file.handle(), QSocketNotifier::Write);
        QVERIFY(turnUntil([&] { return reader.count >= 3 && writer.count >= 3; }));
        reader.notifier->setEnabled(false);
        const int readerCount = reader.count;
        const int writerCount = writer.count;
        QVERIFY(turnUntil([&] { return writer.count >= writerCount + 3; }));
        QCOMPARE(reader.count, readerCount);
        writer.notifier.reset();
        turnUntilIdle();
    });
}

void TestDispatcherNotifiers::invalidDescriptorIsDisabled()
{
    runOnDispatcher([] {
        SocketPair pair;
        const int descriptor = ::dup(pair.nearEnd());
        ::close(descriptor);
        Watcher reader(descriptor, QSocketNotifier::Read);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("disabl")));
        turnUntilIdle();
        QVERIFY(!reader.notifier->isEnabled());
        QCOMPARE(reader.count, 0);
    });
}

void TestDispatcherNotifiers::toggledBetweenTurns()
{
    runOnDispatcher([] {
        SocketPair pair;
        Watcher reader(pair.nearEnd(), QSocketNotifier::Read, [&] { pair.drainNear(); });
        Watcher writer(pair.nearEnd(), QSocketNotifier::Write);
        for (int i = 1; i <= 5; ++i) {
            writer.notifier->setEnabled(true);
            writer.notifier->setEnabled(false);
            reader.notifier->setEnabled(false);
            reader.notifier->setEnabled(true);
            pair.sendFromFar();
            QVERIFY(turnUntil([&] { return reader.count == i; }));
        }
        QCOMPARE(writer.count, 0);
    });
}

void TestDispatcherNotifiers::disabledInCallback()
{
    runOnDispatcher([] {
        SocketPair pairs[2];
        std::unique_ptr<Watcher> watchers[2];
        for (int i = 0; i < 2; ++i) {
            watchers[i] = std::make_unique<Watcher>(pairs[i].nearEnd(), QSocketNotifier::Read, [&, i] {
                pairs[i].drainNear();
                watchers[1 - i]->notifier->setEnabled(false);
            });
            pairs[i].sendFromFar();
        }
        QVERIFY(turnUntil([&] { return watchers[0]->count + watchers[1]->count > 0; }));
        turnUntilIdle();
        QCOMPARE(watchers[0]->count + watchers[1]->count, 1);

        const int other = watchers[0]->count ? 1 : 0;
        watchers[other]->notifier->setEnabled(true);
        QVERIFY(turnUntil([&] { return watchers[other]->count == 1; }));
    });
}

void TestDispatcherNotifiers::disabledAndEnabledInCallback()
{
    runOnDispatcher([] {
        SocketPair pair;
        Watcher reader(pair.nearEnd(), QSocketNotifier::Read, [&] {
            reader.notifier->setEnabled(false);
            reader.notifier->setEnabled(true);
            if (reader.count == 3)
                pair.drainNear();
        });
        pair.sendFromFar();
        QVERIFY(turnUntil([&] { return reader.count == 3; }));
        turnUntilIdle();
        QCOMPARE(reader.count, 3);
    });
}

void TestDispatcherNotifiers::deletedInCallback()
{
    runOnDispatcher([] {
        SocketPair pairs[2];
        std::unique_ptr<Watcher> watchers[2];
        int count = 0;
        for (int i = 0; i < 2; ++i) {
            watchers[i] = std::make_unique<Watcher>(pairs[i].nearEnd(), QSocketNotifier::Read, [&, i] {
                ++count;
                pairs[i].drainNear();
                watchers[1 - i].reset();
                pairs[1 - i].closeNear();
            });
            pairs[i].sendFromFar();
        }
        QVERIFY(turnUntil([&] { return count > 0; }));
        turnUntilIdle();
        QCOMPARE(count, 1);
    });
}

void TestDispatcherNotifiers::deletesItself()
{
    runOnDispatcher([] {
        SocketPair pair;
        int count = 0;
        auto *notifier = new QSocketNotifier(pair.nearEnd(), QSocketNotifier::Read);
        connect(notifier, &QSocketNotifier::activated, notifier, [&] {
            ++count;
            notifier->deleteLater();
            notifier->setEnabled(false);
        });
        const QPointer<QSocketNotifier> guard(notifier);
        pair.sendFromFar();
        QEventLoop loop;
        connect(notifier, &QObject::destroyed, &loop, &QEventLoop::quit);
        loop.exec();
        QVERIFY(!guard);
        QCOMPARE(count, 1);
    });
}

void TestDispatcherNotifiers::descriptorReusedInCallback()
{
    runOnDispatcher([] {
        SocketPair pairs[2];
        SocketPair fresh;
        std::unique_ptr<Watcher> watchers[2];
        std::unique_ptr<Watcher> successor;
        int reused = -1;
        for (int i = 0; i < 2; ++i) {
            watchers[i] = std::make_unique<Watcher>(pairs[i].nearEnd(), QSocketNotifier::Read, [&, i] {
                pairs[i].drainNear();
                if (std::exchange(reused, 1 - i) >= 0)
                    return;
                // The other one is ready, too: its number must not wake the successor.
                watchers[reused].reset();
                pairs[reused].reuseNearFor(fresh);
                successor = std::make_unique<Watcher>(pairs[reused].nearEnd(), QSocketNotifier::Read,
                                                      [&] { pairs[reused].drainNear(); });
            });
            pairs[i].sendFromFar();
        }
        QVERIFY(turnUntil([&] { return reused >= 0; }));
        turnUntilIdle();
        QCOMPARE(successor->count, 0);
        pairs[reused].sendFromFar();
        QVERIFY(turnUntil([&] { return successor->count == 1; }));
    });
}

void TestDispatcherNotifiers::descriptorReusedBetweenTurns_data()
{
    QTest::addColumn<bool>("closedFirst");
    QTest::newRow("notifier deleted, then closed") << false;
    QTest::newRow("closed, then notifier deleted") << true;
}

void TestDispatcherNotifiers::descriptorReusedBetweenTurns()
{
    QFETCH(bool, closedFirst);
    runOnDispatcher([closedFirst] {
        SocketPair pair;
        SocketPair fresh;
        auto first
            = std::make_unique<Watcher>(pair.nearEnd(), QSocketNotifier::Read, [&] { pair.drainNear(); });
        pair.sendFromFar();
        QVERIFY(turnUntil([&] { return first->count == 1; }));

        if (!closedFirst)
            first.reset();
        pair.reuseNearFor(fresh);
        first.reset();
        Watcher second(pair.nearEnd(), QSocketNotifier::Read, [&] { pair.drainNear(); });
        pair.sendFromFar();
        QVERIFY(turnUntil([&] { return second.count == 1; }));
        turnUntilIdle();
        QCOMPARE(second.count, 1);
    });
}

void TestDispatcherNotifiers::excludedNotifiers()
{
    runOnDispatcher([] {
        SocketPair pair;
        Watcher reader(pair.nearEnd(), QSocketNotifier::Read, [&] { pair.drainNear(); });
        pair.sendFromFar();
        int posted = 0;
        QMetaObject::invokeMethod(
            reader.notifier.get(), [&] { ++posted; }, Qt::QueuedConnection);
        turnUntilIdle(QEventLoop::ExcludeSocketNotifiers);
        QCOMPARE(posted, 1);
        QCOMPARE(reader.count, 0);

        // It sleeps until something else happens.
        int fired = 0;
        QTimer::singleShot(20, reader.notifier.get(), [&] { ++fired; });
        QEventLoop loop;
        while (fired == 0)
            loop.processEvents(QEventLoop::ExcludeSocketNotifiers | QEventLoop::WaitForMoreEvents);
        QCOMPARE(reader.count, 0);
        QVERIFY(turnUntil([&] { return reader.count == 1; }));
    });
}

void TestDispatcherNotifiers::nestedLoopServesTheRest()
{
    runOnDispatcher([] {
        SocketPair pairs[3];
        std::vector<std::unique_ptr<Watcher>> watchers;
        int nested = 0;
        int deepest = 0;
        for (SocketPair &pair : pairs) {
            watchers.push_back(std::make_unique<Watcher>(pair.nearEnd(), QSocketNotifier::Read, [&] {
                pair.drainNear();
                deepest = std::max(deepest, ++nested);
                QVERIFY(turnUntil([&] { return deepest == 3; }));
                --nested;
            }));
            pair.sendFromFar();
        }
        QVERIFY(turnUntil([&] { return deepest == 3 && nested == 0; }));
        turnUntilIdle();
        for (const auto &watcher : watchers)
            QCOMPARE(watcher->count, 1);
    });
}

void TestDispatcherNotifiers::manyReadyAtOnce()
{
    runOnDispatcher([] {
        std::vector<std::unique_ptr<SocketPair>> pairs;
        std::vector<std::unique_ptr<Watcher>> watchers;
        for (int i = 0; i < 400; ++i) { // more than one wait reports
            pairs.push_back(std::make_unique<SocketPair>());
            const SocketPair *pair = pairs.back().get();
            watchers.push_back(std::make_unique<Watcher>(pair->nearEnd(), QSocketNotifier::Read,
                                                         [pair] { pair->drainNear(); }));
            pair->sendFromFar();
        }
        turnUntilIdle();
        for (const auto &watcher : watchers)
            QCOMPARE(watcher->count, 1);
    });
}

void TestDispatcherNotifiers::idleDescriptors()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    const int most = limit.rlim_cur >= 5000 ? 2000 : 400;
    runOnDispatcher([most] {
        std::vector<std::unique_ptr<SocketPair>> pairs;
        std::vector<std::unique_ptr<Watcher>> watchers;
        for (const int idle : {10, most}) {
            while (int(pairs.size()) < idle) {
                pairs.push_back(std::make_unique<SocketPair>());
                watchers.push_back(std::make_unique<Watcher>(pairs.back()->nearEnd(), QSocketNotifier::Read));
            }
            SocketPair pair;
            Watcher busy(pair.nearEnd(), QSocketNotifier::Read, [&] { pair.drainNear(); });
            turnUntilIdle(); // the kernel has been told of all of them
            constexpr int Turns = 500;
            QElapsedTimer timer;
            timer.start();
            for (int i = 1; i <= Turns; ++i) {
                pair.sendFromFar();
                QVERIFY(turnUntil([&] { return busy.count == i; }));
            }
            qInfo("%d idle descriptors: %.2f us a turn", idle, double(timer.nsecsElapsed()) / 1000 / Turns);
        }
        for (const auto &watcher : watchers)
            QCOMPARE(watcher->count, 0);
    });
}

QTEST_GUILESS_MAIN(TestDispatcherNotifiers)
#include "tst_dispatcher_notifiers.moc"
