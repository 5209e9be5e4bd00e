// Pictures of the window, light and dark, English and Russian, empty and busy, and what must hold on each:
// no text is cut off by its widget, and no view is empty without saying what to do.
#include "tests/ui/support/cuttexts.h"
#include "tests/ui/support/testclient.h"
#include "tests/ui/support/windowfixture.h"
#include "ui/access/tokensdialog.h"
#include "ui/access/webhooksdialog.h"
#include "ui/composer/composerpanel.h"
#include "ui/log/logpanel.h"
#include "ui/log/logview.h"
#include "ui/rooms/roomspanel.h"
#include "ui/settings/settingsdialog.h"
#include "ui/users/userspanel.h"
#include "ui/widgets/emptystate.h"

#include <QtCore/QDir>
#include <QtTest/QtTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QToolBar>

using namespace roomdeck;
using namespace roomdeck::test;

using Language = WindowSettings::Language;
using Scheme = WindowSettings::Scheme;

class TestScreens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void stopped_data() { variants(); }
    void stopped();
    void waiting_data() { variants(); }
    void waiting();
    void busy_data() { variants(); }
    void busy();
    void settings_data() { variants(); }
    void settings();
    void access_data() { variants(); }
    void access();
    void smallWindow_data() { variants(); }
    void smallWindow();

private:
    static void variants();
    static void save(QWidget &window, const char *state);
    static void selectInterestingRow(LogPanel &log);
    static void joinEverybody(const QByteArray &url, std::vector<std::unique_ptr<TestClient>> &clients);
    static void talk(const std::vector<std::unique_ptr<TestClient>> &clients);
};

void TestScreens::initTestCase()
{
    QVERIFY(QDir().mkpath(QStringLiteral(SCREENSHOT_DIR)));
}

void TestScreens::variants()
{
    QTest::addColumn<Language>("language");
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("light-en") << Language::English << Scheme::Light;
    QTest::newRow("light-ru") << Language::Russian << Scheme::Light;
    QTest::newRow("dark-en") << Language::English << Scheme::Dark;
    QTest::newRow("dark-ru") << Language::Russian << Scheme::Dark;
}

