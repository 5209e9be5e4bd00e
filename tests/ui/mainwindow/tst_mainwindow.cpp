// The window over a real server with real clients.
#include "tests/ui/support/testclient.h"
#include "tests/ui/support/windowfixture.h"
#include "ui/attendance/attendancedesk.h"
#include "ui/chart/stripchart.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/log/logpanel.h"
#include "ui/log/logview.h"
#include "ui/mainwindow/hostingbar.h"
#include "ui/mainwindow/statussummary.h"
#include "ui/rooms/roomspanel.h"
#include "ui/settings/settingsdialog.h"
#include "ui/theme/theme.h"
#include "ui/users/disconnectdialog.h"
#include "ui/users/userspanel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"

#include <QtGui/QClipboard>
#include <QtNetwork/QTcpServer>
#include <QtTest/QtTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTabWidget>

using namespace roomdeck;
using namespace roomdeck::test;

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsAndStops();
    void copiesTheAddress();
    void showsRoomsAndUsers();
    void disconnectsAUser();
    void portTakenOffersAnother();
    void badAddressSaysSo();
    void switchesLanguage();
    void everyContextActionIsInTheMenuBar();
    void noShortcutTwice();
    void editKeysWorkWhateverHasTheKeyboard();
    void straySpaceStopsNothing();
    void noMnemonicTwice_data();
    void noMnemonicTwice();
    void layoutIsKept();
    void logHasRoomInASmallWindow_data();
    void logHasRoomInASmallWindow();
    void settingsApplyAtOnce();
    void emptyViewsHaveButtons();
    void inspectorShowsEveryFormat();
    void chartAndAttendanceFollowARun();

private:
    static QSet<QAction *> menuActions(const QMenu &menu);
};

void TestMainWindow::startsAndStops()
{
    WindowFixture f;
    QVERIFY(!f.window->actions().copyAddress->isEnabled());
    f.window->actions().startStop->trigger();
    QTRY_VERIFY(f.window->hosting().isHosting());
    QVERIFY(f.url().startsWith("ws://127.0.0.1:"));
    QVERIFY(f.window->windowTitle().contains(QString::fromUtf8(f.url())));
    TestClient client(hubUrl(f.url(), "a", "anna"));
    QTRY_VERIFY(client.isOpen());
    f.window->actions().startStop->trigger();
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(int(client.closeCode()), 1001);
    QTRY_COMPARE(f.window->hosting().status().state, ServerState::Stopped);
}

void TestMainWindow::copiesTheAddress()
{
    WindowFixture f;
    f.window->hosting().start();
    QTRY_VERIFY(f.window->hosting().isHosting());
    f.window->actions().copyAddress->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromUtf8(f.url()));
}

void TestMainWindow::showsRoomsAndUsers()
{
    WindowFixture f;
    f.window->hosting().start();
    QTRY_VERIFY(f.window->hosting().isHosting());
    TestClient anna(hubUrl(f.url(), "workshop", "anna"));
    TestClient boris(hubUrl(f.url(), "workshop", "boris"));
    TestClient again(hubUrl(f.url(), "workshop", "boris"));
    TestClient other(chatUrl(f.url(), "стенд-2"));
    const QAbstractItemModel &rooms = *f.window->rooms().view().model();
    const QAbstractItemModel &users = *f.window->users().view().model();
    QTRY_COMPARE(rooms.rowCount(), 3);
    QTRY_COMPARE(users.rowCount(), 3);
    f.window->rooms().setCurrentRoom("workshop");
    QTRY_COMPARE(users.rowCount(), 2);
    QTRY_COMPARE(users.index(1, 0).data(UsersModel::ConnectionCountRole).toInt(), 2);
    again.close();
    QTRY_COMPARE(users.index(1, 0).data(UsersModel::ConnectionCountRole).toInt(), 1);
    boris.close();
    QTRY_COMPARE(users.rowCount(), 1);
    f.window->actions().allRooms->trigger();
    QCOMPARE(f.window->rooms().currentRoom(), QByteArray());
    QTRY_VERIFY(f.window->log().stats().rows > 0);
}

