// The composer against a real server and real clients: what is sent is what arrives, and the receipt is true.
#include "core/net/connectionmanager.h"
#include "core/operator/templatefile.h"
#include "ui/composer/askdialog.h"
#include "ui/composer/composeform.h"
#include "ui/composer/composerpanel.h"
#include "ui/composer/statusline.h"
#include "ui/composer/targetbutton.h"
#include "ui/json/jsonedit.h"
#include "ui/models/rosterstate.h"
#include "ui/templates/repeatdialog.h"
#include "ui/templates/schedulepanel.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocket>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>

using namespace roomdeck;

namespace {

/// A client that keeps the application messages it got.
class Client : public QObject
{
public:
    Client(const QByteArray &url, const QString &room, const QString &user)
    {
        connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
            const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
            if (message.value(QStringLiteral("user_id")) == QStringLiteral("operator"))
                received.append(message);
        });
        m_socket.open(
            QUrl(QStringLiteral("%1/ws?room_id=%2&user_id=%3").arg(QString::fromUtf8(url), room, user)));
    }

    QList<QJsonObject> received;

private:
    QWebSocket m_socket;
};

} // namespace

class TestComposerPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void reachesTheRoomAndOnlyTheRoom();
    void leavesOutWhoIsExcepted();
    void receiptIsLinkedToTheLog();
    void historyComesBack();
    void asksBeforeSending();
    void asksOnceForASchedule();
    void counterCounts();
    void editAgainSpellsHiddenCharacters();
    void learnsWordsFromTraffic();
    void stoppedServerDisablesSend();
    void functionKeySendsATemplate();
    void scheduledMessagesArrive();

private:
    ComposeForm &form() { return *m_panel->findChild<ComposeForm *>(); }
    QString status();
    void join(const QString &room, const QString &user);

    std::unique_ptr<ConnectionManager> m_manager;
    std::unique_ptr<RosterState> m_roster;
    std::unique_ptr<ComposerPanel> m_panel;
    QHash<QString, std::shared_ptr<Client>> m_clients;
    ServerStatus m_status;
};

void TestComposerPanel::init()
{
    m_manager = std::make_unique<ConnectionManager>();
    m_roster = std::make_unique<RosterState>();
    connect(m_manager.get(), &ConnectionManager::rosterChanged, m_roster.get(), &RosterState::apply);
    connect(m_manager.get(), &ConnectionManager::statusChanged, this,
            [this](const ServerStatus &s) { m_status = s; });
    m_panel = std::make_unique<ComposerPanel>(*m_manager, *m_roster);
    connect(m_manager.get(), &ConnectionManager::statusChanged, m_panel.get(),
            &ComposerPanel::serverStatusChanged);
    connect(m_manager.get(), &ConnectionManager::receiptChanged, m_panel.get(),
            &ComposerPanel::receiptChanged);
    connect(m_manager.get(), &ConnectionManager::trafficReady, m_panel.get(), &ComposerPanel::learnFrom);
    ServerSettings settings;
    settings.port = 0;
    settings.ioThreads = 0;
    m_manager->setObserved(true);
    m_manager->start(settings);
    QTRY_COMPARE(m_status.state, ServerState::Hosting);
}

void TestComposerPanel::cleanup()
{
    m_clients.clear();
    m_panel.reset();
    m_manager->stop();
    QTRY_COMPARE(m_status.state, ServerState::Stopped);
    m_manager.reset();
}

QString TestComposerPanel::status()
{
    QStringList words;
    for (const StatusSegment &segment : form().statusLine()->segments())
        words.append(segment.text);
    return words.join(QLatin1Char('|'));
}

void TestComposerPanel::join(const QString &room, const QString &user)
{
    m_clients.insert(user, std::make_shared<Client>(m_status.url, room, user));
    QTRY_VERIFY(m_roster->isIn(user.toUtf8(), room.toUtf8()));
}

