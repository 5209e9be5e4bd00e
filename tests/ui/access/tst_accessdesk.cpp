// What the operator decides about who may come in, over a real server.
#include "tests/support/httpreceiver.h"
#include "tests/support/rawwsclient.h"
#include "tests/ui/support/windowfixture.h"
#include "ui/access/tokensdialog.h"
#include "ui/access/webhooksdialog.h"
#include "ui/widgets/messagebar.h"

#include <QtGui/QClipboard>
#include <QtTest/QtTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace roomdeck;
using namespace roomdeck::test;

class TestAccessDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void allowsAnOrigin();
    void asksOnceForEachOrigin();
    void hostileOrigins();
    void exposure_data();
    void exposure();
    void tokens();
    void webhooks();
    void connectHook();
    void otherLanguage();

private:
    void host();
    quint16 port() const { return quint16(QUrl(QString::fromUtf8(m_fixture->url())).port()); }
    std::unique_ptr<RawWsClient> knock(const QByteArray &origin) const;
    template <typename Widget>
    Widget *open(const QString &menuText);

    std::unique_ptr<WindowFixture> m_fixture;
};

namespace {

QPushButton *button(const QWidget &parent, const QString &text)
{
    for (QPushButton *candidate : parent.findChildren<QPushButton *>()) {
        if (candidate->text().remove(QLatin1Char('&')) == text)
            return candidate;
    }
    return nullptr;
}

} // namespace

void TestAccessDesk::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    m_fixture->window->show();
}

void TestAccessDesk::cleanup()
{
    m_fixture.reset();
}

void TestAccessDesk::host()
{
    m_fixture->window->hosting().start();
    QTRY_VERIFY(m_fixture->window->hosting().isHosting());
}

std::unique_ptr<RawWsClient> TestAccessDesk::knock(const QByteArray &origin) const
{
    auto client = std::make_unique<RawWsClient>(port());
    client->connectOnly();
    client->sendRaw(RawWsClient::upgradeRequest("/ws?room_id=r&user_id=anna")
                        .replace("Host: localhost\r\n", "Host: localhost\r\nOrigin: " + origin + "\r\n"));
    return client;
}

template <typename Widget>
Widget *TestAccessDesk::open(const QString &menuText)
{
    for (QAction *action : m_fixture->window->findChildren<QAction *>()) {
        if (action->text().remove(QLatin1Char('&')) == menuText)
            action->trigger();
    }
    return m_fixture->window->findChild<Widget *>();
}

void TestAccessDesk::allowsAnOrigin()
{
    host();
    const MessageBar &bar = m_fixture->window->messages();
    const auto refused = knock("https://app.example");
    QTRY_COMPARE(refused->status(), 403);
    QTRY_VERIFY(bar.isVisible());
    QVERIFY2(bar.text().contains(QLatin1String("https://app.example")), qPrintable(bar.text()));
    QPushButton *allow = button(bar, QStringLiteral("Allow this origin"));
    QVERIFY(allow);
    allow->click();
    QVERIFY(!bar.isVisible());
    QCOMPARE(m_fixture->stored.allowedOrigins, QList<QByteArray>{"https://app.example"});
    QTRY_VERIFY([&] { // applied live, as soon as the hub has heard of it
        const auto again = knock("https://app.example");
        return QTest::qWaitFor([&] { return again->status() != 0; }) && again->status() == 101;
    }());
}

void TestAccessDesk::asksOnceForEachOrigin()
{
    host();
    MessageBar &bar = m_fixture->window->messages();
    for (const QByteArray origin : {"https://one.example", "https://two.example", "null"}) {
        const auto refused = knock(origin);
        QTRY_COMPARE(refused->status(), 403);
    }
    QTRY_VERIFY(bar.text().contains(QLatin1String("one.example")));
    const auto again = knock("https://one.example");
    QTRY_COMPARE(again->status(), 403);
    QSignalSpy dismissed(&bar, &MessageBar::dismissed);
    QTest::keyClick(&bar, Qt::Key_Escape);
    QTRY_VERIFY(bar.isVisible() && bar.text().contains(QLatin1String("two.example")));
    QTest::keyClick(&bar, Qt::Key_Escape);
    QTRY_VERIFY(bar.isVisible() && bar.text().contains(QLatin1String("file")));
    button(bar, QStringLiteral("Allow this origin"))->click();
    QVERIFY(!bar.isVisible());
    QCOMPARE(dismissed.size(), 2);
    QCOMPARE(m_fixture->stored.allowedOrigins, QList<QByteArray>{"null"});
}

