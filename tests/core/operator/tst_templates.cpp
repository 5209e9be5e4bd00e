// Templates: their order, folders and function keys; the file they are kept in, hostile ones included.
#include "core/operator/templatefile.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace roomdeck;

namespace {

MessageTemplate item(const char *name, const char *folder = "", int key = 0)
{
    MessageTemplate t;
    t.id = QString::fromUtf8(name);
    t.name = QString::fromUtf8(name);
    t.folder = QString::fromUtf8(folder);
    t.functionKey = key;
    t.draft.type = "announcement";
    t.draft.text = "{}";
    return t;
}

QString order(const TemplateList &list)
{
    QStringList names;
    for (const MessageTemplate &t : list)
        names.append(t.folder.isEmpty() ? t.name : t.folder + QLatin1Char('/') + t.name);
    return names.join(QLatin1Char(' '));
}

} // namespace

class TestTemplates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldersStayTogether();
    void keysAndIdsAreUnique();
    void moves_data();
    void moves();
    void fileKeepsEverything();
    void badFiles_data();
    void badFiles();
    void writesWholeFiles();
};

void TestTemplates::foldersStayTogether()
{
    const TemplateList list
        = normalized({item("a", "X"), item("b"), item("c", "Y"), item("d", "X"), item("e")});
    QCOMPARE(order(list), QStringLiteral("b e X/a X/d Y/c"));
    QCOMPARE(foldersOf(list), (QStringList{QStringLiteral("X"), QStringLiteral("Y")}));
    QCOMPARE(normalized(list), list);
}

void TestTemplates::keysAndIdsAreUnique()
{
    MessageTemplate twin = item("a", "", 1);
    const TemplateList list = normalized({item("a", "", 1), twin, item("b", "", 99), item("c", "", 2)});
    QVERIFY(list.at(0).id != list.at(1).id);
    QCOMPARE(list.at(0).functionKey, 1);
    QCOMPARE(list.at(1).functionKey, 0);
    QCOMPARE(list.at(2).functionKey, 0);
    QCOMPARE(freeFunctionKey(list), 3);
}

void TestTemplates::moves_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("expected");
    QTest::newRow("down") << QStringLiteral("a") << 2 << QString() << QStringLiteral("b a c X/d");
    QTest::newRow("up") << QStringLiteral("c") << 0 << QString() << QStringLiteral("c a b X/d");
    QTest::newRow("same place") << QStringLiteral("b") << 1 << QString() << QStringLiteral("a b c X/d");
    QTest::newRow("into a folder") << QStringLiteral("a") << 4 << QStringLiteral("X")
                                   << QStringLiteral("b c X/d X/a");
    QTest::newRow("out of a folder") << QStringLiteral("d") << 0 << QString() << QStringLiteral("d a b c");
    QTest::newRow("unknown") << QStringLiteral("z") << 0 << QString() << QStringLiteral("a b c X/d");
}

void TestTemplates::moves()
{
    QFETCH(QString, id);
    QFETCH(int, row);
    QFETCH(QString, folder);
    QTEST(order(moved({item("a"), item("b"), item("c"), item("d", "X")}, id, row, folder)), "expected");
}

void TestTemplates::fileKeepsEverything()
{
    MessageTemplate full = item("Перерыв 10 минут", "Паузы", 4);
    full.draft.text = "{\n  \"n\": 12345678901234567890,\n  \"u\": \"{{now+10m}}\"\n}";
    full.draft.target = Target::room("workshop");
    full.draft.target.exceptUsers = {"max"};
    full.ownTarget = true;
    full.counter = 7;
    MessageTemplate plain = item("plain");
    plain.draft.plainText = true;
    const TemplateList list = normalized({full, plain});
    TemplateList read;
    QVERIFY(!templatesFromJson(templatesToJson(list), read));
    QCOMPARE(read, list);
}

void TestTemplates::badFiles_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("{");
    QTest::newRow("something else") << QByteArray("{\"templates\":[]}");
    QTest::newRow("later version") << QByteArray("{\"roomdeck_templates\":2,\"templates\":[]}");
    QByteArray many = "{\"roomdeck_templates\":1,\"templates\":[0";
    for (int i = 0; i < 3000; ++i)
        many += ",0";
    QTest::newRow("too many") << many + "]}";
}

void TestTemplates::badFiles()
{
    QFETCH(QByteArray, json);
    TemplateList list{item("kept")};
    const Error error = templatesFromJson(json, list);
    QVERIFY(bool(error));
    QVERIFY(!error.detail.isEmpty());
    QCOMPARE(order(list), QStringLiteral("kept"));
}

void TestTemplates::writesWholeFiles()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("new/templates.json"));
    QByteArray content = "old";
    QVERIFY(!readSmallFile(path, 100, content));
    QVERIFY(content.isEmpty());
    QVERIFY(!writeWholeFile(path, "0123456789"));
    QVERIFY(!readSmallFile(path, 10, content));
    QCOMPARE(content, QByteArray("0123456789"));
    QCOMPARE(readSmallFile(path, 9, content).code, ErrorCode::TooLarge);
    QVERIFY(bool(writeWholeFile(dir.path(), "x")));
}

QTEST_GUILESS_MAIN(TestTemplates)
#include "tst_templates.moc"
