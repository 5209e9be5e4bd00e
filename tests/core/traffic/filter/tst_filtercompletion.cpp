// Completion: the right candidates for the place the cursor is at.
#include "core/traffic/filter/filter.h"
#include "core/traffic/filter/filtercompletion.h"

#include <QtTest/QtTest>

using namespace roomdeck;

class TestFilterCompletion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void candidates_data();
    void candidates();
    void emptyOffersAllFields();
    void isBounded();
    void anyCursor();

private:
    const FilterVocabulary m_vocabulary{
        {QStringLiteral("general"), QStringLiteral("my room"), QStringLiteral("lobby")},
        {QStringLiteral("ann"), QStringLiteral("anton"), QStringLiteral("joann")},
        {QStringLiteral("ping"), QStringLiteral("document_updated")},
        {QStringLiteral(".updated_by"), QStringLiteral(".items[0].id")},
        {QStringLiteral("hub"), QStringLiteral("chat")},
    };
};

void TestFilterCompletion::candidates_data()
{
    QTest::addColumn<QString>("text"); // the cursor is where the ^ is
    QTest::addColumn<QStringList>("results"); // texts after accepting
    const auto row = [](const char *text, const QStringList &results) {
        QTest::addRow("%s", text) << QString::fromUtf8(text) << results;
    };
    const auto s = [](const char *text) { return QString::fromUtf8(text); };
    row("ro^", {s("room:"), s("room:\"my room\"")});
    row("room:^", {s("room:general"), s("room:\"my room\""), s("room:lobby")});
    row("room:g^", {s("room:general")});
    row("room:ROOM^", {s("room:\"my room\"")});
    row("room:\"my^", {s("room:\"my room\"")});
    row("user:ann^", {s("user:ann"), s("user:joann")});
    row("user:an^n x", {s("user:ann x"), s("user:anton x"), s("user:joann x")});
    row("room:lobby|g^", {s("room:lobby|general")});
    row("room:lobby|^", {s("room:lobby|general"), s("room:lobby|\"my room\""), s("room:lobby|lobby")});
    row("kind:re^", {s("kind:renamed"), s("kind:refused")});
    row("dir:o^", {s("dir:out"), s("dir:operator")});
    row("dialect:^", {s("dialect:hub"), s("dialect:chat")});
    row("payload.up^", {s("payload.updated_by=")});
    row("siz^", {s("size>")});
    row("us^:ann", {s("user:ann")});
    row("room:a (gener^", {s("room:a (room:general")});
    row("!pin^", {s("!type:ping")});
    row("size>^", {});
    row("type~do^", {});
    row("\"qu^", {});
    row("zzz^", {});
}

void TestFilterCompletion::candidates()
{
    QFETCH(QString, text);
    QFETCH(QStringList, results);
    const int cursor = int(text.indexOf(u'^'));
    text.remove(cursor, 1);
    const FilterCompletion completion = completeFilter(text, cursor, m_vocabulary);
    QVERIFY(completion.position >= 0 && completion.position + completion.length <= text.size());
    QStringList found;
    for (const FilterCandidate &candidate : completion.candidates)
        found += QString(text).replace(completion.position, completion.length, candidate.insert);
    QCOMPARE(found, results);
}

void TestFilterCompletion::emptyOffersAllFields()
{
    for (const char *text : {"", "room:a ", "("}) {
        const QString filter = QString::fromLatin1(text);
        const FilterCompletion completion = completeFilter(filter, int(filter.size()), {});
        QCOMPARE(completion.candidates.size(), 17);
        QCOMPARE(completion.candidates.first().insert, QStringLiteral("room:"));
        QCOMPARE(completion.position, int(filter.size()));
        QCOMPARE(completion.length, 0);
    }
}

void TestFilterCompletion::isBounded()
{
    FilterVocabulary vocabulary;
    for (int i = 0; i < 10'000; ++i)
        vocabulary.rooms += QStringLiteral("room-%1").arg(i);
    QCOMPARE(completeFilter(u"room:room", 9, vocabulary).candidates.size(), 50);
}

void TestFilterCompletion::anyCursor()
{
    const QString text = QStringLiteral("room:\"a b\"|c !(type~/x/ or payload[\"k\"]=1) -\"q\" || size > 1k");
    for (int cursor = -1; cursor <= text.size() + 1; ++cursor) {
        const FilterCompletion completion = completeFilter(text, cursor, m_vocabulary);
        QVERIFY(completion.position >= 0 && completion.position + completion.length <= text.size());
    }
}

QTEST_APPLESS_MAIN(TestFilterCompletion)
#include "tst_filtercompletion.moc"
