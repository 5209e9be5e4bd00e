// The process runs out of file descriptors. A program of its own, because it lowers the limit for itself.
#include "tests/support/eventloop.h"
#include "tests/support/faultserver.h"
#include "tests/support/processfigures.h"

#include <QtCore/QElapsedTimer>
#include <arpa/inet.h>
#include <fcntl.h>
#include <memory>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

using namespace roomdeck;
using namespace roomdeck::test;
using namespace std::chrono_literals;

namespace {

// Takes all descriptors that are left but `spare`; gives them back when asked.
class Hoard
{
public:
    explicit Hoard(int spare)
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        rlimit lowered = m_before;
        lowered.rlim_cur = rlim_t(openDescriptors() + 100);
        ::setrlimit(RLIMIT_NOFILE, &lowered);
        for (int descriptor; (descriptor = ::open("/dev/null", O_RDONLY | O_CLOEXEC)) >= 0;)
            m_taken.push_back(descriptor);
        for (int i = 0; i < spare && !m_taken.empty(); ++i) {
            ::close(m_taken.back());
            m_taken.pop_back();
        }
    }
    ~Hoard()
    {
        release();
        ::setrlimit(RLIMIT_NOFILE, &m_before);
    }
    Hoard(const Hoard &) = delete;
    Hoard &operator=(const Hoard &) = delete;
    void release()
    {
        for (const int descriptor : m_taken)
            ::close(descriptor);
        m_taken.clear();
    }

private:
    rlimit m_before{};
    std::vector<int> m_taken;
};

// Clients whose descriptors exist before the hoard is made.
class Queue
{
public:
    Queue(int size, const RawWsClient::Door &door) : m_port(door.port)
    {
        for (int i = 0; i < size; ++i) {
            m_descriptors.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
            m_clients.push_back(std::make_unique<RawWsClient>(door));
        }
    }
    // The system completes these connections without the server's help.
    bool connectAll()
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        for (size_t i = 0; i < m_clients.size(); ++i) {
            if (::connect(m_descriptors[i], reinterpret_cast<const sockaddr *>(&address), sizeof address)
                != 0)
                return false;
            m_clients[i]->adopt(m_descriptors[i], "/ws?room_id=r");
        }
        return true;
    }

private:
    quint16 m_port;
    std::vector<int> m_descriptors; // the clients' once they are connected
    std::vector<std::unique_ptr<RawWsClient>> m_clients;
};

} // namespace

class TestFaultsDescriptors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addTransportRows(); }

    void exhausted_data();
    void exhausted();
};

void TestFaultsDescriptors::exhausted_data()
{
    QTest::addColumn<int>("spare");
    QTest::newRow("none left") << 0;
    QTest::newRow("one left") << 1;
    QTest::newRow("three left") << 3;
}

void TestFaultsDescriptors::exhausted()
{
#ifdef __SANITIZE_ADDRESS__
    QSKIP("UndefinedBehaviorSanitizer's check of object types opens pipes and misjudges when it cannot");
#endif
    QFETCH_GLOBAL(int, ioThreads);
    QFETCH(int, spare);
    constexpr int Waiting = 20;
    FaultServer server;
    server.manager().setObserved(true);
    QVERIFY(server.start({}, ioThreads));
    RawWsClient member(server.door());
    member.open("/ws?room_id=r&user_id=member");
    QVERIFY(turnUntil([&] { return member.ofType("user_joined").size() == 1; }));

    Queue queue(Waiting, server.door());
    Hoard hoard(spare);
    QVERIFY(queue.connectAll());

    // The member is served all the time.
    const double cpu = cpuMs();
    QElapsedTimer clock;
    clock.start();
    int echoes = 0;
    while (clock.elapsed() < 2000) {
        member.sendText(R"({"type":"echo"})");
        ++echoes;
        QVERIFY(turnUntil([&] { return member.ofType("echo").size() == echoes; }));
        turnFor(50ms);
    }
    const qint64 elapsed = clock.elapsed();
    const int complaints = server.logged(TrafficKind::Server, "accept_failed");
    qInfo("for %lld ms: %.1f %% of a core, %d lines logged, %d of %d let in", static_cast<long long>(elapsed),
          (cpuMs() - cpu) / double(elapsed) * 100, complaints, int(server.opened.size()) - 1, Waiting);
    QVERIFY(complaints >= 1);
    QVERIFY(complaints <= 1 + elapsed / 1000);
    QVERIFY(server.opened.size() < 1 + Waiting);

    hoard.release();
    clock.restart();
    QVERIFY(turnUntil([&] { return server.opened.size() == 1 + Waiting; }));
    qInfo("all let in %lld ms after descriptors were free", static_cast<long long>(clock.elapsed()));
    QVERIFY(member.isOpen());
}

int main(int argc, char **argv)
{
    return runManySocketsTest<TestFaultsDescriptors>(argc, argv);
}
#include "tst_faults_descriptors.moc"
