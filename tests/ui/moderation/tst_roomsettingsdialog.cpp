// The rules of a room in a form.
#include "ui/json/jsonedit.h"
#include "ui/moderation/greetingedit.h"
#include "ui/moderation/roomsettingsdialog.h"

#include <QtTest/QtTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

using namespace roomdeck;

class TestRoomSettingsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAndGivesBackEverything();
    void aRoomThatIsNotOpen();
    void typingANameKeepsWhatWasFilledIn();
    void anotherRoomShowsItsOwn();
    void mistakesTurnSaveOff();
    void keepsFractionsOfASecond();

private:
    static RoomRules full();
    static QPushButton *save(const RoomSettingsDialog &dialog)
    {
        return dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
    }
    template <typename Widget>
    static Widget *field(const RoomSettingsDialog &dialog, const char *name)
    {
        return dialog.findChild<Widget *>(QLatin1String(name));
    }
};

RoomRules TestRoomSettingsDialog::full()
{
    RoomRules rules;
    rules.capacity = 25;
    rules.slowModeMs = 5000;
    rules.locked = true;
    rules.echo = RoomRules::Echo::Off;
    rules.description = "the morning group";
    rules.welcome = {"announcement", R"({"text":"Welcome!\n\"Hello\""})"};
    rules.pinned = {"agenda", R"({"items":[1,2]})"};
    return rules;
}

void TestRoomSettingsDialog::showsAndGivesBackEverything()
{
    const RoomSettingsDialog dialog({{"workshop", full()}}, {"workshop", "other"}, "workshop");
    QCOMPARE(dialog.room(), QByteArray("workshop"));
    QCOMPARE(dialog.rules(), full());
    QVERIFY(save(dialog)->isEnabled());
}

void TestRoomSettingsDialog::aRoomThatIsNotOpen()
{
    const RoomSettingsDialog dialog({}, {"workshop"}, {});
    QVERIFY(!save(dialog)->isEnabled());
    field<QComboBox>(dialog, "room")->setEditText(QStringLiteral("Вечерняя группа"));
    field<QCheckBox>(dialog, "locked")->setChecked(true);
    QVERIFY(save(dialog)->isEnabled());
    QCOMPARE(dialog.room(), QByteArray("Вечерняя группа"));
    QVERIFY(dialog.rules().locked);
    field<QComboBox>(dialog, "room")->setEditText(QStringLiteral("a\u202eb"));
    QVERIFY(!save(dialog)->isEnabled());
}

void TestRoomSettingsDialog::typingANameKeepsWhatWasFilledIn()
{
    const RoomSettingsDialog dialog({}, {}, {});
    field<QSpinBox>(dialog, "capacity")->setValue(12);
    QTest::keyClicks(field<QComboBox>(dialog, "room")->lineEdit(), QStringLiteral("evening"));
    QCOMPARE(dialog.room(), QByteArray("evening"));
    QCOMPARE(dialog.rules().capacity, 12);
}

void TestRoomSettingsDialog::anotherRoomShowsItsOwn()
{
    const RoomSettingsDialog dialog({{"a", full()}}, {"a", "b"}, "a");
    field<QComboBox>(dialog, "room")->setCurrentText(QStringLiteral("b"));
    QCOMPARE(dialog.rules(), RoomRules());
    field<QComboBox>(dialog, "room")->setCurrentText(QStringLiteral("a"));
    QCOMPARE(dialog.rules(), full());
}

void TestRoomSettingsDialog::mistakesTurnSaveOff()
{
    const RoomSettingsDialog dialog({}, {"a"}, "a");
    auto *welcome = field<GreetingEdit>(dialog, "welcome");
    welcome->findChild<QComboBox *>()->setCurrentIndex(2);
    QVERIFY(!save(dialog)->isEnabled()); // no type
    welcome->findChild<QLineEdit *>()->setText(QStringLiteral("hello"));
    QVERIFY(save(dialog)->isEnabled());
    welcome->findChild<JsonEdit *>()->replaceText(QStringLiteral("{\"a\":"));
    QTRY_VERIFY(!save(dialog)->isEnabled());
    welcome->findChild<JsonEdit *>()->replaceText(QStringLiteral("{\"a\":1}"));
    QTRY_VERIFY(save(dialog)->isEnabled());
    QCOMPARE(dialog.rules().welcome.payload, QByteArray("{\"a\":1}"));
}

void TestRoomSettingsDialog::keepsFractionsOfASecond()
{
    RoomRules rules;
    rules.slowModeMs = 1500;
    const RoomSettingsDialog dialog({{"a", rules}}, {"a"}, "a");
    QCOMPARE(dialog.rules().slowModeMs, 1500);
    field<QSpinBox>(dialog, "slowMode")->setValue(3);
    QCOMPARE(dialog.rules().slowModeMs, 3000);
}

QTEST_MAIN(TestRoomSettingsDialog)
#include "tst_roomsettingsdialog.moc"
