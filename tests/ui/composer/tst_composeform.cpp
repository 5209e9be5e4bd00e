// The compose form: what can be sent, what is said while it cannot, modes, history keys, accessibility; and
// the exact bytes of the preview.
#include "core/protocol/dialectregistry.h"
#include "ui/composer/composeform.h"
#include "ui/composer/previewdialog.h"
#include "ui/composer/statusline.h"
#include "ui/json/jsonedit.h"

#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPushButton>

using namespace roomdeck;

class TestComposeForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendNeedsEverything_data();
    void sendNeedsEverything();
    void mistakeShowsLineAndColumn();
    void ctrlEnterSends();
    void plainTextBecomesAnObject();
    void draftSurvivesARoundTrip();
    void settingADraftCanBeUndone();
    void arrowsBrowseOnlyAtTheEdge();
    void typesKeepWhatIsTyped();
    void countIsOnTheButton();
    void everyControlHasAName();
    void previewShowsExactBytes();
};

void TestComposeForm::sendNeedsEverything_data()
{
    QTest::addColumn<Draft>("draft");
    QTest::addColumn<bool>("hosting");
    QTest::addColumn<bool>("can");
    const Target all = Target::everyone();
    QTest::newRow("good") << Draft{all, "t", "{}", false} << true << true;
    QTest::newRow("stopped") << Draft{all, "t", "{}", false} << false << false;
    QTest::newRow("no type") << Draft{all, " ", "{}", false} << true << false;
    QTest::newRow("bad payload") << Draft{all, "t", "{", false} << true << false;
    QTest::newRow("scalar") << Draft{all, "t", "17", false} << true << true;
    QTest::newRow("text") << Draft{all, "t", "{", true} << true << true;
    QTest::newRow("no text") << Draft{all, "t", " ", true} << true << false;
}

void TestComposeForm::sendNeedsEverything()
{
    QFETCH(Draft, draft);
    QFETCH(bool, hosting);
    QFETCH(bool, can);
    ComposeForm form;
    form.setHosting(hosting);
    form.setDraft(draft);
    QCOMPARE(form.canSend(), can);
    QCOMPARE(form.sendAction()->isEnabled(), can);
    QCOMPARE(form.statusLine()->segments().isEmpty(), can);
}

void TestComposeForm::mistakeShowsLineAndColumn()
{
    ComposeForm form;
    form.setHosting(true);
    form.setDraft({Target::everyone(), "t", "{\n  \"a\": 1\n  \"b\": 2\n}", false});
    QVERIFY(form.statusLine()->segments().at(0).text.contains(QStringLiteral("Line 3, column 3")));
    QCOMPARE(form.statusLine()->segments().at(0).role, Theme::Role::Error);
    form.statusLine()->click();
    QCOMPARE(form.editor()->textCursor().blockNumber(), 2);
    QCOMPARE(form.editor()->textCursor().positionInBlock(), 2);
}

