// InspectorPanel: everything about a row, also after the log dropped it.
#include "core/net/connectionmanager.h"
#include "core/protocol/dialectregistry.h"
#include "core/traffic/attendance.h"
#include "core/traffic/missbook.h"
#include "tests/support/logentries.h"
#include "ui/composer/operatordesk.h"
#include "ui/composer/recipienttable.h"
#include "ui/inspector/hexview.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/inspector/jsondiff.h"
#include "ui/inspector/jsontreeview.h"
#include "ui/models/rosterstate.h"
#include "ui/theme/theme.h"

#include <QtGui/QClipboard>
#include <QtTest/QtTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableWidget>

using namespace roomdeck;

class TestInspectorPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void emptyWithoutARow();
    void eventShowsFieldsAndTree();
    void keepsARowThatWasDropped();
    void rawTextIsSafe();
    void hexLines();
    void deliveryFollows();
    void deliveryNamesTheRecipients();
    void deliveryNamesTheAudience();
    void deliveryNamesWhomItMissed();
    void connectionShowsTheHandshake();
    void rawShowsWhatEachFormatGets();
    void diffWithTheMessageBefore();
    void differences_data();
    void differences();
    void keyOffersATerm();
    void buttons();

private:
    void openTab(int index) { m_panel->findChild<QTabWidget *>()->setCurrentIndex(index); }
    /// All texts of the labels on the page in sight.
    QString labels() const
    {
        QString all;
        for (const QLabel *label :
             m_panel->findChild<QTabWidget *>()->currentWidget()->findChildren<QLabel *>())
            all += label->text() + QLatin1Char('\n');
        return all;
    }

    /// "user|connection|outcome" of the rows on the delivery page.
    QStringList recipients() const
    {
        const QAbstractItemModel *model = m_panel->findChild<RecipientTable *>()->model();
        QStringList rows;
        for (int row = 0; row < model->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < model->columnCount(); ++column)
                cells.append(model->index(row, column).data().toString());
            rows.append(cells.join(u'|'));
        }
        return rows;
    }

    std::unique_ptr<LogStore> m_store;
    ConnectionBook m_book;
    std::unique_ptr<RosterState> m_roster;
    std::unique_ptr<InspectorPanel> m_panel;
};

void TestInspectorPanel::initTestCase()
{
    Theme::apply(*qApp, Theme::Scheme::Light);
}

void TestInspectorPanel::init()
{
    m_store = std::make_unique<LogStore>(LogCaps{2000, 1 << 30});
    m_book.clear();
    m_roster = std::make_unique<RosterState>();
    m_panel = std::make_unique<InspectorPanel>();
    m_panel->setStore(m_store.get());
    m_panel->setConnections(&m_book, m_roster.get());
    m_panel->setDialects({QString(), QStringLiteral("hub"), QStringLiteral("chat")});
    m_panel->resize(360, 600);
    m_panel->show();
    for (EventId seq = 1; seq <= 10; ++seq)
        m_store->append(logMessage(seq));
}

void TestInspectorPanel::cleanup()
{
    m_panel.reset();
}

void TestInspectorPanel::emptyWithoutARow()
{
    QVERIFY(!m_panel->detail());
    QVERIFY(m_panel->findChild<QTabWidget *>()->isHidden()
            || !m_panel->findChild<QTabWidget *>()->isVisible());
    m_panel->showRow(12345);
    QVERIFY(!m_panel->detail());
}

void TestInspectorPanel::eventShowsFieldsAndTree()
{
    m_panel->showRow(4);
    const QString text = labels();
    for (const char *part : {"document_updated", "user-4", "hub", "127.0.0.1:50004", "room-4"})
        QVERIFY2(text.contains(QLatin1String(part)), part);
    auto *tree = m_panel->findChild<JsonTreeView *>();
    const QModelIndex payload = tree->model()->index(0, 0);
    QVERIFY(tree->isExpanded(payload));
    QCOMPARE(tree->model()->rowCount(payload), 3);
}

void TestInspectorPanel::keepsARowThatWasDropped()
{
    m_panel->showRow(4);
    for (EventId seq = 11; seq <= 5000; ++seq)
        m_store->append(logMessage(seq));
    m_store->trim();
    QCOMPARE(m_store->indexOf(4), -1);
    m_panel->refresh();
    openTab(1);
    QCOMPARE(m_panel->findChild<QPlainTextEdit *>()->toPlainText(), QString::fromUtf8(logMessage(4).raw));
}

