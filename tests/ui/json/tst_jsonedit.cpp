// The JSON editor: mistakes at their exact place, formatting, brackets, keys, undo, accessibility.
#include "core/operator/jsonformat.h"
#include "ui/json/jsonedit.h"
#include "ui/json/jsonstructure.h"
#include "ui/theme/theme.h"

#include <QtGui/QSyntaxHighlighter>
#include <QtGui/QTextLayout>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLineEdit>

using namespace roomdeck;

class TestJsonEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mistakes_data();
    void mistakes();
    void mistakeIsUnderlined();
    void tellsWhenTheMistakeChanges();
    void plainTextIsNeverWrong();
    void formatIsOneUndoStep();
    void formatLeavesMistakesAlone();
    void returnIndents();
    void closingBracketDedents();
    void brackets_data();
    void brackets();
    void typedKey_data();
    void typedKey();
    void completesKeys();
    void colorsFollowThePalette();
    void tabLeavesTheEditor();
    void hasAccessibleName();
};

void TestJsonEdit::mistakes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const auto row = [](const char *name, const QString &text, bool valid, int line, int column) {
        QTest::newRow(name) << text << valid << line << column;
    };
    row("object", QStringLiteral("{\"a\": 1}"), true, 0, 0);
    row("number", QStringLiteral("12.5e3"), true, 0, 0);
    row("variable in string", QStringLiteral("{\"until\": \"{{now+5m}}\"}"), true, 0, 0);
    row("bare variable", QStringLiteral("{\"n\": {{counter}}}"), true, 0, 0);
    row("unknown variable", QStringLiteral("{\"n\": {{nobody}}}"), false, 1, 8);
    row("trailing comma", QStringLiteral("{\n  \"a\": 1,\n}"), false, 3, 1);
    row("missing comma", QStringLiteral("{\n  \"a\": 1\n  \"b\": 2\n}"), false, 3, 3);
    row("after wide text", QStringLiteral("{\"имя\": x}"), false, 1, 9);
    row("after an emoji", QStringLiteral("[\"🎉\", x]"), false, 1, 8);
    row("too short", QStringLiteral("{\"a\": [1, 2"), false, 1, 12);
    row("empty", QString(), false, 1, 1);
    row("two values", QStringLiteral("1 2"), false, 1, 3);
}

void TestJsonEdit::mistakes()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    JsonEdit edit;
    edit.setPlainText(text);
    QCOMPARE(edit.isValid(), valid);
    if (valid)
        return;
    QTEST(edit.mistake()->line, "line");
    QTEST(edit.mistake()->column, "column");
    QVERIFY(!edit.mistake()->message.isEmpty());
}

void TestJsonEdit::mistakeIsUnderlined()
{
    JsonEdit edit;
    edit.setPlainText(QStringLiteral("{\"a\": oops}"));
    QCOMPARE(edit.extraSelections().size(), 1);
    const auto mark = edit.extraSelections().constFirst();
    QCOMPARE(mark.cursor.selectedText(), QStringLiteral("o"));
    QCOMPARE(mark.cursor.selectionStart(), 6);
    QCOMPARE(mark.format.underlineStyle(), QTextCharFormat::WaveUnderline);
    edit.setPlainText(QStringLiteral("{\"a\": 1}"));
    QVERIFY(edit.extraSelections().isEmpty());
}

void TestJsonEdit::tellsWhenTheMistakeChanges()
{
    JsonEdit edit;
    edit.setPlainText(QStringLiteral("{}"));
    QSignalSpy changed(&edit, &JsonEdit::mistakeChanged);
    edit.setPlainText(QStringLiteral("{} "));
    QCOMPARE(changed.count(), 0);
    edit.setPlainText(QStringLiteral("{"));
    QCOMPARE(changed.count(), 1);
    edit.setPlainText(QStringLiteral("{}"));
    QCOMPARE(changed.count(), 2);
}

void TestJsonEdit::plainTextIsNeverWrong()
{
    JsonEdit edit;
    edit.setJsonMode(false);
    edit.setPlainText(QStringLiteral("Doors close at 18:00 {"));
    QVERIFY(edit.isValid());
    edit.setJsonMode(true);
    QVERIFY(!edit.isValid());
}

void TestJsonEdit::formatIsOneUndoStep()
{
    JsonEdit edit;
    const QString before
        = QStringLiteral("{\"big\":12345678901234567890,\"e\":\"\\u00e9\",\"n\":{{counter}},\"o\":{}}");
    edit.replaceText(before);
    edit.format();
    QCOMPARE(edit.toPlainText(),
             QStringLiteral("{\n  \"big\": 12345678901234567890,\n  \"e\": \"\\u00e9\",\n"
                            "  \"n\": {{counter}},\n  \"o\": {}\n}"));
    edit.undo();
    QCOMPARE(edit.toPlainText(), before);
    edit.redo();
    edit.compact();
    QCOMPARE(edit.toPlainText(), before);
}

