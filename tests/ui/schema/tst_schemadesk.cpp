// Schemas in the composer: warnings while writing, and the form made from them.
#include "core/operator/jsonformat.h"
#include "ui/composer/composeform.h"
#include "ui/composer/statusline.h"
#include "ui/json/jsonedit.h"
#include "ui/schema/schemadesk.h"
#include "ui/schema/schemadialog.h"
#include "ui/schema/schemaformdialog.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtTest/QtTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QGroupBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

#include <algorithm>

using namespace roomdeck;

namespace {

JsonSchema seatSchema()
{
    return JsonSchema(QJsonDocument::fromJson(R"({"type":"object","required":["seat","side"],"properties":{
        "seat":{"type":"integer","minimum":1,"maximum":40,"title":"Seat"},
        "side":{"enum":["left","right"]},
        "note":{"type":"string"},
        "urgent":{"type":"boolean"}}})")
                          .object());
}

QString statusOf(const ComposeForm &form)
{
    QString text;
    for (const StatusSegment &segment : form.statusLine()->segments())
        text += segment.text;
    return text;
}

} // namespace

class TestSchemaDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void warnsWhileWriting();
    void pressingAWarningGoesThere();
    void sendingShowsTheReceipt();
    void fillsInAForm();
    void fillsInObjectsAndLists();
    void formsKeepVariables();
    void formsOfSchemasThatHoldThemselves();
    void saysWhatAReferenceMisses();
    void keepsWhatTheFormDoesNotKnow();
    void writesASchema();
};

void TestSchemaDesk::warnsWhileWriting()
{
    ComposeForm form;
    form.setHosting(true);
    SchemaDesk desk(form);
    desk.setBook({{"hand_raised", seatSchema()}});
    form.setDraft({Target::everyone(), "hand_raised", R"({"seat": 41, "side": "left"})", false});
    QTRY_VERIFY2(statusOf(form).contains(QStringLiteral("seat")), qPrintable(statusOf(form)));
    QVERIFY(form.mistakeText().isEmpty()); // a warning, not a mistake
    form.editor()->replaceText(QStringLiteral(R"({"seat": {{ask:Seat}}, "side": "left"})"));
    QTRY_VERIFY(!statusOf(form).contains(QStringLiteral("seat")));
    form.setDraft({Target::everyone(), "other", R"({"seat": 41})", false});
    QVERIFY(!statusOf(form).contains(QStringLiteral("seat")));
    QVERIFY(!desk.actions().constFirst()->isEnabled());
}

void TestSchemaDesk::pressingAWarningGoesThere()
{
    ComposeForm form;
    form.setHosting(true);
    SchemaDesk desk(form);
    desk.setBook({{"hand_raised", seatSchema()}});
    form.setDraft({Target::everyone(), "hand_raised",
                   "\n{\n  \"note\": \"\u0416\",\n  \"seat\": 4711,\n  \"side\": {}}", false});
    QVERIFY(form.statusLine()->isEnabled());
    QTest::mouseClick(form.statusLine(), Qt::LeftButton);
    QCOMPARE(form.editor()->textCursor().selectedText(), QStringLiteral("4711"));
    QTest::mouseClick(form.statusLine(), Qt::LeftButton); // the next one
    QCOMPARE(form.editor()->textCursor().selectedText(), QString()); // typing must not replace an object
    QCOMPARE(form.editor()->document()->characterAt(form.editor()->textCursor().position() - 1),
             QLatin1Char('{'));
    const QList<QTextEdit::ExtraSelection> marks = form.editor()->extraSelections();
    QVERIFY(std::any_of(marks.cbegin(), marks.cend(), [](const QTextEdit::ExtraSelection &mark) {
        return mark.cursor.selectedText() == QLatin1String("4711")
            && mark.format.underlineStyle() == QTextCharFormat::WaveUnderline;
    }));
    form.editor()->replaceText(QStringLiteral(R"({"seat": 4, "side": "left"})"));
    QVERIFY(!statusOf(form).contains(QStringLiteral("seat")));
    for (const QTextEdit::ExtraSelection &mark : form.editor()->extraSelections())
        QVERIFY(mark.format.underlineStyle() != QTextCharFormat::WaveUnderline);
}

void TestSchemaDesk::sendingShowsTheReceipt()
{
    ComposeForm form;
    form.setHosting(true);
    SchemaDesk desk(form);
    desk.setBook({{"hand_raised", seatSchema()}});
    form.setDraft({Target::everyone(), "hand_raised", R"({"seat": 41, "side": "left"})", false});
    form.setReceipt({{QStringLiteral("written"), Theme::Role::Dim}}, true);
    QCOMPARE(statusOf(form), QStringLiteral("written"));
    form.editor()->insertPlainText(QStringLiteral(" "));
    QTRY_VERIFY(statusOf(form).contains(QStringLiteral("seat")));
}