void TestMainWindow::disconnectsAUser()
{
    WindowFixture f;
    f.window->show();
    f.window->hosting().start();
    QTRY_VERIFY(f.window->hosting().isHosting());
    TestClient anna(hubUrl(f.url(), "workshop", "anna"));
    QListView &view = f.window->users().view();
    QTRY_COMPARE(view.model()->rowCount(), 1);
    QVERIFY(!f.window->actions().disconnectUser->isEnabled());
    view.setCurrentIndex(view.model()->index(0, 0));
    QVERIFY(f.window->actions().disconnectUser->isEnabled());
    f.window->actions().disconnectUser->trigger();
    auto *dialog = f.window->findChild<DisconnectDialog *>();
    QVERIFY(dialog);
    dialog->findChild<QSpinBox *>()->setValue(4001);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(QString(), Qt::FindDirectChildrenOnly),
                     QStringLiteral("lunch"));
    dialog->accept();
    QTRY_COMPARE(anna.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(int(anna.closeCode()), 4001);
    QCOMPARE(anna.closeReason(), QStringLiteral("lunch"));
    QTRY_COMPARE(view.model()->rowCount(), 0);
}

void TestMainWindow::portTakenOffersAnother()
{
    QTcpServer blocker;
    QVERIFY(blocker.listen(QHostAddress::LocalHost));
    WindowFixture f;
    f.window->show();
    f.server.port = blocker.serverPort();
    f.window->hosting().setSettings(f.server);
    f.window->hosting().start();
    QTRY_VERIFY(f.window->messages().isVisible());
    QVERIFY2(f.window->messages().text().contains(QString::number(blocker.serverPort())),
             qPrintable(f.window->messages().text()));
    auto *remedy = f.window->messages().findChild<QPushButton *>();
    QVERIFY(remedy);
    QTest::mouseClick(remedy, Qt::LeftButton);
    QTRY_VERIFY(f.window->hosting().isHosting());
    QVERIFY(!f.window->messages().isVisible());
    QVERIFY(f.window->hosting().status().port != blocker.serverPort());
}

void TestMainWindow::badAddressSaysSo()
{
    WindowFixture f;
    f.window->show();
    f.server.address = QStringLiteral("203.0.113.7"); // TEST-NET-3, nobody's
    f.window->hosting().setSettings(f.server);
    f.window->hosting().start();
    QTRY_VERIFY(f.window->messages().isVisible());
    QVERIFY(f.window->messages().text().contains(QStringLiteral("203.0.113.7")));
}

void TestMainWindow::switchesLanguage()
{
    WindowFixture f;
    const QString english = f.window->actions().settings->text();
    f.language.apply(WindowSettings::Language::Russian);
    QTRY_VERIFY(f.window->actions().settings->text() != english);
    QCOMPARE(QLocale().language(), QLocale::Russian);
    f.language.apply(WindowSettings::Language::English);
    QTRY_COMPARE(f.window->actions().settings->text(), english);
}

QSet<QAction *> TestMainWindow::menuActions(const QMenu &menu)
{
    QSet<QAction *> result;
    for (QAction *action : menu.actions()) {
        result.insert(action);
        if (action->menu())
            result.unite(menuActions(*action->menu()));
    }
    return result;
}

void TestMainWindow::everyContextActionIsInTheMenuBar()
{
    WindowFixture f;
    QSet<QAction *> inMenus;
    for (QAction *top : f.window->menuBar()->actions())
        inMenus.unite(menuActions(*top->menu()));
    QList<QAction *> elsewhere = f.window->rooms().view().actions() + f.window->users().view().actions();
    elsewhere += f.window->findChild<HostingBar *>()->findChildren<QAction *>(QString(),
                                                                              Qt::FindDirectChildrenOnly);
    for (QAction *action : std::as_const(elsewhere)) {
        if (!action->objectName().isEmpty())
            QVERIFY2(inMenus.contains(action), qPrintable(action->text()));
    }
    for (QAction *action : std::as_const(inMenus))
        QVERIFY(action->isSeparator() || !action->text().isEmpty());
}

