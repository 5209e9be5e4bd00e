// The limits of requests fall on the same byte, however the bytes are cut on their way.
#include "core/http/httpparser.h"

#include <QtTest/QtTest>

using namespace roomdeck;
using Status = HttpParser::Status;

Q_DECLARE_METATYPE(roomdeck::HttpParser::Status)

class TestHttpParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limits_data();
    void limits();
    void pipelinedRequestsWait();

private:
    static QByteArray headOf(qsizetype bytes);
};

/// A whole request of this size without a body.
QByteArray TestHttpParser::headOf(qsizetype bytes)
{
    const QByteArray start = "GET / HTTP/1.1\r\nX: ";
    const QByteArray end = "\r\n\r\n";
    return start + QByteArray(bytes - start.size() - end.size(), 'x') + end;
}

void TestHttpParser::limits_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Status>("status");
    const QByteArray post = "POST / HTTP/1.1\r\nContent-Length: ";
    QTest::newRow("a head of the limit") << headOf(200) << Status::Request;
    QTest::newRow("a byte more") << headOf(201) << Status::HeadTooLarge;
    QTest::newRow("much more") << headOf(20'000) << Status::HeadTooLarge;
    QTest::newRow("an endless head") << "GET / HTTP/1.1\r\nX: " + QByteArray(1000, 'x')
                                     << Status::HeadTooLarge;
    QTest::newRow("a body of the limit") << post + "100\r\n\r\n" + QByteArray(100, 'b') << Status::Request;
    QTest::newRow("a body of more") << post + "101\r\n\r\n" << Status::BodyTooLarge;
    QTest::newRow("chunks of more") << "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n"
            + QByteArray(64, 'b') + "\r\n40\r\n" + QByteArray(64, 'b')
            + "\r\n0\r\n\r\n" << Status::BodyTooLarge;
    QTest::newRow("an upgrade") << QByteArray("GET /ws HTTP/1.1\r\nConnection: Upgrade\r\n"
                                              "Upgrade: websocket\r\n\r\n\x81\x85")
                                << Status::Upgrade;
    QTest::newRow("no HTTP") << QByteArray("\x16\x03\x01") << Status::BadRequest;
}

void TestHttpParser::limits()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Status, status);
    for (const qsizetype step : {bytes.size(), qsizetype(1), qsizetype(7), qsizetype(199)}) {
        HttpParser parser({200, 100});
        Status last = Status::NeedMore;
        for (qsizetype at = 0; at < bytes.size() && last == Status::NeedMore;) {
            qsizetype used = 0;
            last = parser.feed(QByteArrayView(bytes).sliced(at, qMin(step, bytes.size() - at)), used);
            QVERIFY(used > 0 || last != Status::NeedMore);
            at += used;
        }
        QVERIFY2(last == status, QByteArray::number(step).constData());
    }
}

void TestHttpParser::pipelinedRequestsWait()
{
    const QByteArray bytes = "POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET /b HTTP/1.1\r\n\r\n";
    HttpParser parser({200, 100});
    qsizetype used = 0;
    QVERIFY(parser.feed(bytes, used) == Status::Request);
    QCOMPARE(parser.request().target, "/a");
    QCOMPARE(parser.request().body, "abc");
    const QByteArrayView rest = QByteArrayView(bytes).sliced(used);
    QVERIFY(rest.startsWith("GET /b"));
    parser.next();
    QVERIFY(parser.feed(rest, used) == Status::Request);
    QCOMPARE(parser.request().target, "/b");
    QCOMPARE(used, rest.size());
}

QTEST_APPLESS_MAIN(TestHttpParser)
#include "tst_httpparser.moc"
