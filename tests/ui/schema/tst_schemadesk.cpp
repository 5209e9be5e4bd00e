// Schemas in the composer: warnings while writing, and the form made from them.
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
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

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
    void fillsInAForm();
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
