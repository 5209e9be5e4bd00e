// What the operator does to people and rooms, by the window's own means, with real clients attached: what
// they receive, what the audit trail says, and that it can be taken back.
#include "tests/ui/moderation/deskfixture.h"
#include "ui/composer/composerpanel.h"
#include "ui/log/logactions.h"
#include "ui/log/logtext.h"
#include "ui/log/logview.h"
#include "ui/models/roomsmodel.h"
#include "ui/models/rosterstate.h"
#include "ui/models/usersmodel.h"
#include "ui/moderation/connectionchoice.h"
#include "ui/moderation/placementdialog.h"
#include "ui/moderation/restrictiondialog.h"
#include "ui/moderation/restrictionsdialog.h"
#include "ui/moderation/roomsettingsdialog.h"
#include "ui/users/disconnectdialog.h"
#include "ui/widgets/messagebar.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace roomdeck;
using namespace roomdeck::test;

namespace {

QJsonObject note(const char *text)
{
    return {{QStringLiteral("type"), QStringLiteral("note")},
            {QStringLiteral("payload"), QJsonObject{{QStringLiteral("text"), QLatin1String(text)}}}};
}

QAction *choice(const QAction *menu, const QVariant &data)
{
    for (QAction *action : menu->menu()->actions()) {
        if (action->data() == data)
            return action;
    }
    return nullptr;
}

} // namespace

class TestModerationDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bansByName();
    void bansByAddressAndSaysWhoElse();
    void aBannedUserCannotReturn_data();
    void aBannedUserCannotReturn();
    void mutesAndTakesItBack();
    void movesAndTakesItBack();
    void putsInAndTakesOut();
    void disconnectsEverybodyInARoom();
    void locksARoom();
    void limitsARoom();
    void slowsARoom();
    void closesARoomAndOpensItAgain();
    void keepsSettingsOfARoomThatIsNotOpen();
    void actsOnLogRows();
    void actsOnTheConnectionOfARow();
    void bansAnAddressThatHasLeft();
    void repliesToARow();
    void listsBansAndLiftsThem();
    void addsABanByHand();
    void saysWhoIsMeant();
    void nobodySelectedNothingToDo();
    void stoppingForgetsPlaces();

private:
    static void selectRow(DeskFixture &f, const QByteArray &part);
    static void undo(DeskFixture &f)
    {
        auto *button = f.window->messages().findChild<QPushButton *>();
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
    }
};

