// The audit trail as a table and its filter.
#include "core/model/actor.h"
#include "ui/audit/auditmodel.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace roomdeck;

namespace {

TrafficEntry action(const QByteArray &type, const QByteArray &user)
{
    TrafficEntry entry;
    entry.kind = TrafficKind::Action;
    entry.senderKind = SenderKind::Operator;
    entry.user = "operator";
    entry.type = type;
    entry.payload = "{\"affected\":1,\"users\":[\"" + user + "\"]}";
    return entry;
}

TrafficBatchPtr batch(const QList<TrafficEntry> &entries)
{
    auto result = std::make_shared<TrafficBatch>();
    result->entries = entries;
    return result;
}

} // namespace

class TestAuditModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesOnlyWhatBelongs();
    void newestComesFirst();
    void filtersByTextAndKind();
    void keepsToItsBound();
    void tellsFailuresApart();
    void namesWhoChangedTheServer_data();
    void namesWhoChangedTheServer();

private:
    std::unique_ptr<AuditModel> m_model;
    std::unique_ptr<AuditFilter> m_filter;
    std::unique_ptr<QAbstractItemModelTester> m_modelTester;
    std::unique_ptr<QAbstractItemModelTester> m_filterTester;
};

void TestAuditModel::init()
{
    m_filterTester.reset();
    m_modelTester.reset();
    m_filter.reset();
    m_model = std::make_unique<AuditModel>();
    m_filter = std::make_unique<AuditFilter>(*m_model);
    const auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;
    m_modelTester = std::make_unique<QAbstractItemModelTester>(m_model.get(), mode);
    m_filterTester = std::make_unique<QAbstractItemModelTester>(m_filter.get(), mode);
}

void TestAuditModel::takesOnlyWhatBelongs()
{
    TrafficEntry message;
    message.type = "note";
    m_model->append(batch({message, action("ban", "anna"), message}));
    QCOMPARE(m_model->rowCount(), 1);
    m_model->append(batch({message}));
    QCOMPARE(m_model->rowCount(), 1);
    QVERIFY(m_model->index(0, AuditModel::Target).data().toString().contains(QStringLiteral("anna")));
}

void TestAuditModel::newestComesFirst()
{
    m_model->append(batch({action("ban", "anna"), action("mute", "boris")}));
    m_model->append(batch({action("unban", "max")}));
    QVERIFY(m_filter->index(0, AuditModel::Target).data().toString().contains(QStringLiteral("max")));
    QVERIFY(m_filter->index(2, AuditModel::Target).data().toString().contains(QStringLiteral("anna")));
    QCOMPARE(m_filter->entries().constFirst().action, QByteArray("ban"));
}

void TestAuditModel::filtersByTextAndKind()
{
    TrafficEntry sent;
    sent.senderKind = SenderKind::Api;
    sent.user = "backend";
    sent.type = "announcement";
    m_model->append(batch({action("ban", "Анна"), action("mute", "boris"), sent}));
    m_filter->setText(QStringLiteral("анна"));
    QCOMPARE(m_filter->rowCount(), 1);
    m_filter->setText(QStringLiteral("BACKEND"));
    QCOMPARE(m_filter->rowCount(), 1);
    m_filter->setMessagesShown(false);
    QCOMPARE(m_filter->rowCount(), 0);
    m_filter->setText({});
    QCOMPARE(m_filter->rowCount(), 2);
}

void TestAuditModel::keepsToItsBound()
{
    m_modelTester.reset(); // it looks at every row on every change
    m_filterTester.reset();
    QList<TrafficEntry> many;
    for (int i = 0; i < AuditModel::MaxRows; ++i)
        many.append(action("ban", QByteArray::number(i)));
    m_model->append(batch(many));
    m_model->append(batch({action("mute", "last")}));
    QCOMPARE(m_model->rowCount(), AuditModel::MaxRows);
    QCOMPARE(m_model->entry(0).users, QList<QByteArray>{"1"});
    QCOMPARE(m_model->entry(AuditModel::MaxRows - 1).users, QList<QByteArray>{"last"});
    QCOMPARE(m_filter->rowCount(), AuditModel::MaxRows);
}

void TestAuditModel::tellsFailuresApart()
{
    TrafficEntry failed = action("enter", "anna");
    failed.payload = R"({"affected":0,"error":"no such room"})";
    m_model->append(batch({failed, action("enter", "anna")}));
    QVERIFY(m_model->index(0, AuditModel::Result).data().toString().contains(QStringLiteral("no such room")));
    QVERIFY(m_model->index(0, AuditModel::Result).data() != m_model->index(1, AuditModel::Result).data());
}

void TestAuditModel::namesWhoChangedTheServer_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *title, const Actor &by, const char *shown) {
        QTest::newRow(title) << int(by.kind) << by.name << QString::fromLatin1(shown);
    };
    row("the operator", Actor::operatorAtWindow(), "operator");
    row("the configuration", Actor::configuration(), "configuration file");
    row("the file of tokens", Actor::tokenFile(), "token file");
    row("the server", {}, "server");
}

void TestAuditModel::namesWhoChangedTheServer()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, name);
    TrafficEntry note;
    note.kind = TrafficKind::Server;
    note.senderKind = SenderKind(kind);
    note.user = name;
    note.type = "settings_changed";
    note.payload = R"(["limits.max_users"])";
    m_model->append(batch({note}));
    QCOMPARE(m_model->rowCount(), 1);
    QTEST(m_model->index(0, AuditModel::Actor).data().toString(), "shown");
}

QTEST_GUILESS_MAIN(TestAuditModel)
#include "tst_auditmodel.moc"