void TestMainWindow::noShortcutTwice()
{
    WindowFixture f;
    QHash<QKeySequence, QAction *> taken;
    for (QAction *action : f.window->findChildren<QAction *>()) {
        if (action->shortcutContext() != Qt::WindowShortcut)
            continue;
        for (const QKeySequence &keys : action->shortcuts()) {
            if (!keys.isEmpty() && taken.contains(keys))
                QFAIL(qPrintable(QStringLiteral("%1: %2 and %3")
                                     .arg(keys.toString(), taken[keys]->text(), action->text())));
            taken.insert(keys, action);
        }
    }
    QVERIFY(taken.size() >= 12);
}

void TestMainWindow::straySpaceStopsNothing()
{
    WindowFixture fixture;
    fixture.window->show();
    fixture.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(fixture.window.get()));
    fixture.window->hosting().start();
    QTRY_VERIFY(fixture.window->hosting().isHosting());
    QVERIFY(!qobject_cast<QAbstractButton *>(QApplication::focusWidget()));
    QTest::keyClick(fixture.window->windowHandle(), Qt::Key_Space);
    QTest::keyClick(fixture.window->windowHandle(), Qt::Key_Return);
    QCOMPARE(fixture.window->hosting().status().state, ServerState::Hosting);
}

// The commands pass the key on to the focused widget: one that has no use for it must not get the command
// back.
void TestMainWindow::editKeysWorkWhateverHasTheKeyboard()
{
    WindowFixture fixture;
    fixture.window->show();
    fixture.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(fixture.window.get()));
    fixture.window->hosting().start();
    QTRY_VERIFY(!fixture.url().isEmpty());
    TestClient anna(hubUrl(fixture.url(), "lobby", "anna"));
    QTRY_VERIFY(fixture.window->log().model().rowCount() > 1);
    int focused = 0;
    for (QWidget *widget : fixture.window->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || !widget->isEnabled())
            continue;
        widget->setFocus();
        focused += widget->hasFocus() ? 1 : 0;
        for (const Qt::Key key : {Qt::Key_A, Qt::Key_C})
            QTest::keyClick(fixture.window->windowHandle(), key, Qt::ControlModifier);
    }
    QVERIFY(focused > 20);
    LogView &view = fixture.window->log().view();
    view.setFocus();
    QGuiApplication::clipboard()->clear();
    fixture.window->actions().selectAll->trigger();
    QCOMPARE(view.selectionModel()->selectedRows().size(), fixture.window->log().model().rowCount());
    fixture.window->actions().copy->trigger();
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("anna")));
}

void TestMainWindow::noMnemonicTwice_data()
{
    QTest::addColumn<WindowSettings::Language>("language");
    QTest::newRow("English") << WindowSettings::Language::English;
    QTest::newRow("Russian") << WindowSettings::Language::Russian;
}

// A letter that stands twice in a menu chooses neither entry.
void TestMainWindow::noMnemonicTwice()
{
    QFETCH(WindowSettings::Language, language);
    const WindowFixture f(language);
    QStringList twice;
    const auto look = [&](const QString &where, const QList<QAction *> &actions) {
        QHash<QString, QString> taken;
        for (const QAction *action : actions) {
            const QString letter = QKeySequence::mnemonic(action->text()).toString();
            if (letter.isEmpty() || !action->isVisible())
                continue;
            if (taken.contains(letter))
                twice.append(where + QLatin1String(": ") + taken[letter] + QLatin1String(", ")
                             + action->text());
            taken[letter] = action->text();
        }
    };
    look(QStringLiteral("menu bar"), f.window->menuBar()->actions());
    for (QMenu *menu : f.window->menuBar()->findChildren<QMenu *>()) {
        menu->ensurePolished();
        Q_EMIT menu->aboutToShow();
        look(menu->title(), menu->actions());
    }
    QVERIFY2(twice.isEmpty(), qPrintable(twice.join(QLatin1Char('\n'))));
}

void TestMainWindow::logHasRoomInASmallWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QSize>("least");
    QTest::newRow("small") << QSize(1024, 700) << QSize(500, 8 * Theme::RowHeight);
    QTest::newRow("usual") << QSize(1440, 900) << QSize(760, 15 * Theme::RowHeight);
}

