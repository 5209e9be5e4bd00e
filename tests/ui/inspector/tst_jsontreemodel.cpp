// JsonTreeModel: the author's order and spelling, opened piece by piece, hostile text included.
#include "ui/inspector/jsontreemodel.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace roomdeck;

class TestJsonTreeModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsOrderAndSpelling();
    void extraMembersAreRoots();
    void pathsAndValues();
    void bigArraysComeInPages();
    void hostile_data();
    void hostile();
    void deepNesting();
};

namespace {

QString key(const QModelIndex &index)
{
    return index.data(JsonTreeModel::KeyRole).toString();
}

/// Made after setEvent(): the tester fetches while a reset is still being told, and then complains of itself.
struct Checked
{
    explicit Checked(JsonTreeModel &model)
        : tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    { }
    QAbstractItemModelTester tester;
};

QString value(const QModelIndex &index)
{
    return index.data(JsonTreeModel::ValueRole).toString();
}

} // namespace

void TestJsonTreeModel::keepsOrderAndSpelling()
{
    JsonTreeModel model;
    model.setEvent("{\"z\":1.50,\"a\":12345678901234567890,\"z\":\"\\u0041\"}", {});
    const QModelIndex root = model.index(0, 0);
    QCOMPARE(key(root), QStringLiteral("payload"));
    QVERIFY(model.hasChildren(root));
    QCOMPARE(model.rowCount(root), 0); // not opened yet
    const Checked checked(model);
    QCOMPARE(model.rowCount(root), 3);
    QCOMPARE(key(model.index(0, 0, root)), QStringLiteral("z"));
    QCOMPARE(value(model.index(0, 0, root)), QStringLiteral("1.50"));
    QCOMPARE(value(model.index(1, 0, root)), QStringLiteral("12345678901234567890"));
    QCOMPARE(value(model.index(2, 0, root)), QStringLiteral("\"\\u0041\""));
    QCOMPARE(model.plainValue(model.index(2, 0, root)), QStringLiteral("A"));
}

void TestJsonTreeModel::extraMembersAreRoots()
{
    JsonTreeModel model;
    model.setEvent("[]", "\"ref\":7,\"tags\":[1]");
    const Checked checked(model);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(value(model.index(0, 0)), QStringLiteral("[]"));
    QCOMPARE(key(model.index(1, 0)), QStringLiteral("ref"));
    QCOMPARE(model.pathText(model.index(1, 0)), QStringLiteral("ref"));
    QVERIFY(model.hasChildren(model.index(2, 0)));
}

void TestJsonTreeModel::pathsAndValues()
{
    JsonTreeModel model;
    model.setEvent("{\"items\":[{\"odd key\":true}]}", {});
    QModelIndex at = model.index(0, 0);
    for (int level = 0; level < 3; ++level) {
        model.fetchMore(at);
        at = model.index(0, 0, at);
    }
    QCOMPARE(model.pathText(at), QStringLiteral("payload.items[0][\"odd key\"]"));
    QCOMPARE(model.json(at), QByteArray("true"));
    QCOMPARE(model.type(at), JsonType::Boolean);
    const QList<JsonTreeModel::Step> expected{{QStringLiteral("payload"), -1},
                                              {QStringLiteral("items"), -1},
                                              {QString(), 0},
                                              {QStringLiteral("odd key"), -1}};
    QCOMPARE(model.path(at), expected);
}

void TestJsonTreeModel::bigArraysComeInPages()
{
    JsonTreeModel model;
    QByteArray array = "[0";
    for (int i = 1; i < 450; ++i)
        array += ',' + QByteArray::number(i);
    model.setEvent(array + ']', {});
    const Checked checked(model);
    const QModelIndex root = model.index(0, 0);
    model.fetchMore(root);
    QCOMPARE(model.rowCount(root), JsonTreeModel::PageSize + 1);
    const QModelIndex more = model.index(JsonTreeModel::PageSize, 0, root);
    QVERIFY(model.isMore(more));
    QVERIFY(!model.isMore(model.index(0, 0, root)));
    model.showMore(more);
    QCOMPARE(model.rowCount(root), 2 * JsonTreeModel::PageSize + 1);
    model.showMore(model.index(2 * JsonTreeModel::PageSize, 0, root));
    QCOMPARE(model.rowCount(root), 450);
    QCOMPARE(value(model.index(449, 0, root)), QStringLiteral("449"));
    QCOMPARE(key(model.index(449, 0, root)), QStringLiteral("[449]"));
}

void TestJsonTreeModel::hostile_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("cut off") << QByteArray("{\"a\":");
    QTest::newRow("no json") << QByteArray("hello");
    QTest::newRow("only a bracket") << QByteArray("[");
    QTest::newRow("bytes") << QByteArray("\xff\x00\x01", 3);
    QTest::newRow("bidi key") << QByteArray("{\"a\xe2\x80\xaez\":1}");
    QTest::newRow("newline value") << QByteArray("{\"a\":\"\\n\"}");
    QTest::newRow("empty key") << QByteArray("{\"\":{\"\":[]}}");
}

void TestJsonTreeModel::hostile()
{
    QFETCH(QByteArray, payload);
    JsonTreeModel model;
    model.setEvent(payload, payload);
    const Checked checked(model);
    const std::function<void(const QModelIndex &)> walk = [&](const QModelIndex &parent) {
        model.fetchMore(parent);
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex index = model.index(row, 0, parent);
            const QString shown = index.data().toString();
            QVERIFY(!shown.contains(QChar(0x202e)));
            QVERIFY(!shown.contains(QLatin1Char('\n')));
            QVERIFY(!model.pathText(index).isEmpty());
            walk(index);
        }
    };
    walk({});
}

void TestJsonTreeModel::deepNesting()
{
    JsonTreeModel model;
    model.setEvent(QByteArray(5000, '[') + QByteArray(5000, ']'), {});
    QModelIndex at = model.index(0, 0);
    int depth = 1;
    for (; model.hasChildren(at); ++depth) {
        model.fetchMore(at);
        at = model.index(0, 0, at);
    }
    QCOMPARE(depth, JsonTreeModel::MaxDepth);
}

QTEST_GUILESS_MAIN(TestJsonTreeModel)
#include "tst_jsontreemodel.moc"
