// Reading frames: every way of cutting the bytes gives the same messages, and every breach its close code.
#include "core/net/framereader.h"

#include <QtTest/QtTest>

#include <cstring>

using namespace roomdeck;

namespace {

constexpr quint32 Key = 0x5a3c1e7f;

QByteArray clientFrame(quint8 first, const QByteArray &payload, bool masked = true)
{
    QByteArray frame;
    frame += char(first);
    const char maskBit = masked ? char(0x80) : char(0);
    if (payload.size() < 126) {
        frame += char(maskBit | char(payload.size()));
    } else if (payload.size() < 65536) {
        frame += char(maskBit | 126);
        frame += char(payload.size() >> 8);
        frame += char(payload.size());
    } else {
        frame += char(maskBit | 127);
        for (int shift = 56; shift >= 0; shift -= 8)
            frame += char(quint64(payload.size()) >> shift);
    }
    QByteArray body = payload;
    if (masked) {
        frame.append(reinterpret_cast<const char *>(&Key), 4);
        unmask(body.data(), body.size(), Key);
    }
    return frame + body;
}

QByteArray text(const QByteArray &payload)
{
    return clientFrame(0x81, payload);
}

struct Record final : FrameHandler
{
    QList<QByteArray> heard;
    bool textReceived(QByteArrayView view) override { return note("text:" + view.toByteArray()); }
    bool pingReceived(QByteArrayView view) override { return note("ping:" + view.toByteArray()); }
    bool pongReceived(QByteArrayView view) override { return note("pong:" + view.toByteArray()); }
    void closeReceived(quint16 code, QByteArrayView reason) override
    {
        note("close:" + QByteArray::number(code) + ':' + reason.toByteArray());
    }
    void readFailed(quint16 code, QByteArrayView) override { note("fail:" + QByteArray::number(code)); }
    bool note(const QByteArray &what)
    {
        heard.append(what);
        return true;
    }
};

QList<QByteArray> readInPieces(const QByteArray &bytes, qsizetype piece, qint64 limit = 64 * 1024)
{
    Record record;
    FrameReader reader(limit);
    for (qsizetype i = 0; i < bytes.size(); i += piece) {
        QByteArray part = bytes.mid(i, piece);
        if (!reader.feed(part.data(), part.size(), record))
            break;
    }
    return record.heard;
}

} // namespace

class TestFrameReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reading_data();
    void reading();
    void unmaskAnyAlignment();
    void closeReasonIsCutBetweenCharacters();
    void inMessage();
};