void TestInspectorPanel::rawTextIsSafe()
{
    QCOMPARE(RawPage::safeText("{\n \"a\":1}"), QStringLiteral("{\n \"a\":1}"));
    QCOMPARE(RawPage::safeText("a\xe2\x80\xae"
                               "b\x1b[31m"),
             QStringLiteral("a\\u202eb\\u001b[31m"));
    QCOMPARE(RawPage::safeText(""), QString());
    QVERIFY(RawPage::safeText(QByteArray(1024 * 1024, 'x')).size() <= 256 * 1024 + 1);
}

void TestInspectorPanel::hexLines()
{
    QCOMPARE(HexView::line("{\"text\":\"\xd0\x9f\"}", 0, 16),
             QStringLiteral("000000  7b 22 74 65 78 74 22 3a 22 d0 9f 22 7d           {\"text\":\"..\"}"));
    QCOMPARE(HexView::line(QByteArray(20, 'a'), 16, 8).left(19), QStringLiteral("000010  61 61 61 61"));
    m_panel->showRow(4);
    openTab(2);
    QCOMPARE(m_panel->findChild<HexView *>()->bytes(), logMessage(4).raw);
    QVERIFY(!m_panel->findChild<HexView *>()->grab().isNull());
}

void TestInspectorPanel::deliveryFollows()
{
    TrafficEntry entry = logMessage(11);
    entry.recipients = 25;
    m_store->append(entry);
    m_panel->showRow(11);
    openTab(3);
    QVERIFY(labels().contains(QStringLiteral("25")));
    m_store->apply({11, 25, 23, 1, 1, 400});
    m_panel->refresh();
    QVERIFY(labels().contains(QStringLiteral("23")));
    m_panel->showRow(4);
    QVERIFY(!labels().contains(QStringLiteral("23")));
    m_store->apply({4, 8, 8, 0, 0, 400}); // went to everyone: its row says 0 recipients
    m_panel->refresh();
    openTab(0);
    QVERIFY2(labels().contains(QStringLiteral("to 8 of 8")), qPrintable(labels()));
}

void TestInspectorPanel::deliveryNamesTheRecipients()
{
    ConnectionManager manager;
    OperatorDesk desk(manager);
    m_panel->setReceipts(desk);
    const Draft draft{Target::room("room-1"), "announcement", "{}", false};
    Receipt receipt;
    receipt.send = desk.send(draft);
    receipt.event = 5;
    receipt.recipients = 2;
    receipt.written = 1;
    receipt.queued = 1;
    receipt.details
        = {{ConnectionId(1), "anna", Outcome::Written}, {ConnectionId(2), "kiosk-7", Outcome::Queued}};
    m_panel->showRow(5);
    openTab(3);
    const auto *table = m_panel->findChild<RecipientTable *>();
    QVERIFY(table);
    QVERIFY(!table->isVisible());
    desk.take(receipt); // while the page is open
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 2);
    QVERIFY2(labels().contains(QLatin1String("2\n")),
             qPrintable(labels())); // recipients, which the row does not know
    QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("kiosk-7")); // trouble first
    receipt.details[1].outcome = Outcome::Dropped;
    desk.take(receipt);
    QCOMPARE(table->model()->index(0, 2).data().toString(), QStringLiteral("dropped"));
    m_panel->showRow(6); // nobody's receipt
    QVERIFY(!table->isVisible());
}

void TestInspectorPanel::deliveryNamesTheAudience()
{
    AttendanceBook book;
    TrafficEntry joined = logMessage(1);
    joined.kind = TrafficKind::Joined;
    joined.room = logMessage(5).room;
    for (int i = 0; i < 30; ++i) {
        joined.user = "person-" + QByteArray::number(i) + "\n";
        book.note(joined);
    }
    m_panel->setAttendance(&book);
    TrafficEntry entry = logMessage(11);
    entry.room = joined.room;
    entry.recipients = 30;
    m_store->append(entry);
    m_store->apply({11, 30, 30, 0, 0, 400});
    m_panel->showRow(11);
    openTab(3);
    QCOMPARE(recipients().size(), 30);
    QVERIFY2(recipients().contains(QLatin1String("person-0\\n||written")),
             qPrintable(recipients().join(u' ')));
    TrafficEntry elsewhere = logMessage(12);
    elsewhere.room = "nobody-was-seen-here";
    elsewhere.recipients = 2;
    m_store->append(elsewhere);
    m_panel->showRow(12);
    QVERIFY(!m_panel->findChild<RecipientTable *>()->isVisible());
    QVERIFY(labels().contains(QLatin1String("is not known")));
    m_panel->setAttendance(nullptr);
}