// Whoever can reach the port can send any origin, as many as he likes.
void TestAccessDesk::hostileOrigins()
{
    host();
    MessageBar &bar = m_fixture->window->messages();
    const auto refused = knock("https://evil.example<b>\xe2\x80\xae\x1b");
    QTRY_VERIFY(refused->status() != 0);
    const auto spaced = knock("https://a.example *");
    QTRY_COMPARE(spaced->status(), 403);
    for (int i = 0; i < 50; ++i) {
        const auto many = knock("https://" + QByteArray::number(i) + ".example");
        QTRY_COMPARE(many->status(), 403);
    }
    QTRY_VERIFY(bar.isVisible());
    int asked = 0;
    while (bar.isVisible()) {
        QVERIFY(!bar.text().contains(QChar(0x202e)) && !bar.text().contains(QLatin1Char('\x1b')));
        QVERIFY(!bar.text().contains(QLatin1String("a.example *")));
        QTest::keyClick(&bar, Qt::Key_Escape);
        ++asked;
    }
    QVERIFY2(asked <= 20, QByteArray::number(asked).constData());
}

void TestAccessDesk::exposure_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<bool>("hosts");
    QTest::addColumn<bool>("beyond");
    QTest::newRow("this computer") << QStringLiteral("This computer only") << true << false;
    QTest::newRow("everybody") << QStringLiteral("Let everybody in") << true << true;
    QTest::newRow("cancel") << QStringLiteral("Cancel") << false << false;
}

void TestAccessDesk::exposure()
{
    QFETCH(QString, answer);
    QFETCH(bool, hosts);
    QFETCH(bool, beyond);
    ServerSettings settings = m_fixture->window->hosting().settings();
    settings.address = QStringLiteral("0.0.0.0");
    m_fixture->window->hosting().setSettings(settings);
    m_fixture->window->hosting().start();
    QMessageBox *box = nullptr;
    QTRY_VERIFY((box = m_fixture->window->findChild<QMessageBox *>()) && box->isVisible());
    QVERIFY(box->text().contains(QLatin1String("0.0.0.0")));
    QVERIFY(!m_fixture->window->hosting().isHosting());
    QPushButton *chosen = button(*box, answer);
    QVERIFY(chosen);
    chosen->click();
    if (!hosts) {
        QVERIFY(!m_fixture->window->hosting().isHosting());
        QVERIFY(m_fixture->window->messages().isVisible());
        return;
    }
    QTRY_VERIFY(m_fixture->window->hosting().isHosting());
    QCOMPARE(m_fixture->stored.allowAnonymous, beyond);
    QCOMPARE(m_fixture->stored.address, beyond ? QStringLiteral("0.0.0.0") : QStringLiteral("127.0.0.1"));
}

void TestAccessDesk::tokens()
{
    auto *dialog = open<TokensDialog>(QStringLiteral("API Tokens…"));
    QVERIFY(dialog);
    auto *table = dialog->findChild<QTableView *>();
    auto *secret = dialog->findChild<QLineEdit *>(QStringLiteral("secret"));
    QPushButton *create = button(*dialog, QStringLiteral("Create"));
    QPushButton *revoke = button(*dialog, QStringLiteral("Revoke…"));
    QVERIFY(!create->isEnabled() && !revoke->isEnabled() && !secret->isVisible());
    QLineEdit *name = nullptr;
    for (QLineEdit *field : dialog->findChildren<QLineEdit *>()) {
        if (!field->isReadOnly())
            name = field;
    }
    QTest::keyClicks(name, QStringLiteral("shop"));
    dialog->findChild<QComboBox *>()->setCurrentIndex(1);
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(table->model()->rowCount(), 1);
    QVERIFY(dialog->isVisible() && secret->isVisible());
    const ApiToken found = m_fixture->tokens.tokens().find(secret->text().toLatin1());
    QCOMPARE(found.name, QByteArray("shop"));
    QCOMPARE(found.role, ApiRole::Publish);
    QGuiApplication::clipboard()->clear();
    button(*dialog, QStringLiteral("Copy"))->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), secret->text());

    QTest::keyClicks(name, QStringLiteral("shop")); // a second one would take the first from whoever uses it
    create->click();
    QCOMPARE(m_fixture->tokens.tokens().find(secret->text().toLatin1()), found);

    table->selectRow(0);
    QTRY_VERIFY(revoke->isEnabled());
    revoke->click();
    auto *box = dialog->findChild<QMessageBox *>();
    QVERIFY(box);
    button(*box, QStringLiteral("Revoke"))->click();
    QTRY_COMPARE(table->model()->rowCount(), 0);
    QVERIFY(m_fixture->tokens.tokens().isEmpty());
    QVERIFY(!secret->isVisible() && secret->text().isEmpty());
}

