// A recorded session from afar.
#include "core/session/sessionglance.h"
#include "core/session/sessionwriter.h"
#include "tests/core/session/sessiontesting.h"

#include <QtTest/QtTest>

using namespace roomdeck;
using namespace roomdeck::testing;

namespace {

constexpr qint64 second = 1'000'000;
constexpr qint64 start = 1'700'000'000 * second;

TrafficEntry entryAt(qint64 at, TrafficKind kind, EventId seq)
{
    TrafficEntry entry = message(seq);
    entry.kind = kind;
    entry.timeUs = start + at * second + qint64(seq);
    entry.room = "workshop";
    entry.user = "anna";
    if (kind != TrafficKind::Message) {
        entry.payload.clear();
        entry.raw.clear();
        entry.recipients = 0;
    }
    return entry;
}

} // namespace

class TestSessionGlance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsActivityAndAttendance();
    void tellsWhoTalked();
    void goesOnWhereItStopped();
    void cancelledEndsEarly();
    void noSession();

private:
    QString record(const QList<TrafficEntry> &entries)
    {
        m_dir = std::make_unique<QTemporaryDir>();
        const QString path = m_dir->filePath(QStringLiteral("a.roomdeck"));
        SessionWriter writer;
        SessionInfo info;
        info.dialects = {"hub", "chat"};
        if (writer.create(path, info))
            return {};
        writer.begin();
        for (const TrafficEntry &entry : entries)
            writer.append(entry);
        return writer.commit() || writer.finish(start + 99 * second) ? QString() : path;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    const std::atomic<bool> m_goOn{false};
};

void TestSessionGlance::tellsActivityAndAttendance()
{
    QList<TrafficEntry> entries{entryAt(0, TrafficKind::Connected, 1), entryAt(0, TrafficKind::Joined, 2)};
    for (EventId seq = 3; seq < 13; ++seq)
        entries.append(entryAt(2, TrafficKind::Message, seq));
    TrafficEntry renamed = entryAt(5, TrafficKind::Renamed, 13);
    renamed.user = "Анна";
    renamed.payload = "\"anna\"";
    entries.append(renamed);
    entries.append(entryAt(8, TrafficKind::Disconnected, 14));
    TrafficEntry stopped = entryAt(9, TrafficKind::Server, 15);
    stopped.type = "server_stopped";
    entries.append(stopped);

    const SessionGlance glance = glanceAt(record(entries), m_goOn);
    QVERIFY(!glance.error);
    QCOMPARE(glance.activity.startUs(), start);
    const auto at
        = [&](qint64 s) { return glance.activity.between(start + s * second, start + (s + 1) * second); };
    QCOMPARE(at(0).messages, 0.0);
    QCOMPARE(at(2).messages, 10.0);
    QVERIFY(at(2).bytes >= 10 * 6 * 10); // in, and to five recipients
    QCOMPARE(at(3).messages, 0.0);
    QCOMPARE(at(3).connections, 1); // still there while nothing happens
    QCOMPARE(at(9).connections, 0);

    const std::vector<Attendance> &rows = glance.attendance.rows();
    QCOMPARE(rows.size(), 2u);
    QCOMPARE(rows[0].user, QByteArray("anna"));
    QCOMPARE(rows[0].visits.back().toUs, start + 5 * second + 13);
    QCOMPARE(rows[1].user, QByteArray("Анна"));
    QCOMPARE(rows[1].visits.back().toUs, start + 9 * second + 15);
}

void TestSessionGlance::tellsWhoTalked()
{
    QList<TrafficEntry> entries;
    for (EventId seq = 1; seq <= 9; ++seq)
        entries.append(entryAt(0, TrafficKind::Message, seq));
    entries[4].user = "boris";
    entries[5].senderKind = SenderKind::Operator;
    entries[6].room = "lobby";
    entries[7].room.clear(); // to everybody
    const SessionGlance glance = glanceAt(record(entries), m_goOn);
    QCOMPARE(glance.rooms.size(), 2u);
    QCOMPARE(glance.rooms[0].room, QByteArray("workshop"));
    QCOMPARE(glance.rooms[0].messages, 7);
    QCOMPARE(glance.rooms[0].lastUs, entries[8].timeUs);
    QCOMPARE(glance.rooms[1].messages, 1);
    QCOMPARE(glance.users.size(), 3u);
    QCOMPARE(glance.users[0].user, QByteArray("anna"));
    QCOMPARE(glance.users[0].messages, 5);
    QCOMPARE(glance.users[1].user, QByteArray("boris"));
    QCOMPARE(glance.users[1].messages, 1);
    QCOMPARE(glance.users[1].bytes, entries[4].payload.size());
    QCOMPARE(glance.users[2].room, QByteArray("lobby"));
}

void TestSessionGlance::goesOnWhereItStopped()
{
    m_dir = std::make_unique<QTemporaryDir>();
    const QString path = m_dir->filePath(QStringLiteral("a.roomdeck"));
    SessionWriter writer;
    QVERIFY(!writer.create(path, {}));
    writer.begin();
    writer.append(entryAt(0, TrafficKind::Message, 1));
    writer.append(entryAt(0, TrafficKind::Error, 2));
    QVERIFY(!writer.commit());
    SessionSurveyor surveyor;
    QVERIFY(!surveyor.open(path));
    QVERIFY(surveyor.advance(1000, m_goOn));
    QCOMPARE(surveyor.glance().rows, 2);
    QCOMPARE(surveyor.glance().activity.latest().messages, 1.0);
    QCOMPARE(surveyor.takeMarks().errors, std::vector<qint64>{1});
    // In the same second, and later.
    writer.begin();
    writer.append(entryAt(0, TrafficKind::Message, 3));
    TrafficEntry operators = entryAt(4, TrafficKind::Message, 4);
    operators.senderKind = SenderKind::Operator;
    writer.append(operators);
    QVERIFY(!writer.commit());
    QVERIFY(surveyor.advance(1000, m_goOn));
    QCOMPARE(surveyor.glance().rows, 4);
    QCOMPARE(surveyor.glance().activity.between(start, start + second).messages, 2.0);
    QCOMPARE(surveyor.glance().activity.between(start + 4 * second, start + 5 * second).messages, 1.0);
    const SessionMarks marks = surveyor.takeMarks();
    QVERIFY(marks.errors.empty());
    QCOMPARE(marks.operatorRows, std::vector<qint64>{3});
}

void TestSessionGlance::cancelledEndsEarly()
{
    const std::atomic<bool> cancelled{true};
    const SessionGlance glance = glanceAt(record({entryAt(0, TrafficKind::Joined, 1)}), cancelled);
    QVERIFY(!glance.error);
    QVERIFY(glance.attendance.rows().empty());
}

void TestSessionGlance::noSession()
{
    QVERIFY(glanceAt(QStringLiteral("/nowhere/a.roomdeck"), m_goOn).error);
}

QTEST_GUILESS_MAIN(TestSessionGlance)
#include "tst_sessionglance.moc"
