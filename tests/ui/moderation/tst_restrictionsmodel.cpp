// The list of bans and mutes.
#include "ui/moderation/restrictionsmodel.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace roomdeck;

namespace {

constexpr qint64 Now = 1'700'000'000'000'000;

Restriction user(const QByteArray &name, qint64 untilUs = 0)
{
    return {name, {}, "spam", "operator", Now, untilUs};
}

QStringList whoOf(const RestrictionsModel &model)
{
    QStringList who;
    for (int row = 0; row < model.rowCount(); ++row)
        who += model.index(row, RestrictionsModel::Who).data().toString();
    return who;
}

} // namespace

class TestRestrictionsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void listsBansThenMutes();
    void followsRowWise();
    void newerWordReplacesTheOlder();
    void countsDown();
    void showsHostileTextEscaped();

private:
    std::unique_ptr<RestrictionsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestRestrictionsModel::init()
{
    m_model = std::make_unique<RestrictionsModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestRestrictionsModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

void TestRestrictionsModel::listsBansThenMutes()
{
    m_model->setState({{user("anna"), {{}, "10.0.0.7", {}, "api", Now, 0}}, {user("boris")}, {}});
    QCOMPARE(m_model->rowCount(), 3);
    QVERIFY(m_model->isBan(0));
    QVERIFY(m_model->isBan(1));
    QVERIFY(!m_model->isBan(2));
    QVERIFY(whoOf(*m_model)[1].contains(QStringLiteral("10.0.0.7")));
    QCOMPARE(m_model->index(1, RestrictionsModel::By).data().toString(), QStringLiteral("api"));
}

void TestRestrictionsModel::followsRowWise()
{
    m_model->setState({{user("anna"), user("boris")}, {user("max")}, {}});
    QPersistentModelIndex boris(m_model->index(1, 0));
    QPersistentModelIndex max(m_model->index(2, 0));
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->setState({{user("boris"), user("kiosk")}, {user("max"), user("olga")}, {}});
    QCOMPARE(resets.size(), 0);
    QCOMPARE(whoOf(*m_model),
             (QStringList{QStringLiteral("boris"), QStringLiteral("kiosk"), QStringLiteral("max"),
                          QStringLiteral("olga")}));
    QCOMPARE(boris.row(), 0);
    QCOMPARE(max.row(), 2);
    m_model->setState({});
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(!boris.isValid());
}

void TestRestrictionsModel::newerWordReplacesTheOlder()
{
    m_model->setState({{user("anna", Now + 60'000'000), user("boris")}, {}, {}});
    m_model->setState({{user("boris"), user("anna", 0)}, {}, {}}); // the engine appends the newer one
    QCOMPARE(whoOf(*m_model), (QStringList{QStringLiteral("boris"), QStringLiteral("anna")}));
    QCOMPARE(m_model->restriction(1).untilUs, qint64(0));
}

void TestRestrictionsModel::countsDown()
{
    m_model->setNow(Now);
    m_model->setState({{user("anna", Now + 90'000'000)}, {}, {}});
    const QModelIndex left = m_model->index(0, RestrictionsModel::Remaining);
    QCOMPARE(left.data().toString(), QStringLiteral("1:30"));
    QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->setNow(Now + 31'000'000);
    QCOMPARE(left.data().toString(), QStringLiteral("0:59"));
    QCOMPARE(changes.size(), 1);
}

void TestRestrictionsModel::showsHostileTextEscaped()
{
    Restriction entry = user("a\u202eb");
    entry.reason = "two\nlines";
    m_model->setState({{entry}, {}, {}});
    QVERIFY(!whoOf(*m_model)[0].contains(QChar(0x202e)));
    QVERIFY(!m_model->index(0, RestrictionsModel::Reason).data().toString().contains(QLatin1Char('\n')));
}

QTEST_GUILESS_MAIN(TestRestrictionsModel)
#include "tst_restrictionsmodel.moc"
