// Recipients by name, from counts, misses and attendance; and the book of misses.
#include "core/traffic/missbook.h"
#include "core/traffic/recipients.h"

#include <QtTest/QtTest>

using namespace roomdeck;

class TestRecipients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everybodyInTheRoom();
    void missesComeBesidesPeople();
    void whileSomeWait();
    void whenSomeAreNotNamed();
    void audience_data();
    void audience();
    void senderWithoutEcho();
    void listIsBounded();
    void bookKeepsAndBounds();
    void bookForgetsTheOldest();

private:
    static TrafficEntry said(quint32 recipients);
    void enter(const QByteArray &room, const QByteArray &user, qint64 timeUs = 1);
    static QList<QByteArray> usersOf(const RecipientList &list);

    AttendanceBook m_book;
};

void TestRecipients::init()
{
    m_book.clear();
    enter("a", "anna");
    enter("a", "boris");
    enter("b", "boris");
    enter("b", "max");
    enter("a", "late", 200);
}

TrafficEntry TestRecipients::said(quint32 recipients)
{
    TrafficEntry entry;
    entry.seq = 9;
    entry.timeUs = 100;
    entry.room = "a";
    entry.user = "anna";
    entry.recipients = recipients;
    return entry;
}

void TestRecipients::enter(const QByteArray &room, const QByteArray &user, qint64 timeUs)
{
    TrafficEntry joined;
    joined.kind = TrafficKind::Joined;
    joined.room = room;
    joined.user = user;
    joined.timeUs = timeUs;
    m_book.note(joined);
}

QList<QByteArray> TestRecipients::usersOf(const RecipientList &list)
{
    QList<QByteArray> users;
    for (const RecipientOutcome &row : list.rows)
        users.append(row.user);
    return users;
}

void TestRecipients::everybodyInTheRoom()
{
    const RecipientList list = recipientsOf(said(2), {2, 0, 0, 5}, {}, &m_book);
    const QList<RecipientOutcome> rows{{ConnectionId::None, "anna", Outcome::Written, MissCause::None},
                                       {ConnectionId::None, "boris", Outcome::Written, MissCause::None}};
    QCOMPARE(list.rows, rows);
    QVERIFY(list.audienceKnown);
    QCOMPARE(list.unnamed, 0U);
}

void TestRecipients::missesComeBesidesPeople()
{
    const QList<DeliveryMiss> misses{{9, ConnectionId(5), "boris", MissCause::TooSlow}};
    const RecipientList list = recipientsOf(said(2), {1, 1, 0, 5}, misses, &m_book);
    const QList<RecipientOutcome> rows{{ConnectionId(5), "boris", Outcome::Dropped, MissCause::TooSlow},
                                       {ConnectionId::None, "anna", Outcome::Written, MissCause::None}};
    QCOMPARE(list.rows, rows);
    const RecipientList alone = recipientsOf(said(2), {1, 1, 0, 5}, misses, nullptr);
    QCOMPARE(alone.rows.size(), 1);
    QVERIFY(!alone.audienceKnown);
}

void TestRecipients::whileSomeWait()
{
    const RecipientList list = recipientsOf(said(2), {1, 0, 0, 5, 1}, {}, &m_book);
    QCOMPARE(list.rows.size(), 2);
    for (const RecipientOutcome &row : list.rows)
        QCOMPARE(row.outcome, Outcome::Unknown); // one of them waits
    QCOMPARE(recipientsOf(said(2), {}, {}, &m_book).rows[0].outcome, Outcome::Unknown);
    // One went while the message was handed out: nobody waits.
    QCOMPARE(recipientsOf(said(3), {2, 0, 0, 5}, {}, &m_book).rows[0].outcome, Outcome::Written);
}

void TestRecipients::whenSomeAreNotNamed()
{
    const QList<DeliveryMiss> misses{{9, ConnectionId(5), "x", MissCause::QueueFull}};
    const RecipientList list = recipientsOf(said(5), {2, 2, 1, 5}, misses, &m_book);
    QCOMPARE(list.unnamed, 2U);
    QCOMPARE(list.rows[1].outcome, Outcome::Unknown);
}

void TestRecipients::audience_data()
{
    QTest::addColumn<QByteArray>("addressees");
    QTest::addColumn<QByteArray>("users");
    QTest::newRow("its room") << QByteArray() << QByteArray("anna boris");
    QTest::newRow("everyone") << QByteArray(R"({"to":"everyone"})") << QByteArray("anna boris max");
    QTest::newRow("several rooms") << QByteArray(R"({"rooms":["a","b"]})") << QByteArray("anna boris max");
    QTest::newRow("except") << QByteArray(R"({"rooms":["a","b"],"except":["boris"]})")
                            << QByteArray("anna max");
    QTest::newRow("users") << QByteArray(R"({"users":["max"]})") << QByteArray("max");
}

void TestRecipients::audience()
{
    QFETCH(QByteArray, addressees);
    QFETCH(QByteArray, users);
    TrafficEntry entry = said(3);
    entry.senderKind = SenderKind::Api;
    entry.user = "deploy";
    entry.addressees = addressees;
    QCOMPARE(usersOf(recipientsOf(entry, {3, 0, 0, 5}, {}, &m_book)).join(' '), users);
}

void TestRecipients::senderWithoutEcho()
{
    QCOMPARE(usersOf(recipientsOf(said(1), {1, 0, 0, 5}, {}, &m_book)), QList<QByteArray>{"boris"});
}

void TestRecipients::listIsBounded()
{
    constexpr int many = int(RecipientList::MaxRows) + 100;
    for (int i = 0; i < many; ++i)
        enter("a", "u" + QByteArray::number(i));
    const RecipientList list = recipientsOf(said(many + 2), {many + 2, 0, 0, 5}, {}, &m_book);
    QCOMPARE(list.rows.size(), RecipientList::MaxRows);
    QCOMPARE(list.notListed, 102);
}

void TestRecipients::bookKeepsAndBounds()
{
    MissBook book;
    TrafficBatch batch;
    for (int i = 0; i < DeliveryMiss::MaxNamed + 10; ++i)
        batch.misses.append({7, ConnectionId(1 + i), "u", MissCause::TooSlow});
    batch.misses.append({8, ConnectionId(1), "u", MissCause::Disconnected});
    book.note(batch);
    QCOMPARE(book.of(7).size(), DeliveryMiss::MaxNamed);
    QCOMPARE(book.of(8), QList<DeliveryMiss>{batch.misses.last()});
    QVERIFY(book.of(9).isEmpty());
    QCOMPARE(book.size(), DeliveryMiss::MaxNamed + 1);
    book.set(7, {batch.misses.first()});
    QCOMPARE(book.of(7).size(), 1);
    QCOMPARE(book.size(), 2);
    book.set(10, {});
    QCOMPARE(book.size(), 2);
}

void TestRecipients::bookForgetsTheOldest()
{
    MissBook book;
    EventId seq = 0;
    while (seq * 1000 <= EventId(MissBook::MaxMisses)) {
        TrafficBatch batch;
        ++seq;
        for (int i = 0; i < 1000; ++i)
            batch.misses.append({seq, ConnectionId(1 + i), "u", MissCause::TooSlow});
        book.note(batch);
        QVERIFY(book.size() <= MissBook::MaxMisses);
    }
    QVERIFY(book.of(1).isEmpty());
    QCOMPARE(book.of(seq).size(), 1000);
}

QTEST_GUILESS_MAIN(TestRecipients)

#include "tst_recipients.moc"
