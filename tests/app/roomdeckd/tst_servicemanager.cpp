// roomdeckd under a service manager: what it reports, and the socket it is given.
#include "tests/app/roomdeckd/daemonprocess.h"
#include "tests/support/rawwsclient.h"

#include <QtCore/QSocketNotifier>
#include <QtTest/QtTest>

#include <algorithm>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace roomdeck::test;

namespace {

/// A service manager's ear.
class NotifySocket : public QObject
{
public:
    explicit NotifySocket(const QByteArray &name)
        : m_descriptor(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)),
          m_notifier(m_descriptor, QSocketNotifier::Read)
    {
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        std::copy(name.begin(), name.end(), std::begin(address.sun_path));
        if (name.startsWith('@'))
            address.sun_path[0] = '\0';
        const auto size = socklen_t(offsetof(sockaddr_un, sun_path) + size_t(name.size()));
        if (::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&address), size) != 0)
            qFatal("cannot bind %s", name.constData());
        connect(&m_notifier, &QSocketNotifier::activated, this, &NotifySocket::read);
    }
    ~NotifySocket() override { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(NotifySocket)

    bool heard(QByteArrayView start) const
    {
        return std::any_of(messages.begin(), messages.end(),
                           [start](const QByteArray &message) { return message.startsWith(start); });
    }

    QByteArrayList messages;

private:
    void read()
    {
        std::array<char, 4096> buffer; // NOLINT
        for (;;) {
            const ssize_t size = ::recv(m_descriptor, buffer.data(), buffer.size(), 0);
            if (size < 0)
                return;
            messages.append(QByteArray(buffer.data(), size));
        }
    }

    const int m_descriptor;
    QSocketNotifier m_notifier;
};

/// Descriptor 3 of the daemon that is started next.
void inherit(DaemonProcess &daemon, int descriptor)
{
    daemon.process().setChildProcessModifier([descriptor] {
        if (descriptor == 3)
            ::fcntl(3, F_SETFD, 0);
        else
            ::dup2(descriptor, 3); // a copy without FD_CLOEXEC
    });
}

int tcpSocket(bool listening, quint16 &port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(descriptor, generic, size) != 0 || (listening && ::listen(descriptor, 16) != 0))
        qFatal("cannot listen");
    ::getsockname(descriptor, generic, &size);
    port = ntohs(address.sin_port);
    return descriptor;
}

} // namespace

class TestServiceManager : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void tellsOfItsLife_data();
    void tellsOfItsLife();
    void keepsTheWatchdogQuiet();
    void hostsOnAnInheritedSocket();
    void takesNoSocketMeantForOthers();
    void refusesWhatItCannotUse_data();
    void refusesWhatItCannotUse();
};

void TestServiceManager::cleanup()
{
    for (const char *name : {"NOTIFY_SOCKET", "WATCHDOG_USEC", "LISTEN_FDS"})
        qunsetenv(name);
}

void TestServiceManager::tellsOfItsLife_data()
{
    QTest::addColumn<bool>("abstract");
    QTest::newRow("a path") << false;
    QTest::newRow("an abstract name") << true;
}

void TestServiceManager::tellsOfItsLife()
{
    QFETCH(bool, abstract);
    DaemonProcess daemon;
    const QByteArray name = abstract
        ? "@roomdeck-test-" + QByteArray::number(QCoreApplication::applicationPid())
        : daemon.file("notify").toUtf8();
    const NotifySocket manager(name);
    qputenv("NOTIFY_SOCKET", name);
    daemon.start();
    QTRY_VERIFY(manager.heard("READY=1\nSTATUS=listening on ws://127.0.0.1:"));
    QTRY_VERIFY(daemon.isListening());
    daemon.signal(SIGHUP);
    QTRY_VERIFY(manager.heard("RELOADING=1\nMONOTONIC_USEC="));
    QTRY_COMPARE(manager.messages.last(), "READY=1");
    daemon.signal(SIGTERM);
    QTRY_COMPARE(manager.messages.last(), "STOPPING=1");
    QTRY_COMPARE(daemon.process().state(), QProcess::NotRunning);
    QCOMPARE(daemon.process().exitCode(), 0);
}

void TestServiceManager::keepsTheWatchdogQuiet()
{
    DaemonProcess daemon;
    const QByteArray name = daemon.file("notify").toUtf8();
    const NotifySocket manager(name);
    qputenv("NOTIFY_SOCKET", name);
    qputenv("WATCHDOG_USEC", "200000");
    daemon.start();
    QTRY_VERIFY(manager.messages.count("WATCHDOG=1") >= 3);
    QVERIFY(manager.messages.first().startsWith("READY=1"));
}

void TestServiceManager::hostsOnAnInheritedSocket()
{
    quint16 port = 0;
    const int listening = tcpSocket(true, port);
    // Somebody who came before the server was there waits and is served.
    RawWsClient early(port);
    early.open("/ws?room_id=a&user_id=early");
    QTRY_VERIFY(early.isConnected());
    DaemonProcess daemon;
    qputenv("LISTEN_FDS", "1");
    inherit(daemon, listening);
    daemon.startInShell(QStringLiteral("LISTEN_PID=$$ exec $ROOMDECKD"));
    QTRY_COMPARE(daemon.port(), port);
    QTRY_VERIFY(early.isOpen());
    RawWsClient late(port);
    late.open("/ws?room_id=a&user_id=late");
    QTRY_VERIFY(late.isOpen());
    daemon.signal(SIGTERM);
    QTRY_COMPARE(late.closeCode(), 1001);
    ::close(listening);
}

void TestServiceManager::takesNoSocketMeantForOthers()
{
    quint16 port = 0;
    const int listening = tcpSocket(true, port);
    DaemonProcess daemon;
    qputenv("LISTEN_FDS", "1");
    inherit(daemon, listening);
    daemon.startInShell(QStringLiteral("LISTEN_PID=1 exec $ROOMDECKD"));
    QTRY_VERIFY(daemon.isListening());
    QVERIFY(daemon.port() != port);
    ::close(listening);
}

void TestServiceManager::refusesWhatItCannotUse_data()
{
    QTest::addColumn<bool>("listening");
    QTest::addColumn<QByteArray>("count");
    QTest::addColumn<QByteArray>("complaint");
    QTest::newRow("not listening") << false << QByteArray("1") << QByteArray("it does not listen");
    QTest::newRow("too many") << true << QByteArray("2") << QByteArray("there are several");
}

void TestServiceManager::refusesWhatItCannotUse()
{
    QFETCH(bool, listening);
    QFETCH(QByteArray, count);
    QFETCH(QByteArray, complaint);
    quint16 port = 0;
    const int socket = tcpSocket(listening, port);
    DaemonProcess daemon;
    qputenv("LISTEN_FDS", count);
    inherit(daemon, socket);
    daemon.startInShell(QStringLiteral("LISTEN_PID=$$ exec $ROOMDECKD"));
    QTRY_COMPARE(daemon.process().state(), QProcess::NotRunning);
    QCOMPARE(daemon.process().exitCode(), 1);
    QTRY_VERIFY(daemon.complained(complaint));
    ::close(socket);
}

QTEST_GUILESS_MAIN(TestServiceManager)
#include "tst_servicemanager.moc"