void TestComposeForm::ctrlEnterSends()
{
    ComposeForm form;
    form.setHosting(true);
    form.show();
    form.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&form));
    QSignalSpy sent(form.sendAction(), &QAction::triggered);
    form.editor()->setFocus();
    QTest::keyClick(form.editor(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.count(), 1);
    QTest::mouseClick(form.findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(sent.count(), 2);
    form.setHosting(false);
    QTest::keyClick(form.editor(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.count(), 2);
}

void TestComposeForm::plainTextBecomesAnObject()
{
    ComposeForm form;
    form.setDraft({Target::room("lab"), "announcement", "He said \"hi\"\nat {{now}}", true});
    QVERIFY(!form.editor()->isJsonMode());
    VariableValues values;
    values.nowUs = 1795351267482113;
    const QByteArray expected("{\"text\":\"He said \\\"hi\\\"\\nat 2026-11-22T12:41:07.482Z\"}");
    QCOMPARE(outgoingFrom(form.draft(), values).payload, expected);
}

void TestComposeForm::draftSurvivesARoundTrip()
{
    ComposeForm form;
    Draft draft{Target::room("lab"), "type_1", "{\"big\": 12345678901234567890}", false};
    draft.target.exceptUsers = {"max"};
    form.setDraft(draft);
    QCOMPARE(form.draft(), draft);
}

void TestComposeForm::settingADraftCanBeUndone()
{
    ComposeForm form;
    form.editor()->replaceText(QStringLiteral("{\"mine\": 1}"));
    form.setDraft({Target::everyone(), "t", "{\"theirs\": 2}", false});
    form.editor()->undo();
    QCOMPARE(form.editor()->toPlainText(), QStringLiteral("{\"mine\": 1}"));
}

void TestComposeForm::arrowsBrowseOnlyAtTheEdge()
{
    ComposeForm form;
    QSignalSpy asked(&form, &ComposeForm::historyRequested);
    form.setDraft({Target::everyone(), "t", "{\n}", false});
    form.editor()->moveCursor(QTextCursor::End);
    QTest::keyClick(form.editor(), Qt::Key_Up);
    QCOMPARE(asked.count(), 0);
    form.editor()->moveCursor(QTextCursor::Start);
    QTest::keyClick(form.editor(), Qt::Key_Up);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.at(0).at(0).toInt(), -1);
    QTest::keyClicks(form.editor(), QStringLiteral(" "));
    form.editor()->moveCursor(QTextCursor::Start);
    QTest::keyClick(form.editor(), Qt::Key_Up); // somebody is writing
    QCOMPARE(asked.count(), 1);
    QTest::keyClick(form.editor(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(asked.count(), 2);
    QCOMPARE(asked.at(1).at(0).toInt(), 1);
}

void TestComposeForm::typesKeepWhatIsTyped()
{
    ComposeForm form;
    auto *type = form.findChild<QComboBox *>();
    type->setEditText(QStringLiteral("doc"));
    QSignalSpy changed(&form, &ComposeForm::typeChanged);
    form.setKnownTypes({QStringLiteral("custom_event"), QStringLiteral("document_updated")});
    QCOMPARE(type->currentText(), QStringLiteral("doc"));
    QCOMPARE(type->count(), 2);
    QCOMPARE(changed.count(), 0);
}

void TestComposeForm::countIsOnTheButton()
{
    ComposeForm form;
    Audience audience;
    audience.people = 25;
    form.showAudience(QStringLiteral("Room workshop"), {}, audience);
    auto *button = form.findChild<QPushButton *>();
    QVERIFY(button->text().startsWith(QStringLiteral("Send to 25")));
    QCOMPARE(button->accessibleName(), QStringLiteral("Send to 25 people"));
}

void TestComposeForm::everyControlHasAName()
{
    ComposeForm form;
    form.setReceipt({{QStringLiteral("✓ written to 1 of 1"), Theme::Role::Joined}}, true);
    form.setHosting(true);
    const auto widgets = form.findChildren<QWidget *>();
    int checked = 0;
    for (const QWidget *widget : widgets) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->parentWidget()->inherits("QComboBox")
            || widget->parentWidget()->inherits("QAbstractScrollArea") || widget->window() != &form)
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool named
            = !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
        QVERIFY2(named, widget->metaObject()->className());
        ++checked;
    }
    QCOMPARE(checked, 8); // target, type, mode, preview, payload, status, repeat, send
}

void TestComposeForm::previewShowsExactBytes()
{
    Outgoing message;
    message.target = Target::room("lab");
    message.type = "announcement";
    message.payload = "{\"message\":\"x\"}";
    const DialectRegistry dialects;
    const auto previews = previewOf(message, dialects, 7, 1795351267482113);
    QCOMPARE(previews.size(), dialects.count());
    for (const EncodedPreview &preview : previews) {
        QVERIFY(preview.bytes.contains("announcement"));
        QVERIFY(preview.bytes.contains("\"message\":\"x\""));
        QVERIFY(preview.bytes.contains("\"timestamp\":1795351267.482113"));
    }
    PreviewDialog dialog;
    dialog.setMessage(message, {});
    const auto pages = dialog.findChildren<QPlainTextEdit *>();
    QCOMPARE(pages.size(), dialects.count());
    const auto isHub
        = [](const QPlainTextEdit *page) { return page->accessibleName().contains(QStringLiteral("hub")); };
    const auto hub = std::find_if(pages.begin(), pages.end(), isHub);
    QVERIFY(hub != pages.end());
    QVERIFY((*hub)->toPlainText().contains(QStringLiteral("\"room_id\":\"lab\"")));
    dialog.setUnavailable(QStringLiteral("Line 1"));
    QVERIFY((*hub)->toPlainText().isEmpty());
}

QTEST_MAIN(TestComposeForm)
#include "tst_composeform.moc"