void TestModerationDesk::bansByName()
{
    DeskFixture f;
    QVERIFY(f.start());
    f.select({"anna"});
    f.actions().ban->trigger();
    auto *dialog = f.dialog<RestrictionDialog>();
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>(QStringLiteral("reason"))->setText(QStringLiteral("spam"));
    dialog->accept();
    QTRY_COMPARE(f.anna->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(int(f.anna->closeCode()), 1008);
    QCOMPARE(f.anna->closeReason(), QStringLiteral("spam"));
    QVERIFY(f.boris->isOpen());
    TestClient again(hubUrl(f.url(), "workshop", "anna"));
    QSignalSpy refused(&again, &QWebSocket::disconnected);
    QTRY_VERIFY(refused.size() > 0);
    QTRY_COMPARE(f.audit("ban").size(), 1);
    QVERIFY(f.audit("ban").constFirst().contains("\"anna\""));
    QVERIFY(f.audit("ban").constFirst().contains("\"duration_ms\":3600000"));
    QTRY_VERIFY(f.window->messages().isVisible());
    undo(f);
    QTRY_VERIFY(f.window->desk().state().bans.isEmpty());
    TestClient back(hubUrl(f.url(), "workshop", "anna"));
    QTRY_VERIFY(back.isOpen());
    QTRY_COMPARE(f.audit("unban").size(), 1);
}

void TestModerationDesk::bansByAddressAndSaysWhoElse()
{
    DeskFixture f;
    QVERIFY(f.start());
    f.select({"anna"});
    f.actions().ban->trigger();
    auto *dialog = f.dialog<RestrictionDialog>();
    const auto *effect = dialog->findChild<QLabel *>(QStringLiteral("effect"));
    QVERIFY(!effect->text().contains(QStringLiteral("boris")));
    dialog->findChild<QCheckBox *>(QStringLiteral("byAddress"))->setChecked(true);
    QVERIFY2(effect->text().contains(QStringLiteral("boris")), qPrintable(effect->text()));
    dialog->findChild<QCheckBox *>(QStringLiteral("byUser"))->setChecked(false);
    QCOMPARE(dialog->request().users, QList<QByteArray>());
    QCOMPARE(dialog->request().addresses, QList<QByteArray>{"127.0.0.1"});
    dialog->accept();
    QTRY_COMPARE(f.anna->state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(f.boris->state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(f.hall->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(f.window->desk().state().bans.size(), 1);
}

void TestModerationDesk::aBannedUserCannotReturn_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("as it was") << QByteArray("Жанна");
    QTest::newRow("letter case") << QByteArray("жАННА");
    QTest::newRow("full width") << QByteArray("Ｚoe");
}

void TestModerationDesk::aBannedUserCannotReturn()
{
    QFETCH(QByteArray, name);
    DeskFixture f;
    QVERIFY(f.start());
    TestClient zhanna(hubUrl(f.url(), "workshop", "Жанна"));
    TestClient zoe(hubUrl(f.url(), "workshop", "zoe"));
    QTRY_COMPARE(f.users().model()->rowCount(), 5);
    f.select({"Жанна", "zoe"});
    f.actions().ban->trigger();
    f.dialog<RestrictionDialog>()->accept();
    QTRY_COMPARE(zhanna.state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(zoe.state(), QAbstractSocket::UnconnectedState);
    TestClient again(hubUrl(f.url(), "hall", name));
    QTRY_COMPARE(again.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(again.received().isEmpty());
    // By the other dialect the name comes with the first message.
    f.hall->say({{QStringLiteral("text"), QStringLiteral("hello")},
                 {QStringLiteral("sender"), QString::fromUtf8(name)},
                 {QStringLiteral("room"), QStringLiteral("hall")}});
    QTRY_COMPARE(f.hall->state(), QAbstractSocket::UnconnectedState);
}

void TestModerationDesk::mutesAndTakesItBack()
{
    DeskFixture f;
    QVERIFY(f.start());
    f.select({"anna"});
    QAction *mute = f.actions().peopleActions().at(1);
    choice(mute, qint64(300'000))->trigger();
    QTRY_COMPARE(f.window->desk().state().mutes.size(), 1);
    f.anna->say(note("listen to me"));
    QTRY_VERIFY(f.anna->hasReceived("muted"));
    f.boris->say(note("from boris"));
    QTRY_VERIFY(f.anna->hasReceived("from boris")); // she may listen
    QVERIFY(!f.boris->hasReceived("listen to me"));
    const QModelIndex row = f.users().currentIndex();
    QTRY_VERIFY(row.data(UsersModel::MutedRole).toBool());
    QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("muted")));
    QVERIFY(f.audit("mute").constFirst().contains("\"duration_ms\":300000"));
    undo(f);
    QTRY_VERIFY(f.window->desk().state().mutes.isEmpty());
    f.anna->say(note("now then"));
    QTRY_VERIFY(f.boris->hasReceived("now then"));
    QTRY_COMPARE(f.audit("unmute").size(), 1);
}

void TestModerationDesk::movesAndTakesItBack()
{
    DeskFixture f;
    QVERIFY(f.start());
    f.select({"anna", "boris"});
    f.actions().move->trigger();
    auto *dialog = f.dialog<PlacementDialog>();
    dialog->findChild<QComboBox *>(QStringLiteral("room"))->setEditText(QStringLiteral("quiet room"));
    dialog->accept();
    f.anna->say(note("to the new room"));
    QTRY_VERIFY(f.boris->hasReceived("to the new room"));
    QVERIFY(f.boris->hasReceived("quiet room"));
    QTRY_COMPARE(f.audit("move").size(), 1);
    QVERIFY(f.audit("move").constFirst().contains("\"affected\":2"));
    undo(f);
    QTRY_COMPARE(f.audit("move").size(), 2);
    f.anna->say(note("back again"));
    QTRY_VERIFY(
        std::any_of(f.boris->received().cbegin(), f.boris->received().cend(), [](const QByteArray &m) {
            return m.contains("back again") && m.contains("\"workshop\"");
        }));
}

void TestModerationDesk::putsInAndTakesOut()
{
    DeskFixture f;
    QVERIFY(f.start());
    f.select({"anna"});
    f.actions().enter->trigger();
    auto *enter = f.dialog<PlacementDialog>();
    enter->findChild<QComboBox *>(QStringLiteral("room"))->setEditText(QStringLiteral("hall"));
    enter->accept();
    QTRY_VERIFY(f.anna->hasReceived("\"hall\""));
    QTRY_COMPARE(f.audit("enter").size(), 1);
    QTRY_COMPARE(f.window->rooms().view().model()->rowCount(), 3);
    f.select({"anna"});
    f.actions().leave->trigger();
    PlacementDialog *leave = nullptr;
    for (PlacementDialog *open : f.window->findChildren<PlacementDialog *>()) {
        if (open->isVisible())
            leave = open;
    }
    QVERIFY(leave);
    leave->findChild<QComboBox *>(QStringLiteral("room"))->setCurrentText(QStringLiteral("workshop"));
    leave->accept();
    QTRY_COMPARE(f.audit("leave").size(), 1);
    QVERIFY(f.audit("leave").constFirst().contains("workshop"));
    QTRY_VERIFY(f.boris->hasReceived("user_left"));
    QVERIFY(f.anna->isOpen());
}

void TestModerationDesk::disconnectsEverybodyInARoom()
{
    DeskFixture f;
    QVERIFY(f.start());
    f.selectRoom("workshop");
    QVERIFY(f.window->actions().disconnectUser->isEnabled());
    f.window->actions().disconnectUser->trigger();
    f.dialog<DisconnectDialog>()->accept();
    QTRY_COMPARE(f.anna->state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(f.boris->state(), QAbstractSocket::UnconnectedState);
    QVERIFY(f.hall->isOpen());
    QTRY_COMPARE(f.audit("disconnect").size(), 1);
    QVERIFY(!f.actions().undo->isEnabled());
}

void TestModerationDesk::locksARoom()
{
    DeskFixture f;
    QVERIFY(f.start());
    f.selectRoom("workshop");
    f.actions().lock->trigger();
    QTRY_VERIFY(f.window->desk().state().rules.value("workshop").locked);
    QTRY_VERIFY(f.rooms().currentIndex().data(RoomsModel::LockedRole).toBool());
    QVERIFY(
        f.rooms().currentIndex().data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("locked")));
    QVERIFY(f.actions().lock->isChecked());
    TestClient late(hubUrl(f.url(), "workshop", "late"));
    QTRY_VERIFY(late.hasReceived("room_locked"));
    QVERIFY(f.audit("set_rules").constFirst().contains("\"locked\":true"));
    undo(f);
    QTRY_VERIFY(!f.actions().lock->isChecked());
    TestClient later(hubUrl(f.url(), "workshop", "later"));
    QTRY_VERIFY(f.anna->hasReceived("later"));
}

void TestModerationDesk::limitsARoom()
{
    DeskFixture f;
    QVERIFY(f.start());
    f.selectRoom("workshop");
    QAction *capacity = f.actions().roomActions().at(1);
    choice(capacity, 2)->trigger();
    QTRY_COMPARE(f.rooms().currentIndex().data(RoomsModel::CapacityRole).toInt(), 2);
    QVERIFY(choice(capacity, 2)->isChecked());
    TestClient third(hubUrl(f.url(), "workshop", "third"));
    QTRY_VERIFY(third.hasReceived("room_full"));
}

void TestModerationDesk::slowsARoom()
{
    DeskFixture f;
    QVERIFY(f.start());
    f.selectRoom("workshop");
    choice(f.actions().roomActions().at(2), 300'000)->trigger();
    QTRY_COMPARE(f.rooms().currentIndex().data(RoomsModel::SlowModeRole).toInt(), 300'000);
    f.anna->say(note("one"));
    QTRY_VERIFY(f.boris->hasReceived("one"));
    f.anna->say(note("two"));
    QTRY_VERIFY(f.anna->hasReceived("rate_limited"));
    QVERIFY(!f.boris->hasReceived("two"));
}

void TestModerationDesk::closesARoomAndOpensItAgain()
{
    DeskFixture f;
    QVERIFY(f.start());
    f.selectRoom("workshop");
    f.actions().closeRoom->trigger();
    QTRY_COMPARE(f.rooms().model()->rowCount(), 2);
    QVERIFY(f.anna->isOpen());
    QTRY_COMPARE(f.audit("close_room").size(), 1);
    undo(f);
    QTRY_COMPARE(f.rooms().model()->rowCount(), 3);
    f.boris->say({{QStringLiteral("type"), QStringLiteral("note")},
                  {QStringLiteral("room_id"), QStringLiteral("workshop")},
                  {QStringLiteral("payload"), QStringLiteral("together again")}});
    QTRY_VERIFY(f.anna->hasReceived("together again"));
}

void TestModerationDesk::keepsSettingsOfARoomThatIsNotOpen()
{
    DeskFixture f;
    QVERIFY(f.start());
    f.actions().roomSettings->trigger();
    auto *dialog = f.dialog<RoomSettingsDialog>();
    dialog->findChild<QComboBox *>(QStringLiteral("room"))->setEditText(QStringLiteral("evening"));
    auto *welcome = dialog->findChild<QWidget *>(QStringLiteral("welcome"));
    welcome->findChild<QComboBox *>()->setCurrentIndex(1);
    welcome->findChild<QPlainTextEdit *>()->setPlainText(QStringLiteral("Good evening!"));
    dialog->accept();
    QTRY_VERIFY(f.window->desk().state().rules.contains("evening"));
    QTRY_COMPARE(f.audit("set_rules").size(), 1);
    QVERIFY(f.audit("set_rules").constFirst().contains("Good evening!"));
    TestClient guest(hubUrl(f.url(), "evening", "guest"));
    QTRY_VERIFY(guest.hasReceived("Good evening!"));
}

void TestModerationDesk::actsOnLogRows()
{
    DeskFixture f;
    QVERIFY(f.start());
    f.anna->say(note("find me in the log"));
    LogPanel &log = f.window->log();
    const auto rowOf = [&] {
        for (int row = 0; row < log.model().rowCount(); ++row) {
            if (log.model().logRow(row).payload.contains("find me"))
                return row;
        }
        return -1;
    };
    QTRY_VERIFY(rowOf() >= 0);
    log.view().setFocus();
    log.view().goTo(rowOf());
    QVERIFY(f.actions().subject->text().contains(QStringLiteral("anna")));
    choice(f.actions().peopleActions().at(1), qint64(0))->trigger();
    QTRY_COMPARE(f.window->desk().state().mutes.size(), 1);
    QCOMPARE(f.window->desk().state().mutes.constFirst().user, QByteArray("anna"));
    f.actions().unmute->trigger();
    QTRY_VERIFY(f.window->desk().state().mutes.isEmpty());
}

// Selects the row whose payload or type holds `part`.
void TestModerationDesk::selectRow(DeskFixture &f, const QByteArray &part)
{
    LogPanel &log = f.window->log();
    const auto rowOf = [&] {
        for (int row = 0; row < log.model().rowCount(); ++row) {
            if (log.model().logRow(row).payload.contains(part))
                return row;
        }
        return -1;
    };
    QTRY_VERIFY(rowOf() >= 0);
    log.view().setFocus();
    log.view().goTo(rowOf());
}

void TestModerationDesk::actsOnTheConnectionOfARow()
{
    DeskFixture f;
    QVERIFY(f.start());
    TestClient second(hubUrl(f.url(), "workshop", "anna"));
    QTRY_COMPARE(f.window->roster().connectionsOf("anna").size(), 2);
    second.say(note("from the second"));
    selectRow(f, "from the second");
    f.actions().move->trigger();
    auto *placement = f.dialog<PlacementDialog>();
    auto *which = placement->findChild<ConnectionChoice *>();
    QVERIFY(which->isVisible());
    QCOMPARE(placement->connections().size(), 1);
    which->setCurrentIndex(1); // all of anna's
    QCOMPARE(placement->connections().size(), 2);
    which->setCurrentIndex(0);
    placement->findChild<QComboBox *>(QStringLiteral("room"))->setEditText(QStringLiteral("lab"));
    placement->accept();
    QTRY_VERIFY(f.window->roster().room("lab"));
    QVERIFY(f.window->roster().isIn("anna", "workshop")); // with the other one
    QTRY_COMPARE(f.audit("move").size(), 1);
    QVERIFY(f.audit("move").constFirst().contains("\"connections\":[\"127.0.0.1:"));

    QVERIFY(f.window->actions().disconnectUser->text().contains(QStringLiteral("This Connection")));
    f.window->actions().disconnectUser->trigger();
    f.dialog<DisconnectDialog>()->accept();
    QTRY_COMPARE(second.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(f.anna->isOpen());
    QTRY_VERIFY(!f.window->actions().disconnectUser->isEnabled()); // it has ended
    QAction *all = f.window->actions().disconnectConnection;
    QVERIFY(all->isEnabled());
    QVERIFY2(all->text().remove(QLatin1Char('&')).contains(QStringLiteral("All Connections of the User")),
             qPrintable(all->text()));
    all->trigger();
    f.window->findChildren<DisconnectDialog *>().constLast()->accept();
    QTRY_COMPARE(f.anna->state(), QAbstractSocket::UnconnectedState);
    QVERIFY(f.boris->isOpen());
}

void TestModerationDesk::bansAnAddressThatHasLeft()
{
    DeskFixture f;
    QVERIFY(f.start());
    f.anna->say(note("bad words"));
    selectRow(f, "bad words");
    f.anna->close();
    QTRY_VERIFY(!f.window->roster().hasUser("anna"));
    f.actions().ban->trigger();
    auto *dialog = f.dialog<RestrictionDialog>();
    QVERIFY(dialog);
    dialog->findChild<QCheckBox *>(QStringLiteral("byAddress"))->setChecked(true);
    QCOMPARE(dialog->request().addresses, QList<QByteArray>{"127.0.0.1"});
    QCOMPARE(dialog->request().users, QList<QByteArray>{"anna"});
}

void TestModerationDesk::repliesToARow()
{
    DeskFixture f;
    QVERIFY(f.start());
    TestClient second(hubUrl(f.url(), "hall", "anna"));
    QTRY_COMPARE(f.window->roster().connectionsOf("anna").size(), 2);
    second.say(note("a question"));
    selectRow(f, "a question");
    const LogActions &reply = f.window->log().actions();
    reply.replyToRoom->trigger();
    QCOMPARE(f.window->composer().draft().target, Target::room("hall"));
    reply.replyToConnection->trigger();
    QCOMPARE(f.window->composer().draft().target.kind, Target::Kind::Connections);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(second.hasReceived("announcement"));
    selectRow(f, "a question");
    reply.replyToSender->trigger();
    QCOMPARE(f.window->composer().draft().target, Target::user("anna"));
    QVERIFY(f.window->composer().isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(f.anna->hasReceived("announcement"));
    QVERIFY(!f.boris->hasReceived("announcement"));
    // The log says whom it went to.
    const LogPanel &log = f.window->log();
    const auto lastSent = [&log] {
        for (int row = const_cast<LogPanel &>(log).model().rowCount() - 1; row >= 0; --row) {
            const LogRow entry = const_cast<LogPanel &>(log).model().logRow(row);
            if (entry.senderKind == SenderKind::Operator && entry.kind == TrafficKind::Message)
                return LogText::room(entry);
        }
        return QString();
    };
    QTRY_COMPARE(lastSent(), QStringLiteral("→ anna"));
}

void TestModerationDesk::listsBansAndLiftsThem()
{
    DeskFixture f;
    QVERIFY(f.start());
    f.select({"boris"});
    f.actions().ban->trigger();
    f.dialog<RestrictionDialog>()->accept();
    f.actions().restrictions->trigger();
    auto *books = f.dialog<RestrictionsDialog>();
    QVERIFY(books);
    QTRY_COMPARE(books->table().model()->rowCount(), 1);
    books->table().selectRow(0);
    QTest::keyClick(&books->table(), Qt::Key_Delete);
    QTRY_COMPARE(books->table().model()->rowCount(), 0);
    TestClient back(hubUrl(f.url(), "workshop", "boris"));
    QTRY_VERIFY(back.isOpen());
    f.actions().undo->trigger();
    QTRY_COMPARE(books->table().model()->rowCount(), 1);
    QTRY_COMPARE(back.state(), QAbstractSocket::UnconnectedState);
}

void TestModerationDesk::addsABanByHand()
{
    DeskFixture f;
    QVERIFY(f.start());
    f.actions().restrictions->trigger();
    Q_EMIT f.dialog<RestrictionsDialog>()->banRequested();
    auto *dialog = f.window->findChild<RestrictionDialog *>();
    auto *user = dialog->findChild<QLineEdit *>(QStringLiteral("user"));
    auto *address = dialog->findChild<QLineEdit *>(QStringLiteral("address"));
    const auto *effect = dialog->findChild<QLabel *>(QStringLiteral("effect"));
    QVERIFY(effect->text().isEmpty()); // nothing is filled in
    user->setText(QStringLiteral("somebody else"));
    QVERIFY(!effect->text().isEmpty());
    address->setText(QStringLiteral("10.0.0"));
    QVERIFY(effect->text().isEmpty());
    address->setText(QStringLiteral("10.0.0.7"));
    QVERIFY(!effect->text().isEmpty());
    dialog->accept();
    QTRY_COMPARE(f.window->desk().state().bans.size(), 2);
    QVERIFY(f.anna->isOpen());
}

void TestModerationDesk::saysWhoIsMeant()
{
    DeskFixture f;
    QVERIFY(f.start());
    f.select({"anna", "boris"});
    QVERIFY(f.actions().subject->text().contains(QStringLiteral("anna, boris")));
    f.selectRoom("workshop");
    QVERIFY(f.actions().subject->text().contains(QStringLiteral("workshop")));
    QVERIFY(f.actions().subject->text().contains(QLatin1Char('2')));
}

void TestModerationDesk::nobodySelectedNothingToDo()
{
    DeskFixture f;
    f.window->show();
    for (const QAction *action : {f.actions().ban, f.actions().unmute, f.actions().move, f.actions().lock,
                                  f.actions().closeRoom, f.actions().undo})
        QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
    QVERIFY(f.actions().restrictions->isEnabled());
    QVERIFY(f.actions().roomSettings->isEnabled());
}

void TestModerationDesk::stoppingForgetsPlaces()
{
    DeskFixture f;
    QVERIFY(f.start());
    f.selectRoom("workshop");
    f.actions().closeRoom->trigger();
    QVERIFY(f.actions().undo->isEnabled());
    f.window->hosting().stop();
    QTRY_VERIFY(!f.window->hosting().isHosting());
    QTRY_VERIFY(!f.actions().undo->isEnabled());
}

QTEST_MAIN(TestModerationDesk)
#include "tst_moderationdesk.moc"