void TestMainWindow::logHasRoomInASmallWindow()
{
    QFETCH(QSize, size);
    QFETCH(QSize, least);
    WindowFixture f;
    f.window->resize(size);
    f.window->show();
    QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
    QCOMPARE(f.window->size(), size);
    const QSize log = f.window->log().view().viewport()->size();
    QVERIFY2(log.width() >= least.width(), qPrintable(QString::number(log.width())));
    QVERIFY2(log.height() >= least.height(), qPrintable(QString::number(log.height())));
}

void TestMainWindow::layoutIsKept()
{
    WindowFixture f;
    f.window->show();
    f.window->resize(1400, 700);
    f.window->close();
    QVERIFY(!f.settings.state(QStringLiteral("geometry")).isEmpty());
    MainWindow again({f.host.manager(), f.settings, f.language, f.workers, {}, [](const ServerSettings &) {}},
                     f.server);
    QCOMPARE(again.size(), QSize(1400, 700));
}

void TestMainWindow::settingsApplyAtOnce()
{
    WindowFixture f;
    f.window->show();
    f.window->actions().settings->trigger();
    auto *dialog = f.window->findChild<SettingsDialog *>();
    QVERIFY(dialog);
    auto *address = dialog->findChild<QComboBox *>(QStringLiteral("address"));
    address->setCurrentText(QStringLiteral("0.0.0.0"));
    QCOMPARE(f.stored.address, QStringLiteral("0.0.0.0"));
    address->setCurrentText(QStringLiteral("not an address"));
    QCOMPARE(f.stored.address, QStringLiteral("0.0.0.0"));
    QCOMPARE(f.window->hosting().settings().address, QStringLiteral("0.0.0.0"));
}

void TestMainWindow::emptyViewsHaveButtons()
{
    WindowFixture f;
    f.window->show();
    auto *hint = f.window->rooms().findChild<EmptyState *>();
    QVERIFY(hint->isVisible());
    QTest::mouseClick(hint->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_VERIFY(f.window->hosting().isHosting());
    QTest::mouseClick(hint->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromUtf8(f.url()));
    TestClient anna(hubUrl(f.url(), "workshop", "anna"));
    QTRY_VERIFY(!hint->isVisible());
}

void TestMainWindow::inspectorShowsEveryFormat()
{
    WindowFixture f;
    f.window->show();
    f.window->hosting().start();
    QTRY_VERIFY(f.window->hosting().isHosting());
    TestClient anna(hubUrl(f.url(), "workshop", "anna"));
    QTRY_VERIFY(anna.isOpen());
    anna.say({{QStringLiteral("type"), QStringLiteral("greeting")}, {QStringLiteral("payload"), 42}});
    LogPanel &log = f.window->log();
    const auto greeting = [&log]() -> int {
        for (int row = 0; row < log.model().rowCount(); ++row) {
            if (log.model().logRow(row).type == "greeting")
                return row;
        }
        return -1;
    };
    QTRY_VERIFY(greeting() >= 0);
    log.view().goTo(greeting());
    f.window->inspector().findChild<QTabWidget *>()->setCurrentIndex(1);
    const QString raw = f.window->inspector().findChild<QPlainTextEdit *>()->toPlainText();
    QVERIFY2(raw.contains(QLatin1String("hub")), qPrintable(raw));
    QVERIFY2(raw.contains(QLatin1String("chat")), qPrintable(raw));
    QVERIFY2(raw.count(QLatin1String("42")) >= 3, qPrintable(raw)); // as it came, and to both
}

void TestMainWindow::chartAndAttendanceFollowARun()
{
    WindowFixture f;
    f.window->show();
    f.window->hosting().start();
    QTRY_VERIFY(f.window->hosting().isHosting());
    {
        TestClient anna(hubUrl(f.url(), "workshop", "anna"));
        QTRY_VERIFY(anna.isOpen());
        const AttendanceBook &book = f.window->attendance().book();
        QTRY_COMPARE(book.rows().size(), 1u);
        QVERIFY(book.rows()[0].isPresent());
        const qint64 now = QDateTime::currentMSecsSinceEpoch() * 1000;
        QTRY_VERIFY(!f.window->chart().readOut(now).isEmpty());
    }
    QTRY_VERIFY(!f.window->attendance().book().rows()[0].isPresent());
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
