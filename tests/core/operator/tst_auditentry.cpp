// What of the log belongs to the audit trail, and how it is written to files.
#include "core/operator/auditentry.h"
#include "core/traffic/addressees.h"

#include <QtCore/QBuffer>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QtTest>

using namespace roomdeck;

Q_DECLARE_METATYPE(roomdeck::Target)
Q_DECLARE_METATYPE(roomdeck::Addressees)

class TestAuditEntry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAnAction();
    void takesMessagesOfOperatorAndApi();
    void namesWhomAMessageWasFor_data();
    void namesWhomAMessageWasFor();
    void leavesOutWhatClientsDo_data();
    void leavesOutWhatClientsDo();
    void survivesDamagedRecords();
    void writesCsv();
    void writesNdjson();

private:
    static TrafficEntry ban();
};

TrafficEntry TestAuditEntry::ban()
{
    TrafficEntry entry;
    entry.seq = 7;
    entry.timeUs = 1'700'000'000'000'000;
    entry.kind = TrafficKind::Action;
    entry.senderKind = SenderKind::Api;
    entry.user = "backend";
    entry.type = "ban";
    entry.payload = R"({"affected":2,"users":["anna","=1+1"],"addresses":["10.0.0.7"],)"
                    R"("duration_ms":60000,"reason":"spam, again"})";
    return entry;
}