void TestInspectorPanel::deliveryNamesWhomItMissed()
{
    MissBook misses;
    m_panel->setMisses(&misses);
    QSignalSpy wanted(m_panel.get(), &InspectorPanel::missesWanted);
    TrafficEntry entry = logMessage(11);
    entry.recipients = 5;
    m_store->append(entry);
    m_store->apply({11, 5, 2, 2, 1, 400});
    m_panel->showRow(11);
    openTab(3);
    QCOMPARE(wanted.count(), 1); // nothing is named yet
    QCOMPARE(wanted.first().first().toULongLong(), 11ULL);
    TrafficEntry opened = logMessage(0);
    opened.kind = TrafficKind::Connected;
    opened.connection = ConnectionId(77);
    opened.user = "gone";
    opened.address = "192.0.2.9:1234";
    m_book.note(opened);
    misses.set(11,
               {{11, ConnectionId(70), "slow\n", MissCause::TooSlow},
                {11, ConnectionId(71), "slow\n", MissCause::QueueFull},
                {11, ConnectionId(77), {}, MissCause::Disconnected}});
    m_panel->refreshRecipients();
    QCOMPARE(wanted.count(), 1); // all are
    const QStringList rows = recipients();
    QCOMPARE(rows.size(), 3);
    QVERIFY2(rows.contains(QLatin1String("slow\\n|connection 70|dropped: too slow")),
             qPrintable(rows.join(u' ')));
    QVERIFY2(rows.contains(QLatin1String("slow\\n|connection 71|dropped: queue full")),
             qPrintable(rows.join(u' ')));
    QVERIFY2(rows.contains(QLatin1String("gone|192.0.2.9:1234|left before it was written")),
             qPrintable(rows.join(u' ')));
    m_store->apply({11, 5, 0, 4, 1, 400}); // more than are named
    m_panel->refresh();
    QVERIFY2(labels().contains(QLatin1String("2 more did not get it")), qPrintable(labels()));
    m_panel->setMisses(nullptr);
}

void TestInspectorPanel::connectionShowsTheHandshake()
{
    TrafficEntry opened = logMessage(0);
    opened.kind = TrafficKind::Connected;
    opened.connection = logMessage(4).connection;
    opened.raw = "GET /ws?room_id=a HTTP/1.1\r\nHost: x\r\nX-Odd: a\xe2\x80\xae\r\n\r\n";
    m_book.note(opened);
    RosterUpdate update;
    ConnectionInfo info;
    info.id = opened.connection;
    info.user = "anna";
    info.roundTripUs = 4000;
    update.connections = {info};
    m_roster->apply(update);
    m_panel->showRow(4);
    openTab(4);
    const auto *headers = m_panel->findChild<QTabWidget *>()->currentWidget()->findChild<QTableWidget *>();
    QCOMPARE(headers->rowCount(), 3);
    QCOMPARE(headers->item(0, 1)->text(), QStringLiteral("GET /ws?room_id=a HTTP/1.1"));
    QCOMPARE(headers->item(1, 0)->text(), QStringLiteral("Host"));
    QCOMPARE(headers->item(2, 1)->text(), QStringLiteral("a\\u202e"));
    QVERIFY(labels().contains(QStringLiteral("4")));
    QVERIFY(headers->item(0, 1)->toolTip().contains(QStringLiteral("room_id=a")));

    // What is selected to be copied is not taken away by the news of every second.
    auto *table = m_panel->findChild<QTabWidget *>()->currentWidget()->findChild<QTableWidget *>();
    table->setFocus();
    table->selectRow(0);
    table->setSelectionMode(QAbstractItemView::MultiSelection);
    table->selectRow(1);
    m_panel->refresh();
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("GET /ws?room_id=a HTTP/1.1\nHost: x"));

    TrafficEntry closed = opened;
    closed.kind = TrafficKind::Disconnected;
    closed.type = "1001";
    closed.payload = "\"going away\"";
    m_book.note(closed);
    m_panel->refresh();
    QVERIFY(labels().contains(QStringLiteral("1001 going away")));
}

void TestInspectorPanel::rawShowsWhatEachFormatGets()
{
    const DialectRegistry registry;
    m_panel->setRegistry(&registry);
    m_panel->showRow(4);
    openTab(1);
    const QString text = m_panel->findChild<QPlainTextEdit *>()->toPlainText();
    QVERIFY(text.startsWith(QString::fromUtf8(logMessage(4).raw)));
    QVERIFY(text.contains(QStringLiteral("As hub gets it")));
    QVERIFY(text.contains(QStringLiteral("\"user_id\":\"user-4\"")));
    QVERIFY(text.contains(QStringLiteral("As chat gets it")));
    QVERIFY(text.contains(QStringLiteral("\"sender\":\"user-4\"")));
    m_panel->setRegistry(nullptr);
}

