// Qt's sockets on Qt's event dispatcher and on ours: the same tests for both.
#include "tests/support/dispatcherthread.h"
#include "tests/support/testcertificate.h"

#include <QtNetwork/QSslServer>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>
#include <memory>
#include <vector>

using namespace roomdeck::test;

namespace {

// Sends everything back.
void echoOn(QTcpServer &server)
{
    QObject::connect(&server, &QTcpServer::pendingConnectionAvailable, &server, [&server] {
        while (QTcpSocket *socket = server.nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::readyRead, socket,
                             [socket] { socket->write(socket->readAll()); });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

QByteArray sample(int bytes)
{
    QByteArray data(bytes, Qt::Uninitialized);
    for (int i = 0; i < bytes; ++i)
        data[i] = char(i * 31 + i / 251);
    return data;
}

} // namespace

class TestDispatcherNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDispatcherRows(); }

    void tcpEcho();
    void tlsEcho();
    void webSocketEcho();
    void connectAndCloseAgain();
    void refusedConnection();
};

void TestDispatcherNetwork::tcpEcho()
{
    runOnDispatcher([] {
        QTcpServer server;
        echoOn(server);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QByteArray data = sample(300'000);
        std::vector<std::unique_ptr<QTcpSocket>> clients;
        std::vector<QByteArray> received(30);
        for (size_t i = 0; i < received.size(); ++i) {
            clients.push_back(std::make_unique<QTcpSocket>());
            QTcpSocket *client = clients.back().get();
            connect(client, &QTcpSocket::connected, client, [client, &data] { client->write(data); });
            connect(client, &QTcpSocket::readyRead, client,
                    [client, &received, i] { received[i] += client->readAll(); });
            client->connectToHost(QHostAddress::LocalHost, server.serverPort());
        }
        QVERIFY(turnUntil([&] {
            return std::all_of(received.begin(), received.end(),
                               [&](const QByteArray &r) { return r.size() >= data.size(); });
        }));
        for (const QByteArray &r : received)
            QVERIFY(r == data);
    });
}

void TestDispatcherNetwork::tlsEcho()
{
    const QSslConfiguration configuration = selfSignedConfiguration();
    QVERIFY(!configuration.isNull());
    runOnDispatcher([&] {
        QSslServer server;
        server.setSslConfiguration(configuration);
        echoOn(server);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QByteArray data = sample(200'000);
        std::vector<std::unique_ptr<QSslSocket>> clients;
        std::vector<QByteArray> received(5);
        for (size_t i = 0; i < received.size(); ++i) {
            clients.push_back(std::make_unique<QSslSocket>());
            QSslSocket *client = clients.back().get();
            client->setPeerVerifyMode(QSslSocket::VerifyNone);
            connect(client, &QSslSocket::encrypted, client, [client, &data] { client->write(data); });
            connect(client, &QTcpSocket::readyRead, client,
                    [client, &received, i] { received[i] += client->readAll(); });
            client->connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.serverPort());
        }
        QVERIFY(turnUntil([&] {
            return std::all_of(received.begin(), received.end(),
                               [&](const QByteArray &r) { return r.size() >= data.size(); });
        }));
        for (const QByteArray &r : received)
            QVERIFY(r == data);
    });
}

void TestDispatcherNetwork::webSocketEcho()
{
    runOnDispatcher([] {
        QWebSocketServer server(QStringLiteral("echo"), QWebSocketServer::NonSecureMode);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QWebSocketServer::newConnection, &server, [&] {
            QWebSocket *socket = server.nextPendingConnection();
            connect(socket, &QWebSocket::textMessageReceived, socket, &QWebSocket::sendTextMessage);
            connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
        });
        QWebSocket client;
        QStringList received;
        connect(&client, &QWebSocket::connected, &client,
                [&] { client.sendTextMessage(QStringLiteral("1")); });
        connect(&client, &QWebSocket::textMessageReceived, &client, [&](const QString &text) {
            received.append(text);
            client.sendTextMessage(QString::number(text.toInt() + 1));
        });
        client.open(server.serverUrl());
        QVERIFY(turnUntil([&] { return received.size() >= 500; }));
        for (int i = 0; i < 500; ++i)
            QCOMPARE(received.at(i).toInt(), i + 1);
    });
}

void TestDispatcherNetwork::connectAndCloseAgain()
{
    // Descriptor numbers are in use again at once, on both sides.
    runOnDispatcher([] {
        QTcpServer server;
        echoOn(server);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        for (int i = 0; i < 500; ++i) {
            QTcpSocket client;
            client.connectToHost(QHostAddress::LocalHost, server.serverPort());
            client.write("x");
            QVERIFY(turnUntil([&] { return client.bytesAvailable() == 1; }));
            if (i % 2)
                client.abort();
        }
    });
}

void TestDispatcherNetwork::refusedConnection()
{
    runOnDispatcher([] {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const quint16 port = server.serverPort();
        server.close();
        QTcpSocket client;
        bool refused = false;
        connect(&client, &QTcpSocket::errorOccurred, &client, [&](QAbstractSocket::SocketError error) {
            refused = error == QTcpSocket::ConnectionRefusedError;
        });
        client.connectToHost(QHostAddress::LocalHost, port);
        QVERIFY(turnUntil([&] { return refused; }));
    });
}

QTEST_GUILESS_MAIN(TestDispatcherNetwork)
#include "tst_dispatcher_network.moc"