void TestAuditEntry::readsAnAction()
{
    const std::optional<AuditEntry> entry = auditEntry(ban());
    QVERIFY(entry);
    QCOMPARE(entry->actor, QByteArray("backend"));
    QCOMPARE(entry->action, QByteArray("ban"));
    QCOMPARE(entry->users, (QList<QByteArray>{"anna", "=1+1"}));
    QCOMPARE(entry->addresses, QList<QByteArray>{"10.0.0.7"});
    QCOMPARE(entry->durationMs, qint64(60'000));
    QCOMPARE(entry->affected, 2);
    QCOMPARE(entry->reason, QByteArray("spam, again"));
    QVERIFY(entry->error.isEmpty());
}

void TestAuditEntry::takesMessagesOfOperatorAndApi()
{
    TrafficEntry sent;
    sent.senderKind = SenderKind::Operator;
    sent.type = "announcement";
    sent.room = "workshop";
    sent.recipients = 25;
    sent.payload = '"' + QByteArray(20'000, 'x') + '"';
    const std::optional<AuditEntry> entry = auditEntry(sent);
    QVERIFY(entry);
    QCOMPARE(entry->rooms, QList<QByteArray>{"workshop"});
    QCOMPARE(entry->affected, 25);
    QCOMPARE(entry->details.size(), AuditEntry::MaxDetailBytes);
}

void TestAuditEntry::namesWhomAMessageWasFor_data()
{
    QTest::addColumn<Target>("target");
    QTest::addColumn<Addressees>("to");
    Target except = Target::room("hall");
    except.exceptUsers = {"max"};
    Target rooms = Target::room("hall");
    rooms.names.append("say \"hi\"");
    QTest::newRow("everyone") << Target::everyone() << Addressees{true, {}, {}, {}, false};
    QTest::newRow("a room") << Target::room("hall") << Addressees{false, {"hall"}, {}, {}, false};
    QTest::newRow("rooms") << rooms << Addressees{false, {"hall", "say \"hi\""}, {}, {}, false};
    QTest::newRow("but one") << except << Addressees{false, {"hall"}, {}, {"max"}, false};
    QTest::newRow("a user") << Target::user("Жанна") << Addressees{false, {}, {"Жанна"}, {}, false};
    QTest::newRow("a connection") << Target::connection(ConnectionId(7))
                                  << Addressees{false, {}, {"anna"}, {}, true};
}

void TestAuditEntry::namesWhomAMessageWasFor()
{
    QFETCH(Target, target);
    QFETCH(Addressees, to);
    TrafficEntry sent;
    sent.senderKind = SenderKind::Operator;
    sent.type = "note";
    sent.payload = "12345";
    sent.recipients = 3;
    sent.room
        = target.kind == Target::Kind::Rooms && target.names.size() == 1 ? target.names[0] : QByteArray();
    sent.addressees = addresseesRecord(target, {"anna"});
    QCOMPARE(addresseesOf(rowOf(sent)), to);
    QCOMPARE(rowOf(sent).size, quint32(5)); // it did not travel in
    const std::optional<AuditEntry> entry = auditEntry(sent);
    QVERIFY(entry);
    QCOMPARE(entry->everyone, to.everyone);
    QCOMPARE(entry->users, to.users);
    QCOMPARE(entry->rooms, to.rooms);
    QCOMPARE(entry->exceptUsers, to.exceptUsers);
    QCOMPARE(entry->affected, 3);
    TrafficEntry old = sent; // as files of before have it
    old.raw = std::exchange(old.addressees, {});
    separateAddressees(old);
    QCOMPARE(old.addressees, sent.addressees);
    QVERIFY(old.raw.isEmpty());
    TrafficEntry said = sent; // what a client wrote is no record
    said.addressees.clear();
    said.senderKind = SenderKind::Client;
    said.raw = R"({"users":["x"]})";
    separateAddressees(said);
    QVERIFY(addresseesOf(rowOf(said)).users.isEmpty());
    QCOMPARE(wireText(rowOf(said)), QByteArrayView(said.raw));
}

void TestAuditEntry::leavesOutWhatClientsDo_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("message") << int(TrafficKind::Message);
    QTest::newRow("joined") << int(TrafficKind::Joined);
    QTest::newRow("refused") << int(TrafficKind::Refused);
    QTest::newRow("gap") << int(TrafficKind::Gap);
}

void TestAuditEntry::leavesOutWhatClientsDo()
{
    QFETCH(int, kind);
    TrafficEntry entry;
    entry.kind = TrafficKind(kind);
    QVERIFY(!auditEntry(entry));
}

void TestAuditEntry::survivesDamagedRecords()
{
    TrafficEntry entry = ban();
    entry.payload = "{\"affected\":";
    const std::optional<AuditEntry> read = auditEntry(entry);
    QVERIFY(read);
    QCOMPARE(read->affected, -1);
    QVERIFY(read->users.isEmpty());
    QCOMPARE(read->details, entry.payload);
}

void TestAuditEntry::writesCsv()
{
    QBuffer out;
    QVERIFY(out.open(QIODevice::WriteOnly));
    TrafficEntry formula = ban();
    formula.user = "=cmd()";
    QVERIFY(writeAudit(out, {*auditEntry(ban()), *auditEntry(formula)}, AuditFormat::Csv));
    const QList<QByteArray> lines = out.data().split('\n');
    QCOMPARE(lines.size(), 4); // header, two rows, the end
    QCOMPARE(lines[0].count(','), 16);
    QVERIFY(lines[1].startsWith("7,2023-11-14T22:13:20.000000Z,action,api,backend,ban,"));
    QVERIFY(lines[1].contains("\"spam, again\""));
    QVERIFY(lines[2].contains("\"'=cmd()\""));
    QVERIFY(lines[1].endsWith("\r"));
}

void TestAuditEntry::writesNdjson()
{
    QBuffer out;
    QVERIFY(out.open(QIODevice::WriteOnly));
    QVERIFY(writeAudit(out, {*auditEntry(ban())}, AuditFormat::Ndjson));
    QJsonParseError error;
    const QJsonObject line = QJsonDocument::fromJson(out.data(), &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(line[QLatin1String("action")].toString(), QStringLiteral("ban"));
    QCOMPARE(line[QLatin1String("actor_kind")].toString(), QStringLiteral("api"));
    QCOMPARE(line[QLatin1String("duration_ms")].toInt(), 60'000);
    QCOMPARE(line[QLatin1String("affected")].toInt(), 2);
}

QTEST_APPLESS_MAIN(TestAuditEntry)
#include "tst_auditentry.moc"