void TestJsonEdit::formatLeavesMistakesAlone()
{
    JsonEdit edit;
    edit.setPlainText(QStringLiteral("{\"a\":}"));
    edit.format();
    QCOMPARE(edit.toPlainText(), QStringLiteral("{\"a\":}"));
    edit.goToMistake();
    QCOMPARE(edit.textCursor().position(), 5);
}

void TestJsonEdit::returnIndents()
{
    JsonEdit edit;
    edit.setPlainText(QStringLiteral("{}"));
    edit.moveCursor(QTextCursor::NextCharacter);
    QTest::keyClick(&edit, Qt::Key_Return);
    QCOMPARE(edit.toPlainText(), QStringLiteral("{\n  \n}"));
    QTest::keyClicks(&edit, QStringLiteral("\"a\": 1,"));
    QTest::keyClick(&edit, Qt::Key_Return);
    QCOMPARE(edit.toPlainText(), QStringLiteral("{\n  \"a\": 1,\n  \n}"));
}

void TestJsonEdit::closingBracketDedents()
{
    JsonEdit edit;
    QTest::keyClicks(&edit, QStringLiteral("{"));
    QTest::keyClick(&edit, Qt::Key_Return);
    QTest::keyClicks(&edit, QStringLiteral("}"));
    QCOMPARE(edit.toPlainText(), QStringLiteral("{\n}"));
}

void TestJsonEdit::brackets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("partner");
    QTest::newRow("outer") << QStringLiteral("{\"a\":[1]}") << 0 << 8;
    QTest::newRow("inner") << QStringLiteral("{\"a\":[1]}") << 7 << 5;
    QTest::newRow("not in strings") << QStringLiteral("[\"]\"]") << 0 << 4;
    QTest::newRow("escaped quote") << QStringLiteral("[\"\\\"]\"]") << 0 << 6;
    QTest::newRow("wrong kind") << QStringLiteral("[}") << 0 << -1;
    QTest::newRow("alone") << QStringLiteral("{") << 0 << -1;
    QTest::newRow("no bracket") << QStringLiteral("{1}") << 1 << -1;
    QTest::newRow("around a variable") << QStringLiteral("[{{now}}]") << 0 << 8;
}

void TestJsonEdit::brackets()
{
    QFETCH(QString, text);
    QFETCH(int, position);
    QTEST(int(matchingBracket(text, position)), "partner");
}

void TestJsonEdit::typedKey_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    QTest::newRow("first key") << QStringLiteral("{\"ab") << QStringLiteral("ab");
    QTest::newRow("second key") << QStringLiteral("{\"a\": 1, \"b") << QStringLiteral("b");
    QTest::newRow("value") << QStringLiteral("{\"a\": \"b") << QString();
    QTest::newRow("element") << QStringLiteral("[\"b") << QString();
    QTest::newRow("outside") << QStringLiteral("{\"a\"") << QString();
}

void TestJsonEdit::typedKey()
{
    QFETCH(QString, text);
    QTEST(keyBeingTyped(text, text.size()).value_or(QString()), "key");
}

void TestJsonEdit::completesKeys()
{
    JsonEdit edit;
    edit.setKnownKeys({QStringLiteral("message"), QStringLiteral("method"), QStringLiteral("until")});
    edit.show();
    QVERIFY(QTest::qWaitForWindowExposed(&edit));
    QTest::keyClicks(&edit, QStringLiteral("{\"mes"));
    auto *completer = edit.findChild<QCompleter *>();
    QVERIFY(completer != nullptr);
    QTRY_VERIFY(completer->popup()->isVisible());
    QCOMPARE(completer->completionCount(), 1);
    QTest::keyClick(completer->popup(), Qt::Key_Return);
    QCOMPARE(edit.toPlainText(), QStringLiteral("{\"message\": "));
}

void TestJsonEdit::colorsFollowThePalette()
{
    for (const auto scheme : {Theme::Scheme::Light, Theme::Scheme::Dark}) {
        JsonEdit edit;
        edit.setPalette(Theme::palette(scheme));
        edit.setPlainText(QStringLiteral("{\"key\": \"value\"}"));
        QTRY_VERIFY(!edit.document()->firstBlock().layout()->formats().isEmpty());
        const auto formats = edit.document()->firstBlock().layout()->formats();
        QCOMPARE(formats.size(), 2);
        QCOMPARE(formats.at(0).format.foreground().color(), Theme::color(Theme::Role::JsonKey, scheme));
        QCOMPARE(formats.at(1).format.foreground().color(), Theme::color(Theme::Role::JsonString, scheme));
    }
}

void TestJsonEdit::tabLeavesTheEditor()
{
    QWidget form;
    auto *edit = new JsonEdit(&form);
    auto *next = new QLineEdit(&form);
    edit->setPlainText(QStringLiteral("{}"));
    form.show();
    form.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&form));
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_Tab);
    QVERIFY(next->hasFocus());
    QCOMPARE(edit->toPlainText(), QStringLiteral("{}"));
}

void TestJsonEdit::hasAccessibleName()
{
    JsonEdit edit;
    QVERIFY(!edit.accessibleName().isEmpty());
}

QTEST_MAIN(TestJsonEdit)
#include "tst_jsonedit.moc"