void TestAccessDesk::webhooks()
{
    int status = 204;
    HttpReceiver backend([&](const HttpRequest &) { return HttpResponse::text(status, {}); });
    auto *dialog = open<WebhooksDialog>(QStringLiteral("Webhooks…"));
    QVERIFY(dialog);
    auto *address = dialog->findChild<QLineEdit *>(QStringLiteral("webhookAddress"));
    auto *last = dialog->findChild<QLabel *>(QStringLiteral("lastAnswer"));
    QPushButton *test = button(*dialog, QStringLiteral("Send a test"));
    QVERIFY(!test->isEnabled());
    QTest::keyClicks(address, QStringLiteral("ftp://nowhere"));
    QVERIFY(last->text().contains(QLatin1String("https://")));
    QTest::keyClick(address, Qt::Key_Return);
    QVERIFY(m_fixture->stored.webhooks.url.isEmpty());
    address->selectAll();
    QTest::keyClicks(address, backend.url());
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(m_fixture->stored.webhooks.url, backend.url());
    QTRY_VERIFY(test->isEnabled());
    test->click();
    QTRY_COMPARE(backend.events().size(), 1);
    QTRY_VERIFY2(last->text().contains(QLatin1String("204")), qPrintable(last->text()));
    status = 500;
    test->click();
    QTRY_VERIFY2(last->text().contains(QLatin1String("500")), qPrintable(last->text()));
    QGuiApplication::clipboard()->clear();
    button(*dialog, QStringLiteral("Copy the secret"))->click();
    const QString secret = QGuiApplication::clipboard()->text();
    QVERIFY(secret.startsWith(QLatin1String("whsec_")));
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        QVERIFY(!label->text().contains(secret));
    dialog->findChildren<QCheckBox *>().constFirst()->click();
    QVERIFY(!m_fixture->stored.webhooks.events.contains("connected"));
}

void TestAccessDesk::connectHook()
{
    HttpReceiver backend([](const HttpRequest &) { return HttpResponse::text(200, R"({"allow":false})"); });
    host();
    auto *dialog = open<WebhooksDialog>(QStringLiteral("Webhooks…"));
    auto *address = dialog->findChild<QLineEdit *>(QStringLiteral("hookAddress"));
    QTest::keyClicks(address, backend.url());
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(m_fixture->stored.connectHook.url, backend.url());
    QTRY_VERIFY([&] { // applied live
        RawWsClient anna(port());
        anna.open("/ws?room_id=r&user_id=anna");
        return QTest::qWaitFor([&] { return anna.status() != 0; }) && anna.status() == 403;
    }());
}

void TestAccessDesk::otherLanguage()
{
    auto *tokens = open<TokensDialog>(QStringLiteral("API Tokens…"));
    auto *hooks = open<WebhooksDialog>(QStringLiteral("Webhooks…"));
    m_fixture->language.apply(WindowSettings::Language::Russian);
    const auto isRussian = [](const QPushButton *candidate) {
        const QString text = candidate->text();
        return std::any_of(text.begin(), text.end(),
                           [](QChar c) { return c.script() == QChar::Script_Cyrillic; });
    };
    for (const QWidget *dialog : {static_cast<QWidget *>(tokens), static_cast<QWidget *>(hooks)}) {
        const auto buttons = dialog->findChildren<QPushButton *>();
        QVERIFY(buttons.size() >= 3);
        QTRY_VERIFY(std::all_of(buttons.begin(), buttons.end(), isRussian));
    }
    m_fixture->language.apply(WindowSettings::Language::English);
}

QTEST_MAIN(TestAccessDesk)
#include "tst_accessdesk.moc"