void TestScreens::save(QWidget &window, const char *state)
{
    const QString file = QStringLiteral(SCREENSHOT_DIR "/%1-%2.png")
                             .arg(QString::fromLatin1(state), QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(window.grab().save(file));
}

void TestScreens::joinEverybody(const QByteArray &url, std::vector<std::unique_ptr<TestClient>> &clients)
{
    const auto join
        = [&](const QString &address) { clients.push_back(std::make_unique<TestClient>(address)); };
    for (const char *user : {"anna", "boris", "boris", "kiosk-7", "guest-4f2a9c", "max"})
        join(hubUrl(url, "workshop", user));
    join(chatUrl(url, "workshop"));
    for (const char *user : {"ci-1", "ci-2", "ci-3", "ci-4"})
        join(hubUrl(url, "room-123", user));
    for (int i = 0; i < 24; ++i)
        join(hubUrl(url, "general", "visitor-" + QByteArray::number(100 + i)));
    for (const char *user : {"Ольга", "Пётр"})
        join(hubUrl(url, "стенд-2", user));
    join(hubUrl(url, "quiet-corner", "night-watch"));
    for (const auto &client : clients)
        QTRY_VERIFY(client->isOpen());
}

void TestScreens::talk(const std::vector<std::unique_ptr<TestClient>> &clients)
{
    clients[6]->say({{QStringLiteral("text"), QStringLiteral("Слышно хорошо, спасибо!")},
                     {QStringLiteral("sender"), QStringLiteral("ИмяПользователя")},
                     {QStringLiteral("room"), QStringLiteral("workshop")}});
    const QJsonObject document{
        {QStringLiteral("content"), QStringLiteral("# Agenda\n1. Intro\n2. Rooms")},
        {QStringLiteral("updated_by"), QStringLiteral("anna")},
        {QStringLiteral("version"), 17},
        {QStringLiteral("cursor"), QJsonObject{{QStringLiteral("line"), 4}, {QStringLiteral("column"), 12}}}};
    for (int i = 0; i < 4; ++i) {
        clients[0]->say({{QStringLiteral("type"), QStringLiteral("document_updated")},
                         {QStringLiteral("payload"), document}});
        clients[1]->say({{QStringLiteral("type"), QStringLiteral("cursor_moved")},
                         {QStringLiteral("payload"),
                          QJsonObject{{QStringLiteral("line"), i}, {QStringLiteral("column"), 3 * i}}}});
        clients[4]->say({{QStringLiteral("type"), QStringLiteral("hand_raised")},
                         {QStringLiteral("payload"), QJsonObject{{QStringLiteral("seat"), 12}}}});
        for (size_t v = 0; v < 6; ++v)
            clients[12 + v]->say({{QStringLiteral("type"), QStringLiteral("custom_event")},
                                  {QStringLiteral("payload"),
                                   QJsonObject{{QStringLiteral("data"), QStringLiteral("some data")}}}});
    }
    clients[3]->sendTextMessage(QStringLiteral("{\"type\":\"oops\","));
}

void TestScreens::selectInterestingRow(LogPanel &log)
{
    const QAbstractItemModel &model = *log.view().model();
    for (int row = model.rowCount() - 6; row > 0; --row) {
        if (model.index(row, LogModel::Type).data().toString() != QLatin1String("document_updated"))
            continue;
        log.view().selectQuietly(row);
        return;
    }
}

void TestScreens::stopped()
{
    QFETCH(Language, language);
    QFETCH(Scheme, scheme);
    WindowFixture f(language, scheme);
    f.window->show();
    QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
    save(*f.window, "stopped");
    QCOMPARE(cutTexts(*f.window).join(QLatin1Char('|')), QString());
    QVERIFY(f.window->rooms().findChild<EmptyState *>()->isVisible());
    QVERIFY(f.window->users().findChild<EmptyState *>()->isVisible());
}

void TestScreens::waiting()
{
    QFETCH(Language, language);
    QFETCH(Scheme, scheme);
    WindowFixture f(language, scheme);
    f.window->show();
    f.window->hosting().start();
    QTRY_VERIFY(f.window->hosting().isHosting());
    QTest::qWait(50); // lets the views settle before the picture
    save(*f.window, "waiting");
    QCOMPARE(cutTexts(*f.window).join(QLatin1Char('|')), QString());
    QVERIFY(f.window->users().findChild<EmptyState *>()->isVisible());
}

void TestScreens::busy()
{
    QFETCH(Language, language);
    QFETCH(Scheme, scheme);
    WindowFixture f(language, scheme);
    f.window->show();
    f.window->hosting().start();
    QTRY_VERIFY(f.window->hosting().isHosting());
    std::vector<std::unique_ptr<TestClient>> clients;
    joinEverybody(f.url(), clients);
    QTRY_COMPARE(f.window->rooms().view().model()->rowCount(), 6);
    f.window->rooms().setCurrentRoom("workshop");
    for (int round = 0; round < 6; ++round) {
        talk(clients);
        QTest::qWait(round % 2 == 0 ? 900 : 300); // a curve needs time to take shape
    }
    QTRY_VERIFY(f.window->log().stats().rows > 60);
    QTRY_COMPARE(f.window->users().view().model()->rowCount(), 6);
    QVERIFY(!f.window->users().findChild<EmptyState *>()->isVisible());
    selectInterestingRow(f.window->log());
    f.window->composer().setTarget(Target::room("workshop"));
    QTest::qWait(350); // the audience is counted a little later
    save(*f.window, "busy");
    QCOMPARE(cutTexts(*f.window).join(QLatin1Char('|')), QString());
}

void TestScreens::settings()
{
    QFETCH(Language, language);
    QFETCH(Scheme, scheme);
    WindowFixture f(language, scheme);
    f.window->show();
    f.window->actions().settings->trigger();
    auto *dialog = f.window->findChild<SettingsDialog *>();
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    auto *pages = dialog->findChild<QTabWidget *>();
    for (int page = 0; page < pages->count(); ++page) {
        pages->setCurrentIndex(page);
        QCoreApplication::processEvents();
        save(*dialog, qPrintable(QStringLiteral("settings-%1").arg(page + 1)));
        QCOMPARE(cutTexts(*dialog).join(QLatin1Char('|')), QString());
    }
}

// The dialogs about who may come in, and the question before everybody does.
void TestScreens::access()
{
    QFETCH(Language, language);
    QFETCH(Scheme, scheme);
    WindowFixture f(language, scheme);
    Error error;
    f.tokens.create("shop", ApiRole::Publish, error);
    f.tokens.create("night watch", ApiRole::Admin, error);
    f.server.webhooks.url = QStringLiteral("http://127.0.0.1:1/roomdeck");
    f.webhooks.apply(f.server);
    f.webhooks.sendTest();
    QTRY_VERIFY(!f.webhooks.state().lastError.isEmpty());
    f.window->hosting().setSettings(f.server);
    f.window->show();
    const auto picture = [](QDialog *dialog, const char *name) {
        QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
        QCoreApplication::processEvents();
        save(*dialog, name);
        QCOMPARE(cutTexts(*dialog).join(QLatin1Char('|')), QString());
    };
    for (QAction *action : f.window->findChildren<QAction *>()) {
        if (action->objectName() == QLatin1String("apiTokens")
            || action->objectName() == QLatin1String("webhooks"))
            action->trigger();
    }
    auto *tokens = f.window->findChild<TokensDialog *>();
    QVERIFY(tokens);
    tokens->findChild<QLineEdit *>(QStringLiteral("tokenName"))->setText(QStringLiteral("third"));
    tokens->findChild<QPushButton *>(QStringLiteral("create"))->click();
    picture(tokens, "tokens");
    picture(f.window->findChild<WebhooksDialog *>(), "webhooks");
    f.server.address = QStringLiteral("0.0.0.0");
    f.window->hosting().setSettings(f.server);
    f.window->hosting().start();
    QTRY_VERIFY(f.window->findChild<QMessageBox *>());
    picture(f.window->findChild<QMessageBox *>(), "exposure");
}

void TestScreens::smallWindow()
{
    QFETCH(Language, language);
    QFETCH(Scheme, scheme);
    WindowFixture f(language, scheme);
    f.window->show();
    f.window->resize(1320, 640); // on its way down the composer moves under the inspector
    QCoreApplication::processEvents();
    f.window->resize(1024, 640);
    QTRY_COMPARE(f.window->size(), QSize(1024, 640));
    f.window->hosting().start();
    QTRY_VERIFY(f.window->hosting().isHosting());
    QTest::qWait(50);
    save(*f.window, "small");
    QCOMPARE(cutTexts(*f.window).join(QLatin1Char('|')), QString());
}

QTEST_MAIN(TestScreens)
#include "tst_screens.moc"