void TestInspectorPanel::diffWithTheMessageBefore()
{
    TrafficEntry entry = logMessage(11);
    entry.room = logMessage(4).room;
    entry.type = logMessage(4).type;
    entry.payload = "{\"n\":5,\"content\":\"# Agenda\",\"tags\":[]}";
    m_store->append(entry);
    m_panel->showRow(11);
    openTab(5);
    const QList<QTableWidget *> tables
        = m_panel->findChild<QTabWidget *>()->currentWidget()->findChildren<QTableWidget *>();
    QCOMPARE(tables.size(), 1);
    QCOMPARE(tables.first()->rowCount(), 3);
    QCOMPARE(tables.first()->item(0, 1)->text(), QStringLiteral("n"));
    QCOMPARE(tables.first()->item(0, 2)->text(), QStringLiteral("4"));
    QCOMPARE(tables.first()->item(0, 3)->text(), QStringLiteral("5"));
    QCOMPARE(tables.first()->item(1, 0)->text(), QStringLiteral("+"));
    QCOMPARE(tables.first()->item(2, 1)->text(), QStringLiteral("updated_by"));
    m_panel->showRow(1);
    QVERIFY(!tables.first()->isVisible());
}

void TestInspectorPanel::differences_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("changes");
    QTest::addColumn<int>("same");
    const auto row = [](const char *name, const char *before, const char *after, const char *changes,
                        int same) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QString::fromUtf8(changes) << same;
    };
    row("equal", "{\"a\":[1,2]}", "{\"a\":[1,2]}", "", 2);
    row("order does not count", "{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", "", 2);
    row("changed", "{\"a\":{\"b\":1}}", "{\"a\":{\"b\":2}}", "~a.b", 0);
    row("added element", "[1]", "[1,2]", "+[1]", 1);
    row("value becomes object", "{\"a\":1}", "{\"a\":{\"b\":1}}", "+a.b -a", 0);
    row("plain values", "1", "2", "~", 0);
    row("from nothing", "", "{\"a\":1}", "+a -", 0);
    row("not json", "{\"a\":", "x", "~", 0);
}

void TestInspectorPanel::differences()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(int, same);
    const JsonDifference difference = jsonDifference(before, after);
    QStringList changes;
    for (const JsonChange &change : difference.changes) {
        const char sign = change.kind == JsonChange::Kind::Added ? '+'
            : change.kind == JsonChange::Kind::Removed           ? '-'
                                                                 : '~';
        changes.append(QLatin1Char(sign) + change.path);
    }
    QTEST(changes.join(QLatin1Char(' ')), "changes");
    QCOMPARE(difference.same, same);
    QVERIFY(difference.complete);
}

void TestInspectorPanel::keyOffersATerm()
{
    m_panel->showRow(4);
    auto *tree = m_panel->findChild<JsonTreeView *>();
    QSignalSpy asked(m_panel.get(), &InspectorPanel::filterRequested);
    tree->setCurrentIndex(tree->model()->index(2, 0, tree->model()->index(0, 0)));
    tree->valueActions().at(3)->trigger();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toString(), QStringLiteral("payload.updated_by=anna"));
    QCOMPARE(asked.first().at(1).value<FilterRequest>(), FilterRequest::Only);
    tree->valueActions().at(1)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("payload.updated_by"));
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("anna")); // not "updated_by: "anna""
    tree->setCurrentIndex(tree->model()->index(0, 0));
    QVERIFY(!tree->valueActions().at(3)->isEnabled());
}

void TestInspectorPanel::buttons()
{
    m_panel->showRow(4);
    QSignalSpy again(m_panel.get(), &InspectorPanel::sendAgainRequested);
    QSignalSpy asked(m_panel.get(), &InspectorPanel::filterRequested);
    const QList<QPushButton *> buttons = m_panel->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->isVisible())
            button->click();
    }
    QCOMPARE(again.count(), 1);
    QCOMPARE(again.first().at(1).toByteArray(), logMessage(4).payload);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromUtf8(logMessage(4).raw));
    for (QMenu *menu : m_panel->findChildren<QMenu *>()) {
        Q_EMIT menu->aboutToShow();
        if (!menu->actions().isEmpty())
            menu->actions().first()->trigger();
    }
    QVERIFY(asked.count() >= 1);
    QCOMPARE(asked.first().first().toString(), QStringLiteral("type:document_updated"));
}

QTEST_MAIN(TestInspectorPanel)
#include "tst_inspectorpanel.moc"