void TestFrameReader::reading_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<QByteArray>>("expected");
    const QByteArray cyrillic("Текст");
    const QByteArray big(40000, 'x');
    QTest::newRow("one") << text("hello") << QList<QByteArray>{"text:hello"};
    QTest::newRow("empty") << text("") << QList<QByteArray>{"text:"};
    QTest::newRow("two") << text("a") + text("b") << QList<QByteArray>{"text:a", "text:b"};
    QTest::newRow("126 bytes") << text(QByteArray(126, 'y'))
                               << QList<QByteArray>{"text:" + QByteArray(126, 'y')};
    QTest::newRow("big") << text(big) << QList<QByteArray>{"text:" + big};
    QTest::newRow("fragments") << clientFrame(0x01, "he") + clientFrame(0x00, "ll") + clientFrame(0x80, "o")
                               << QList<QByteArray>{"text:hello"};
    QTest::newRow("code point cut by fragments") << clientFrame(0x01, cyrillic.left(3))
            + clientFrame(0x80, cyrillic.mid(3)) << QList<QByteArray>{"text:" + cyrillic};
    QTest::newRow("ping between fragments") << clientFrame(0x01, "a") + clientFrame(0x89, "p")
            + clientFrame(0x80, "b") << QList<QByteArray>{"ping:p", "text:ab"};
    QTest::newRow("pong") << clientFrame(0x8a, "") << QList<QByteArray>{"pong:"};
    QTest::newRow("close") << clientFrame(0x88,
                                          QByteArray("\x03\xe8"
                                                     "bye"))
                           << QList<QByteArray>{"close:1000:bye"};
    QTest::newRow("close without code") << clientFrame(0x88, "") << QList<QByteArray>{"close:1005:"};
    QTest::newRow("close with one byte") << clientFrame(0x88, "\x03") << QList<QByteArray>{"fail:1002"};
    QTest::newRow("close 1005") << clientFrame(0x88, "\x03\xed") << QList<QByteArray>{"fail:1002"};
    QTest::newRow("close reason not UTF-8")
        << clientFrame(0x88, "\x03\xe8\xff") << QList<QByteArray>{"fail:1007"};
    QTest::newRow("nothing after close")
        << clientFrame(0x88, "") + text("late") << QList<QByteArray>{"close:1005:"};
    QTest::newRow("unmasked") << clientFrame(0x81, "x", false) << QList<QByteArray>{"fail:1002"};
    QTest::newRow("reserved bit") << clientFrame(0xc1, "x") << QList<QByteArray>{"fail:1002"};
    QTest::newRow("reserved opcode") << clientFrame(0x83, "x") << QList<QByteArray>{"fail:1002"};
    QTest::newRow("binary") << clientFrame(0x82, "x") << QList<QByteArray>{"fail:1003"};
    QTest::newRow("continuation of nothing") << clientFrame(0x80, "x") << QList<QByteArray>{"fail:1002"};
    QTest::newRow("text inside a message")
        << clientFrame(0x01, "a") + text("b") << QList<QByteArray>{"fail:1002"};
    QTest::newRow("fragmented ping") << clientFrame(0x09, "x") << QList<QByteArray>{"fail:1002"};
    QTest::newRow("long ping") << clientFrame(0x89, QByteArray(126, 'x')) << QList<QByteArray>{"fail:1002"};
    QTest::newRow("not UTF-8") << text("\xff\xfe") << QList<QByteArray>{"fail:1007"};
    QTest::newRow("surrogate") << text("\xed\xa0\x80") << QList<QByteArray>{"fail:1007"};
    QTest::newRow("exactly the limit")
        << text(QByteArray(65536, 'z')) << QList<QByteArray>{"text:" + QByteArray(65536, 'z')};
    QTest::newRow("too large") << text(QByteArray(65537, 'z')) << QList<QByteArray>{"fail:1009"};
    QTest::newRow("too large as a sum")
        << clientFrame(0x01, QByteArray(40000, 'z')) + clientFrame(0x80, QByteArray(40000, 'z'))
        << QList<QByteArray>{"fail:1009"};
    QTest::newRow("length beyond belief")
        << QByteArray("\x81\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\x02\x03\x04", 14)
        << QList<QByteArray>{"fail:1009"};
}

void TestFrameReader::reading()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<QByteArray>, expected);
    for (const qsizetype piece :
         {qsizetype(1), qsizetype(2), qsizetype(3), qsizetype(7), qsizetype(1000), bytes.size()})
        QCOMPARE(readInPieces(bytes, piece), expected);
}

void TestFrameReader::unmaskAnyAlignment()
{
    QByteArray reference(100, Qt::Uninitialized);
    for (qsizetype i = 0; i < reference.size(); ++i)
        reference[i] = char(i * 7);
    quint8 key[4];
    std::memcpy(key, &Key, 4);
    for (qsizetype offset = 0; offset < 9; ++offset) {
        QByteArray data = reference.sliced(offset);
        unmask(data.data(), data.size(), Key, offset);
        for (qsizetype i = 0; i < data.size(); ++i)
            QCOMPARE(quint8(data[i]), quint8(quint8(reference[offset + i]) ^ key[(offset + i) % 4]));
    }
}

void TestFrameReader::closeReasonIsCutBetweenCharacters()
{
    const QByteArray frame = makeCloseFrame(1000, QStringLiteral("ж").repeated(100).toUtf8());
    QCOMPARE(frame.size(), 2 + 2 + 122);
    QVERIFY(QByteArrayView(frame).sliced(4).isValidUtf8());
}

void TestFrameReader::inMessage()
{
    Record record;
    FrameReader reader(1000);
    QByteArray bytes = text("hello");
    QByteArray head = bytes.left(4);
    QByteArray tail = bytes.mid(4);
    QVERIFY(!reader.inMessage());
    reader.feed(head.data(), head.size(), record);
    QVERIFY(reader.inMessage());
    reader.feed(tail.data(), tail.size(), record);
    QVERIFY(!reader.inMessage());
}

QTEST_APPLESS_MAIN(TestFrameReader)
#include "tst_framereader.moc"