void TestComposerPanel::reachesTheRoomAndOnlyTheRoom()
{
    join(QStringLiteral("workshop"), QStringLiteral("anna"));
    join(QStringLiteral("workshop"), QStringLiteral("boris"));
    join(QStringLiteral("lab"), QStringLiteral("max"));
    m_panel->setDraft(
        {Target::room("workshop"), "announcement", "{\n  \"text\": \"hello {{room}}\"\n}", false});
    QTRY_VERIFY(form().targetButton()->accessibleName().contains(QStringLiteral("2 people")));
    form().sendAction()->trigger();
    QTRY_COMPARE(status(), QStringLiteral("✓ written to 2 of 2"));
    QTRY_COMPARE(m_clients[QStringLiteral("anna")]->received.size(), 1);
    QTRY_COMPARE(m_clients[QStringLiteral("boris")]->received.size(), 1);
    const QJsonObject got = m_clients[QStringLiteral("anna")]->received.constFirst();
    QCOMPARE(got.value(QStringLiteral("type")).toString(), QStringLiteral("announcement"));
    QCOMPARE(got.value(QStringLiteral("payload")).toObject().value(QStringLiteral("text")).toString(),
             QStringLiteral("hello workshop"));
    m_panel->setTarget(Target::user("max"));
    form().sendAction()->trigger();
    QTRY_COMPARE(m_clients[QStringLiteral("max")]->received.size(), 1);
    QCOMPARE(m_clients[QStringLiteral("anna")]->received.size(), 1);
}

void TestComposerPanel::leavesOutWhoIsExcepted()
{
    join(QStringLiteral("workshop"), QStringLiteral("anna"));
    join(QStringLiteral("workshop"), QStringLiteral("boris"));
    Target target = Target::room("workshop");
    target.exceptUsers = {"boris"};
    m_panel->setDraft({target, "secret", "{}", false});
    form().sendAction()->trigger();
    QTRY_COMPARE(status(), QStringLiteral("✓ written to 1 of 1"));
    QTRY_COMPARE(m_clients[QStringLiteral("anna")]->received.size(), 1);
    QVERIFY(m_clients[QStringLiteral("boris")]->received.isEmpty());
}

void TestComposerPanel::receiptIsLinkedToTheLog()
{
    join(QStringLiteral("workshop"), QStringLiteral("anna"));
    QSignalSpy receipts(m_manager.get(), &ConnectionManager::receiptChanged);
    form().sendAction()->trigger();
    QTRY_VERIFY(!receipts.isEmpty());
    const EventId event = receipts.last().at(0).value<Receipt>().event;
    QVERIFY(event != 0);
    QVERIFY(m_panel->showReceiptOf(event));
    QVERIFY(!m_panel->showReceiptOf(event + 1000));
}

