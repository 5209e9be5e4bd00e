// The link on a Qt socket: what its handler hears, and when.
#include "core/net/socketlink.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

using namespace roomdeck;

namespace {

/// Notes every call and fails the test when one comes while write() is running.
class Handler final : public LinkHandler
{
public:
    void linkReadable() override { note(); }
    void linkWritable() override
    {
        note();
        ++writable;
    }
    void linkClosed() override
    {
        note();
        ++closed;
    }

    int writable = 0;
    int closed = 0;
    int calledBack = 0; ///< calls that came from inside write()
    bool writing = false;

private:
    void note() { calledBack += writing ? 1 : 0; }
};

} // namespace

class TestSocketLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void peerResetsBeforeAWrite();
    void everythingArrivesOnce();

private:
    qint64 write(QByteArrayView bytes);

    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<QTcpSocket> m_peer;
    std::unique_ptr<SocketLink> m_link;
    QTcpSocket *m_socket = nullptr;
    Handler m_handler;
};

void TestSocketLink::init()
{
    m_handler = {};
    m_server = std::make_unique<QTcpServer>();
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
    m_peer = std::make_unique<QTcpSocket>();
    m_peer->connectToHost(m_server->serverAddress(), m_server->serverPort());
    QVERIFY(m_server->waitForNewConnection(5000));
    QVERIFY(m_peer->waitForConnected(5000));
    auto webSocket = std::make_unique<QWebSocket>();
    m_socket = m_server->nextPendingConnection();
    m_socket->setParent(webSocket.get());
    m_link = std::make_unique<SocketLink>(std::move(webSocket), m_socket, m_handler);
}

void TestSocketLink::cleanup()
{
    m_link.reset();
    m_peer.reset();
    m_server.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

qint64 TestSocketLink::write(QByteArrayView bytes)
{
    m_handler.writing = true;
    const qint64 taken = m_link->write(&bytes, 1);
    m_handler.writing = false;
    return taken;
}

void TestSocketLink::peerResetsBeforeAWrite()
{
    resetOnClose(m_peer->socketDescriptor());
    m_peer->abort();
    // Without a turn of the event loop the socket still believes in its peer.
    QCOMPARE(m_socket->state(), QAbstractSocket::ConnectedState);
    QTRY_COMPARE_WITH_TIMEOUT(write("hello"), -1, 5000);
    QCOMPARE(m_handler.calledBack, 0);
}

void TestSocketLink::everythingArrivesOnce()
{
    QByteArray sent;
    for (int i = 0; sent.size() < 8 * 1024 * 1024; ++i)
        sent += QByteArray::number(i) + ' ';
    QByteArray arrived;
    connect(m_peer.get(), &QTcpSocket::readyRead, this, [&] { arrived += m_peer->readAll(); });

    m_link->setWriteInterest(true); // as after a write that did not fit
    qsizetype done = 0;
    int before = 0;
    while (done < sent.size()) {
        const qint64 taken = write(QByteArrayView(sent).sliced(done));
        QVERIFY(taken >= 0);
        done += taken;
        if (done < sent.size())
            QTRY_VERIFY(m_handler.writable > before);
        before = m_handler.writable;
    }
    QTRY_COMPARE(arrived.size(), sent.size());
    QVERIFY(arrived == sent);
    QCOMPARE(m_handler.calledBack, 0);
}

QTEST_GUILESS_MAIN(TestSocketLink)
#include "tst_socketlink.moc"
