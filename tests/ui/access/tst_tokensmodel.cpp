// The table of API tokens.
#include "ui/access/tokensmodel.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace roomdeck;

class TestTokensModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rows();
    void uses();
    void hostileName();
};

namespace {

QString text(const TokensModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

void TestTokensModel::rows()
{
    TokensModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setTokens({{"shop", "hash", ApiRole::Publish, 1'700'000'000'000'000},
                     {"boss", "hash", ApiRole::Admin, 1'700'000'000'000'000}});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(text(model, 0, TokensModel::Name), QStringLiteral("shop"));
    QCOMPARE(text(model, 1, TokensModel::Role), QStringLiteral("Everything"));
    QVERIFY(!text(model, 0, TokensModel::Created).isEmpty());
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < TokensModel::ColumnCount; ++column)
            QVERIFY(!text(model, row, column).contains(QLatin1String("hash")));
    }
    for (int column = 0; column < TokensModel::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
    model.setTokens({});
    QCOMPARE(model.rowCount(), 0);
}

void TestTokensModel::uses()
{
    TokensModel model;
    model.setTokens({{"shop", "hash", ApiRole::Publish, 1}});
    const QString never = text(model, 0, TokensModel::Used);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setUses({{"shop", 1'700'000'000'000'000}});
    QCOMPARE(changed.size(), 1);
    QVERIFY(text(model, 0, TokensModel::Used) != never);
    model.setUses({{"shop", 1'700'000'000'000'000}});
    QCOMPARE(changed.size(), 1);
}

void TestTokensModel::hostileName()
{
    TokensModel model;
    model.setTokens({{"a\nb\u202e", "hash", ApiRole::Observe, 1}});
    QCOMPARE(text(model, 0, TokensModel::Name), QStringLiteral("a\\nb\\u202e"));
}

QTEST_MAIN(TestTokensModel)
#include "tst_tokensmodel.moc"
