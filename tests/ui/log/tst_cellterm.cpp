// Terms from cells: each one finds its own row.
#include "core/traffic/filter/filter.h"
#include "core/traffic/logstore.h"
#include "tests/support/logentries.h"
#include "ui/log/cellterm.h"
#include "ui/log/logmodel.h"
#include "ui/log/logvocabulary.h"

#include <QtTest/QtTest>

using namespace roomdeck;

class TestCellTerm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsItsRow_data();
    void findsItsRow();
    void conversations();
    void vocabulary();
};

void TestCellTerm::findsItsRow_data()
{
    QTest::addColumn<TrafficKind>("kind");
    QTest::addColumn<SenderKind>("sender");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("payload");
    const QByteArray json("{\"text\":\"a \\\"b\\\" (c) | d\"}");
    QTest::newRow("message") << TrafficKind::Message << SenderKind::Client << QByteArray("anna") << json;
    QTest::newRow("operator") << TrafficKind::Message << SenderKind::Operator << QByteArray("operator")
                              << json;
    QTest::newRow("api") << TrafficKind::Message << SenderKind::Api << QByteArray("ci-bot") << json;
    QTest::newRow("error") << TrafficKind::Error << SenderKind::Client << QByteArray("anna") << json;
    QTest::newRow("joined") << TrafficKind::Joined << SenderKind::Client << QByteArray("anna")
                            << QByteArray();
    QTest::newRow("space") << TrafficKind::Message << SenderKind::Client << QByteArray("ann smith") << json;
    QTest::newRow("syntax") << TrafficKind::Message << SenderKind::Client << QByteArray("a\"*|(or) \\")
                            << json;
    QTest::newRow("keyword") << TrafficKind::Message << SenderKind::Client << QByteArray("or") << json;
    QTest::newRow("cyrillic") << TrafficKind::Message << SenderKind::Client << QByteArray("стенд-2") << json;
    QTest::newRow("empty") << TrafficKind::Message << SenderKind::Client << QByteArray() << QByteArray();
}

void TestCellTerm::findsItsRow()
{
    QFETCH(TrafficKind, kind);
    QFETCH(SenderKind, sender);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, payload);
    LogStore store;
    TrafficEntry entry = logMessage(7);
    entry.kind = kind;
    entry.senderKind = sender;
    entry.room = name;
    entry.user = name;
    entry.type = name;
    entry.payload = payload;
    entry.raw = payload;
    store.append(entry);
    const LogRow row = store.row(0);
    for (int column = 0; column < LogModel::ColumnCount; ++column) {
        const QString term = cellTerm(row, column);
        if (term.isEmpty())
            continue;
        const Filter::Result parsed = Filter::parse(term);
        QVERIFY2(parsed.isValid(), qPrintable(term));
        QVERIFY2(parsed.filter.matches(row), qPrintable(term));
    }
}

void TestCellTerm::conversations()
{
    LogStore store;
    TrafficEntry said = logMessage(1);
    said.room = "workshop";
    said.user = "anna";
    store.append(said);
    TrafficEntry answer = said;
    answer.user = "operator";
    answer.senderKind = SenderKind::Operator;
    store.append(answer);
    TrafficEntry other = said;
    other.user = "boris";
    store.append(other);
    TrafficEntry elsewhere = answer;
    elsewhere.room = "general";
    store.append(elsewhere);
    const Filter::Result parsed = Filter::parse(conversationFilter(store.row(0)));
    QVERIFY(parsed.isValid());
    QVERIFY(parsed.filter.matches(store.row(0)));
    QVERIFY(parsed.filter.matches(store.row(1)));
    QVERIFY(!parsed.filter.matches(store.row(2)));
    QVERIFY(!parsed.filter.matches(store.row(3)));
    QCOMPARE(conversationFilter(store.row(1)), QStringLiteral("room:workshop"));
    QVERIFY(conversationFilter({}).isEmpty());
}

void TestCellTerm::vocabulary()
{
    LogStore store;
    for (EventId seq = 1; seq <= 100; ++seq)
        store.append(logMessage(seq));
    const FilterVocabulary words = logVocabulary(store, {QString(), QStringLiteral("hub")});
    QCOMPARE(words.rooms.size(), 5);
    QCOMPARE(words.types.first(), QStringLiteral("document_updated"));
    QVERIFY(words.payloadPaths.contains(QStringLiteral(".updated_by")));
    QCOMPARE(words.dialects, QStringList{QStringLiteral("hub")});
    QVERIFY(logVocabulary(LogStore(), {}).rooms.isEmpty());
}

QTEST_APPLESS_MAIN(TestCellTerm)
#include "tst_cellterm.moc"
