// What counts as unread, and what reads it.
#include "ui/notify/unreadcounter.h"

#include <QtTest/QtTest>

using namespace roomdeck;

namespace {

TrafficEntry message(const QByteArray &room, SenderKind sender = SenderKind::Client)
{
    TrafficEntry entry;
    entry.room = room;
    entry.senderKind = sender;
    entry.type = "note";
    return entry;
}

TrafficBatchPtr batch(const QList<TrafficEntry> &entries)
{
    auto result = std::make_shared<TrafficBatch>();
    result->entries = entries;
    return result;
}

} // namespace

class TestUnreadCounter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingWhileAllRoomsAreInView();
    void otherRoomsThanTheOneInView();
    void everyRoomWhileTheWindowIsBehind();
    void comingBackReadsOnlyTheOpenRoom();
    void choosingReads();
    void onlyMessagesOfOthers();
    void changesAreGathered();
};

void TestUnreadCounter::nothingWhileAllRoomsAreInView()
{
    UnreadCounter counter;
    counter.note(batch({message("a"), message("b")}));
    QVERIFY(counter.counts().isEmpty());
}

void TestUnreadCounter::otherRoomsThanTheOneInView()
{
    UnreadCounter counter;
    counter.lookAt("a");
    counter.note(batch({message("a"), message("b"), message("b")}));
    QCOMPARE(counter.counts(), (QHash<QByteArray, int>{{"b", 2}}));
}

void TestUnreadCounter::everyRoomWhileTheWindowIsBehind()
{
    UnreadCounter counter;
    counter.lookAt("a");
    counter.setWindowInFront(false);
    counter.note(batch({message("a"), message("b")}));
    QCOMPARE(counter.counts(), (QHash<QByteArray, int>{{"a", 1}, {"b", 1}}));
}

void TestUnreadCounter::comingBackReadsOnlyTheOpenRoom()
{
    UnreadCounter counter;
    counter.lookAt("a");
    counter.setWindowInFront(false);
    counter.note(batch({message("a"), message("b")}));
    counter.setWindowInFront(true);
    QCOMPARE(counter.counts(), (QHash<QByteArray, int>{{"b", 1}}));
    counter.lookAt({});
    counter.setWindowInFront(false);
    counter.note(batch({message("a"), message("b")}));
    counter.setWindowInFront(true); // what came in meanwhile is still to be seen
    QCOMPARE(counter.counts().size(), 2);
}

void TestUnreadCounter::choosingReads()
{
    UnreadCounter counter;
    counter.setWindowInFront(false);
    counter.note(batch({message("a"), message("b"), message("c")}));
    counter.setWindowInFront(true);
    counter.lookAt("a");
    QCOMPARE(counter.counts().size(), 2);
    counter.forgetRoom("b");
    QCOMPARE(counter.counts().size(), 1);
    counter.lookAt({});
    QVERIFY(counter.counts().isEmpty());
}

void TestUnreadCounter::onlyMessagesOfOthers()
{
    UnreadCounter counter;
    counter.setWindowInFront(false);
    TrafficEntry joined = message("a");
    joined.kind = TrafficKind::Joined;
    counter.note(
        batch({message("a", SenderKind::Operator), message("a", SenderKind::Api), joined, message({})}));
    QCOMPARE(counter.counts(), (QHash<QByteArray, int>{{"a", 1}}));
}

void TestUnreadCounter::changesAreGathered()
{
    UnreadCounter counter;
    QSignalSpy changes(&counter, &UnreadCounter::changed);
    counter.setWindowInFront(false);
    for (int i = 0; i < 100; ++i)
        counter.note(batch({message("a")}));
    QVERIFY(changes.wait());
    QCOMPARE(counter.counts().value("a"), 100);
    QCOMPARE(changes.size(), 1);
}

QTEST_GUILESS_MAIN(TestUnreadCounter)
#include "tst_unreadcounter.moc"