void TestComposerPanel::historyComesBack()
{
    const Draft first{Target::everyone(), "one", "{\"n\":1}", false};
    const Draft second{Target::room("lab"), "two", "{\"n\":2}", false};
    for (const Draft &draft : {first, second}) {
        m_panel->setDraft(draft);
        form().sendAction()->trigger();
    }
    const Draft writing{Target::everyone(), "three", "{\"n\":3}", false};
    m_panel->setDraft(writing);
    QTest::keyClick(form().editor(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(m_panel->draft(), second);
    QTest::keyClick(form().editor(), Qt::Key_Up);
    QCOMPARE(m_panel->draft(), first);
    QTest::keyClick(form().editor(), Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(form().editor(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(m_panel->draft(), writing);
}

void TestComposerPanel::asksBeforeSending()
{
    join(QStringLiteral("lab"), QStringLiteral("anna"));
    m_panel->setDraft({Target::everyone(), "named", "{\"who\": {{ask:Name}}}", false});
    form().sendAction()->trigger();
    auto *dialog = m_panel->findChild<QDialog *>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(dialog != nullptr && dialog->isVisible());
    dialog->findChild<QLineEdit *>()->setText(QStringLiteral("Анна \"A\""));
    dialog->accept();
    auto &client = *m_clients[QStringLiteral("anna")];
    QTRY_COMPARE(client.received.size(), 1);
    QCOMPARE(client.received.at(0)
                 .value(QStringLiteral("payload"))
                 .toObject()
                 .value(QStringLiteral("who"))
                 .toString(),
             QStringLiteral("Анна \"A\""));
}

void TestComposerPanel::asksOnceForASchedule()
{
    join(QStringLiteral("lab"), QStringLiteral("anna"));
    m_panel->setDraft({Target::everyone(), "named", "Hello {{ask:Name}}", true});
    form().repeatAction()->trigger();
    auto *questions = m_panel->findChild<AskDialog *>();
    QVERIFY(questions);
    questions->findChild<QLineEdit *>()->setText(QStringLiteral("Анна"));
    questions->accept();
    auto *repeat = m_panel->findChild<RepeatDialog *>();
    QVERIFY(repeat);
    for (QCheckBox *box : repeat->findChildren<QCheckBox *>())
        box->setChecked(true); // now, and not for ever
    QVERIFY(repeat->startsNow());
    repeat->accept();
    auto &client = *m_clients[QStringLiteral("anna")];
    QTRY_COMPARE(client.received.size(), 1);
    QCOMPARE(client.received.at(0)
                 .value(QStringLiteral("payload"))
                 .toObject()
                 .value(QStringLiteral("text"))
                 .toString(),
             QStringLiteral("Hello Анна"));
}

void TestComposerPanel::counterCounts()
{
    join(QStringLiteral("lab"), QStringLiteral("anna"));
    m_panel->setDraft({Target::everyone(), "round", "{{counter}}", false});
    form().sendAction()->trigger();
    form().sendAction()->trigger();
    auto &client = *m_clients[QStringLiteral("anna")];
    QTRY_COMPARE(client.received.size(), 2);
    QCOMPARE(client.received.at(0).value(QStringLiteral("payload")).toInt(), 1);
    QCOMPARE(client.received.at(1).value(QStringLiteral("payload")).toInt(), 2);
}

void TestComposerPanel::editAgainSpellsHiddenCharacters()
{
    m_panel->editAgain("note",
                       "{\"text\":\"a\xe2\x80\xae"
                       "b\",\"n\":1.50}");
    const QByteArray expected = "{\n  \"text\": \"a\\u202eb\",\n  \"n\": 1.50\n}";
    QCOMPARE(m_panel->draft().text, expected);
    QCOMPARE(m_panel->draft().type, QByteArray("note"));
}

void TestComposerPanel::learnsWordsFromTraffic()
{
    auto batch = std::make_shared<TrafficBatch>();
    TrafficEntry entry;
    entry.type = "document_updated";
    entry.payload = "{\"content\":1}";
    batch->entries.append(entry);
    m_panel->learnFrom(batch);
    auto *types = form().findChild<QComboBox *>();
    QTRY_COMPARE(types->count(), 1);
    QCOMPARE(types->itemText(0), QStringLiteral("document_updated"));
}

void TestComposerPanel::stoppedServerDisablesSend()
{
    QVERIFY(form().canSend());
    m_manager->stop();
    QTRY_VERIFY(!form().canSend());
    QVERIFY(!form().sendAction()->isEnabled());
    QCOMPARE(status(), QStringLiteral("Start the server to send"));
}

void TestComposerPanel::functionKeySendsATemplate()
{
    join(QStringLiteral("lab"), QStringLiteral("anna"));
    MessageTemplate item;
    item.name = QStringLiteral("Round");
    item.functionKey = 3;
    item.draft = {Target::room("lab"), "round", "{{counter}}", false};
    item.ownTarget = true;
    item.counter = 5;
    const QTemporaryDir dir;
    QVERIFY(!writeWholeFile(dir.filePath(QStringLiteral("templates.json")), templatesToJson({item})));
    m_panel->setDataDirectory(dir.path());
    m_panel->setTarget(Target::room("elsewhere"));
    m_panel->show();
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    QTest::keyClick(form().editor(), Qt::Key_F3);
    QTest::keyClick(form().editor(), Qt::Key_F3);
    auto &client = *m_clients[QStringLiteral("anna")];
    QTRY_COMPARE(client.received.size(), 2);
    QCOMPARE(client.received.at(0).value(QStringLiteral("payload")).toInt(), 5);
    QCOMPARE(client.received.at(1).value(QStringLiteral("payload")).toInt(), 6);
    QTRY_COMPARE(status(), QStringLiteral("✓ written to 1 of 1"));
}

void TestComposerPanel::scheduledMessagesArrive()
{
    join(QStringLiteral("lab"), QStringLiteral("anna"));
    m_panel->setDraft({Target::room("lab"), "beat", "{\"n\": {{counter}}}", false});
    form().repeatAction()->trigger();
    auto *dialog = m_panel->findChild<RepeatDialog *>();
    QVERIFY(dialog != nullptr);
    for (QCheckBox *box : dialog->findChildren<QCheckBox *>())
        box->setChecked(true); // ten times, the first one now
    dialog->accept();
    auto &client = *m_clients[QStringLiteral("anna")];
    QTRY_COMPARE(client.received.size(), 1);
    QCOMPARE(client.received.at(0).value(QStringLiteral("type")).toString(), QStringLiteral("beat"));
    m_manager->stop();
    auto *list = m_panel->findChild<SchedulePanel *>()->view();
    const QModelIndex row = list->model()->index(0, 0);
    QTRY_VERIFY(row.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("server stopped")));
}

QTEST_MAIN(TestComposerPanel)
#include "tst_composerpanel.moc"