void TestSchemaDesk::fillsInObjectsAndLists()
{
    const JsonSchema schema(QJsonDocument::fromJson(R"({"$defs":{
        "person":{"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1},
            "age":{"type":"integer"}}}},
        "required":["lead","tags"],"properties":{
            "lead":{"$ref":"#/$defs/person"},
            "deputy":{"$ref":"#/$defs/person"},
            "tags":{"type":"array","items":{"enum":["a","b"]}},
            "team":{"type":"array","items":{"$ref":"#/$defs/person"}}}})")
                                .object());
    SchemaFormDialog dialog("team", schema, R"({"team":[{"name":"max","x":1.50}]})");
    auto *ok = dialog.findChild<QDialogButtonBox *>()->buttons().constFirst();
    QVERIFY(!ok->isEnabled()); // the lead has no name
    const auto boxes = dialog.findChildren<QGroupBox *>();
    const auto box = [&boxes](const char *title) {
        for (QGroupBox *one : boxes) {
            if (one->title().startsWith(QLatin1String(title)))
                return one;
        }
        return static_cast<QGroupBox *>(nullptr);
    };
    box("lead")->findChildren<QLineEdit *>().constFirst()->setText(QStringLiteral("anna"));
    QVERIFY(ok->isEnabled());
    QCOMPARE(dialog.payload(),
             indentJson(R"({"lead":{"name":"anna"},"tags":[],"team":[{"name":"max","x":1.50}]})"));
    QVERIFY(box("deputy")->isCheckable() && !box("deputy")->isChecked());
    box("deputy")->setChecked(true);
    QVERIFY(!ok->isEnabled());
    box("deputy")->findChildren<QLineEdit *>().constFirst()->setText(QStringLiteral("boris"));
    QTest::mouseClick(box("tags")->findChild<QPushButton *>(), Qt::LeftButton);
    box("tags")->findChild<QComboBox *>()->setCurrentIndex(1);
    QTest::mouseClick(box("team")->findChild<QToolButton *>(), Qt::LeftButton); // takes max out
    QVERIFY(ok->isEnabled());
    QCOMPARE(dialog.payload(),
             indentJson(R"({"lead":{"name":"anna"},"tags":["b"],"deputy":{"name":"boris"}})"));
}

void TestSchemaDesk::formsKeepVariables()
{
    const QByteArray payload
        = "{\n  \"seat\": {{ask:Seat}},\n  \"side\": \"{{user}}\",\n  \"at\": {{now+5m}}\n}";
    const SchemaFormDialog dialog("hand_raised", seatSchema(), payload);
    QVERIFY(dialog.payload().contains("\"seat\": {{ask:Seat}}"));
    QVERIFY(dialog.payload().contains("\"side\": \"{{user}}\"")); // not foreseen, and not lost
    QVERIFY(dialog.payload().contains("\"at\": {{now+5m}}"));
}

void TestSchemaDesk::formsOfSchemasThatHoldThemselves()
{
    const JsonSchema tree(QJsonDocument::fromJson(R"({"required":["next","name"],"properties":{
        "name":{"type":"string"},"next":{"$ref":"#"},"other":{"$ref":"#"},"all":{"type":"array","items":{"$ref":"#"}}}})")
                              .object());
    const SchemaFormDialog dialog("tree", tree, "{}");
    QVERIFY(dialog.findChildren<QLineEdit *>().size() < 50);
}

void TestSchemaDesk::saysWhatAReferenceMisses()
{
    SchemaDialog dialog({}, "note");
    auto *editor = dialog.findChild<JsonEdit *>();
    editor->replaceText(QStringLiteral(R"({"items":{"$ref":"#/$defs/nowhere"}})"));
    const QList<QLabel *> labels = dialog.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
        return label->text().contains(QStringLiteral("#/$defs/nowhere"));
    }));
}

void TestSchemaDesk::fillsInAForm()
{
    ComposeForm form;
    SchemaDesk desk(form);
    desk.setBook({{"hand_raised", seatSchema()}});
    form.setDraft({Target::everyone(), "hand_raised", "{}", false});
    desk.actions().constFirst()->trigger();
    auto *dialog = form.findChild<SchemaFormDialog *>();
    QVERIFY(dialog);
    auto *ok = dialog->findChild<QDialogButtonBox *>()->buttons().constFirst();
    const QList<QLineEdit *> lines = dialog->findChildren<QLineEdit *>();
    QCOMPARE(lines.size(), 2); // seat and note; the others are choices
    lines[0]->setText(QStringLiteral("99"));
    QCOMPARE(dialog->payload(), QByteArray("{\n  \"seat\": 99,\n  \"side\": \"left\"\n}"));
    lines[0]->setText(QStringLiteral("12"));
    const QList<QComboBox *> choices = dialog->findChildren<QComboBox *>();
    choices[0]->setCurrentIndex(1);
    lines[1]->setText(QStringLiteral("a \"note\""));
    QVERIFY(ok->isEnabled());
    dialog->accept();
    QCOMPARE(form.draft().text,
             QByteArray("{\n  \"seat\": 12,\n  \"side\": \"right\",\n  \"note\": \"a \\\"note\\\"\"\n}"));
}

void TestSchemaDesk::keepsWhatTheFormDoesNotKnow()
{
    const SchemaFormDialog dialog("t", seatSchema(), R"({"seat":3,"side":"right","urgent":true,"more":[1]})");
    QCOMPARE(QJsonDocument::fromJson(dialog.payload()).object(),
             QJsonDocument::fromJson(R"({"seat":3,"side":"right","urgent":true,"more":[1]})").object());
}

void TestSchemaDesk::writesASchema()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("schemas.json"));
    ComposeForm form;
    SchemaDesk desk(form);
    desk.setFile(file);
    form.setDraft({Target::everyone(), "note", "{}", false});
    desk.actions().constLast()->trigger();
    auto *dialog = form.findChild<SchemaDialog *>();
    QVERIFY(dialog);
    QPushButton *save = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
    dialog->findChild<JsonEdit *>()->replaceText(QStringLiteral("[1]"));
    QVERIFY(!save->isEnabled());
    dialog->findChild<JsonEdit *>()->replaceText(QStringLiteral(R"({"required":["text"]})"));
    QVERIFY(save->isEnabled());
    dialog->accept();
    SchemaBook kept;
    QVERIFY(loadSchemas(file, kept));
    QCOMPARE(kept.value("note").checkText("{}").size(), 1);
}

QTEST_MAIN(TestSchemaDesk)
#include "tst_schemadesk.moc"
