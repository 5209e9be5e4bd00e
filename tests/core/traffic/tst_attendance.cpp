// AttendanceBook: visits from the log's entries, and their export.
#include "core/exchange/attendancecsv.h"
#include "core/traffic/attendance.h"

#include <QtTest/QtTest>

using namespace roomdeck;

namespace {

constexpr qint64 second = 1'000'000;
constexpr qint64 start = 1'795'351'267 * second;

TrafficEntry entry(TrafficKind kind, const QByteArray &room, const QByteArray &user, qint64 timeUs)
{
    TrafficEntry entry;
    entry.kind = kind;
    entry.room = room;
    entry.user = user;
    entry.timeUs = timeUs;
    return entry;
}

} // namespace

class TestAttendance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void visitsComeAndGo();
    void otherEntriesSayNothing();
    void renamingMovesAVisit();
    void serverStopEndsAll();
    void staysBounded();
    void csv();

private:
    static void note(AttendanceBook &book, TrafficKind kind, const char *room, const char *user, qint64 at)
    {
        book.note(entry(kind, room, user, start + at * second));
    }
};

void TestAttendance::visitsComeAndGo()
{
    AttendanceBook book;
    QCOMPARE(book.startUs(), 0);
    note(book, TrafficKind::Joined, "a", "anna", 0);
    note(book, TrafficKind::Joined, "b", "anna", 1);
    note(book, TrafficKind::Left, "a", "anna", 5);
    note(book, TrafficKind::Joined, "a", "anna", 9);
    note(book, TrafficKind::Joined, "a", "anna", 10); // is here already
    note(book, TrafficKind::Left, "a", "boris", 10); // was here before the log began
    QCOMPARE(book.rows().size(), 2u);
    const Attendance &row = book.rows()[0];
    QCOMPARE(row.user, QByteArray("anna"));
    QCOMPARE(row.visits, (std::vector<Visit>{{start, start + 5 * second}, {start + 9 * second, 0}}));
    QVERIFY(row.isPresent());
    QCOMPARE(row.presentUs(start + 11 * second), 7 * second);
    QVERIFY(book.rows()[1].isPresent());
    QCOMPARE(book.startUs(), start);
    QCOMPARE(book.presentIn("a", start), QList<QByteArray>{"anna"});
    QCOMPARE(book.presentIn("a", start + 5 * second), QList<QByteArray>());
    QCOMPARE(book.presentIn("a", start + 99 * second), QList<QByteArray>{"anna"});
    QCOMPARE(book.presentIn("c", start), QList<QByteArray>());
}

void TestAttendance::otherEntriesSayNothing()
{
    AttendanceBook book;
    for (const TrafficKind kind : {TrafficKind::Message, TrafficKind::Connected, TrafficKind::Disconnected,
                                   TrafficKind::Error, TrafficKind::Action, TrafficKind::Gap})
        QVERIFY(!book.note(entry(kind, "a", "anna", start)));
    TrafficEntry reload = entry(TrafficKind::Server, {}, {}, start);
    reload.type = "reloaded";
    QVERIFY(!book.note(reload));
    QVERIFY(book.rows().empty());
}

void TestAttendance::renamingMovesAVisit()
{
    AttendanceBook book;
    note(book, TrafficKind::Joined, "a", "guest-1", 0);
    TrafficEntry renamed = entry(TrafficKind::Renamed, "a", "Ольга", start + 3 * second);
    renamed.payload = "\"guest-1\"";
    QVERIFY(book.note(renamed));
    QVERIFY(!book.rows()[0].isPresent());
    QCOMPARE(book.rows()[1].user, QByteArray("Ольга"));
    QVERIFY(book.rows()[1].isPresent());
    note(book, TrafficKind::Left, "a", "Ольга", 4);
    QVERIFY(!book.rows()[1].isPresent());
}

void TestAttendance::serverStopEndsAll()
{
    AttendanceBook book;
    note(book, TrafficKind::Joined, "a", "anna", 0);
    note(book, TrafficKind::Joined, "a", "boris", 1);
    TrafficEntry stopped = entry(TrafficKind::Server, {}, {}, start + 7 * second);
    stopped.type = "server_stopped";
    QVERIFY(book.note(stopped));
    for (const Attendance &row : book.rows())
        QCOMPARE(row.visits.back().toUs, start + 7 * second);
}

void TestAttendance::staysBounded()
{
    AttendanceBook book;
    for (size_t i = 0; i < AttendanceBook::MaxRows + 3; ++i)
        book.note(entry(TrafficKind::Joined, "a", QByteArray::number(qulonglong(i)), start));
    QCOMPARE(book.rows().size(), AttendanceBook::MaxRows);
    QCOMPARE(book.leftOut(), 3u);
    for (int i = 0; i < int(AttendanceBook::MaxVisits) + 9; ++i) {
        note(book, TrafficKind::Left, "a", "0", 2 * i + 1);
        note(book, TrafficKind::Joined, "a", "0", 2 * i + 2);
    }
    QCOMPARE(book.rows()[0].visits.size(), AttendanceBook::MaxVisits);
    QCOMPARE(book.rows()[0].earlier, 10);
    QVERIFY(book.rows()[0].isPresent());
}

void TestAttendance::csv()
{
    AttendanceBook book;
    note(book, TrafficKind::Joined, "a", "=cmd(\"x\"), anna", 0);
    note(book, TrafficKind::Left, "a", "=cmd(\"x\"), anna", 90);
    note(book, TrafficKind::Joined, "b", "boris", 60);
    const QByteArray all = attendanceCsv(book, {}, start + 100 * second);
    QCOMPARE(
        all,
        QByteArray("room,user,joined,left,seconds\r\n"
                   "a,\"'=cmd(\"\"x\"\"), anna\",2026-11-22T12:41:07.000000Z,2026-11-22T12:42:37.000000Z,"
                   "90.000\r\n"
                   "b,boris,2026-11-22T12:42:07.000000Z,,40.000\r\n"));
    QCOMPARE(attendanceCsv(book, "b", start + 100 * second).count('\n'), 2);
    QCOMPARE(attendanceCsv(AttendanceBook(), {}, start), QByteArray("room,user,joined,left,seconds\r\n"));
}

QTEST_GUILESS_MAIN(TestAttendance)
#include "tst_attendance.moc"
