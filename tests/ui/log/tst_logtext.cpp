// LogText: what the cells say, hostile text included.
#include "tests/support/logentries.h"
#include "ui/log/logtext.h"

#include <QtTest/QtTest>

using namespace roomdeck;

class TestLogText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void glyphs_data();
    void glyphs();
    void deltas_data();
    void deltas();
    void previews_data();
    void previews();
    void previewIsClipped();
};

void TestLogText::glyphs_data()
{
    QTest::addColumn<TrafficKind>("kind");
    QTest::addColumn<SenderKind>("sender");
    QTest::addColumn<QString>("glyph");
    QTest::newRow("client") << TrafficKind::Message << SenderKind::Client << QStringLiteral("→");
    QTest::newRow("operator") << TrafficKind::Message << SenderKind::Operator << QStringLiteral("★");
    QTest::newRow("api") << TrafficKind::Message << SenderKind::Api << QStringLiteral("⇢");
    QTest::newRow("joined") << TrafficKind::Joined << SenderKind::Client << QStringLiteral("+");
    QTest::newRow("left") << TrafficKind::Left << SenderKind::Client << QStringLiteral("−");
    QTest::newRow("error") << TrafficKind::Error << SenderKind::Client << QStringLiteral("!");
    QTest::newRow("refused") << TrafficKind::Refused << SenderKind::Client << QStringLiteral("!");
    QTest::newRow("gap") << TrafficKind::Gap << SenderKind::Server << QStringLiteral("…");
    QTest::newRow("server") << TrafficKind::Server << SenderKind::Server << QStringLiteral("·");
}

void TestLogText::glyphs()
{
    QFETCH(TrafficKind, kind);
    QFETCH(SenderKind, sender);
    LogRow row;
    row.kind = kind;
    row.senderKind = sender;
    QTEST(LogText::glyph(row), "glyph");
    QVERIFY(!LogText::meaning(row).isEmpty());
}

void TestLogText::deltas_data()
{
    QTest::addColumn<qint64>("us");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64(0) << QStringLiteral("0 ms");
    QTest::newRow("hardly backwards") << qint64(-20) << QStringLiteral("0 ms");
    QTest::newRow("fraction") << qint64(2345) << QStringLiteral("2.3 ms");
    QTest::newRow("ms") << qint64(43'400) << QStringLiteral("43 ms");
    QTest::newRow("s") << qint64(1'240'000) << QStringLiteral("1.2 s");
    QTest::newRow("min") << qint64(180'000'000) << QStringLiteral("3 min");
    QTest::newRow("h") << qint64(5'400'000'000) << QStringLiteral("1.5 h");
}

void TestLogText::deltas()
{
    QFETCH(qint64, us);
    QTEST(LogText::delta(us), "text");
}

void TestLogText::previews_data()
{
    QTest::addColumn<TrafficKind>("kind");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("preview");
    const auto message = TrafficKind::Message;
    QTest::newRow("json") << message << QByteArray("x") << QByteArray("{\"b\":1,\"a\":2}")
                          << QStringLiteral("{\"b\":1,\"a\":2}");
    QTest::newRow("chat line") << message << QByteArray("message")
                               << QByteArray("{\"text\":\"Текст \\\"1\\\"\"}")
                               << QStringLiteral("Текст \"1\"");
    QTest::newRow("text and more") << message << QByteArray("message")
                                   << QByteArray("{\"text\":\"a\",\"b\":1}")
                                   << QStringLiteral("{\"text\":\"a\",\"b\":1}");
    QTest::newRow("newline") << message << QByteArray("message") << QByteArray("{\"text\":\"a\\nb\"}")
                             << QStringLiteral("a\\nb");
    QTest::newRow("bidi") << message << QByteArray("message") << QByteArray("{\"text\":\"a\xe2\x80\xae\"}")
                          << QStringLiteral("a\\u202e");
    QTest::newRow("not json") << message << QByteArray("x") << QByteArray("{\"text\":")
                              << QStringLiteral("{\"text\":");
    QTest::newRow("empty") << message << QByteArray("x") << QByteArray() << QString();
    QTest::newRow("joined") << TrafficKind::Joined << QByteArray() << QByteArray()
                            << QStringLiteral("joined by hub from 192.168.1.77");
    QTest::newRow("error") << TrafficKind::Error << QByteArray("invalid_json")
                           << QByteArray("\"unexpected }\"") << QStringLiteral("invalid_json: unexpected }");
    QTest::newRow("closed") << TrafficKind::Disconnected << QByteArray("1001") << QByteArray("\"going away\"")
                            << QStringLiteral("closed with 1001: going away");
}

void TestLogText::previews()
{
    QFETCH(TrafficKind, kind);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, payload);
    LogRow row;
    row.kind = kind;
    row.type = type;
    row.payload = payload;
    row.address = "192.168.1.77";
    row.dialect = 1;
    QTEST(LogText::preview(row, {QString(), QStringLiteral("hub")}, 200), "preview");
}

void TestLogText::previewIsClipped()
{
    const QByteArray big = "{\"text\":\"" + QByteArray(60'000, 'x') + "\"}";
    LogRow row;
    row.payload = big;
    QCOMPARE(LogText::preview(row, {}, 100).size(), 100);
    row.kind = TrafficKind::Error;
    row.payload = QByteArrayView(big).sliced(8, big.size() - 9);
    QVERIFY(LogText::preview(row, {}, 100).size() <= 110);
}

QTEST_GUILESS_MAIN(TestLogText)
#include "tst_logtext.moc"
