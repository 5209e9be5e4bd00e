// Receipts in words and as a list: they follow later news and never claim more than is known.
#include "tests/ui/composer/roster.h"
#include "ui/composer/receiptmodel.h"
#include "ui/composer/receiptpopup.h"
#include "ui/composer/receipttext.h"
#include "ui/composer/statusline.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QPushButton>

using namespace roomdeck;

namespace {

Receipt receipt(int written, int queued, int dropped, int disconnected)
{
    Receipt r;
    r.send = SendId(1);
    r.event = 88304;
    r.written = written;
    r.queued = queued;
    r.dropped = dropped;
    r.disconnected = disconnected;
    r.recipients = written + queued + dropped + disconnected;
    return r;
}

Receipt detailed()
{
    Receipt r = receipt(2, 1, 0, 1);
    r.details = {{ConnectionId(1), "anna", Outcome::Written},
                 {ConnectionId(4), "kiosk-7", Outcome::Queued},
                 {ConnectionId(2), "boris", Outcome::Written},
                 {ConnectionId(5), "max", Outcome::Disconnected}};
    return r;
}

} // namespace

class TestReceipts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void words_data();
    void words();
    void namesTheSlowOne();
    void refusalsSayWhy();
    void troubleComesFirst();
    void laterNewsKeepsTheRows();
    void remembersTheAddressOfThoseWhoLeft();
    void popupRevealsTheRow();
    void statusLineIsAButtonOnlyWhenLinked();

private:
    ReceiptModel::AddressOf addresses() const
    {
        return [this](ConnectionId id) {
            const ConnectionInfo *connection = m_roster->connection(id);
            return connection ? connection->address : QByteArray();
        };
    }

    std::unique_ptr<RosterState> m_roster;
};

void TestReceipts::init()
{
    m_roster = std::make_unique<RosterState>();
    m_roster->apply(test::smallRoster());
}

void TestReceipts::words_data()
{
    QTest::addColumn<Receipt>("given");
    QTest::addColumn<QString>("text");
    QTest::newRow("all") << receipt(25, 0, 0, 0) << QStringLiteral("✓ written to 25 of 25");
    QTest::newRow("none yet") << receipt(0, 25, 0, 0) << QStringLiteral("… written to 0 of 25|25 waiting");
    QTest::newRow("some wait") << receipt(23, 2, 0, 0) << QStringLiteral("✓ written to 23 of 25|2 waiting");
    QTest::newRow("losses") << receipt(22, 0, 2, 1)
                            << QStringLiteral("✓ written to 22 of 25|2 dropped|1 left before");
    QTest::newRow("nobody") << receipt(0, 0, 0, 0) << QStringLiteral("sent, but nobody was there");
}

void TestReceipts::words()
{
    QFETCH(Receipt, given);
    QStringList words;
    for (const StatusSegment &segment : describeReceipt(given, *m_roster))
        words.append(segment.text);
    QTEST(words.join(QLatin1Char('|')), "text");
}

void TestReceipts::namesTheSlowOne()
{
    const auto segments = describeReceipt(detailed(), *m_roster);
    QCOMPARE(segments.at(1).text, QStringLiteral("kiosk-7 is slow"));
    QCOMPARE(segments.at(1).role, Theme::Role::Warning);
}

void TestReceipts::refusalsSayWhy()
{
    Receipt refused;
    refused.error = {ErrorCode::NotRunning, {}};
    const auto segments = describeReceipt(refused, *m_roster);
    QCOMPARE(segments.size(), 1);
    QCOMPARE(segments.at(0).role, Theme::Role::Error);
    QVERIFY(segments.at(0).text.contains(QStringLiteral("the server is stopped")));
}

void TestReceipts::troubleComesFirst()
{
    ReceiptModel model(addresses());
    QAbstractItemModelTester tester(&model);
    model.setReceipt(detailed());
    QStringList users;
    for (int row = 0; row < model.rowCount(); ++row)
        users.append(model.index(row, ReceiptModel::UserColumn).data().toString());
    QCOMPARE(users.join(QLatin1Char(' ')), QStringLiteral("max kiosk-7 anna boris"));
    QVERIFY(model.asText().startsWith(QStringLiteral("max\t127.0.0.1:50005\tleft before")));
}

void TestReceipts::laterNewsKeepsTheRows()
{
    ReceiptModel model(addresses());
    QAbstractItemModelTester tester(&model);
    model.setReceipt(detailed());
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    Receipt later = detailed();
    later.details[1].outcome = Outcome::Written;
    model.setReceipt(later);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(model.index(1, ReceiptModel::UserColumn).data().toString(), QStringLiteral("kiosk-7"));
    QCOMPARE(model.index(1, ReceiptModel::OutcomeColumn).data().toString(), QStringLiteral("written"));
}

void TestReceipts::remembersTheAddressOfThoseWhoLeft()
{
    ReceiptModel model(addresses());
    model.setReceipt(detailed());
    RosterUpdate update;
    update.closedConnections = {ConnectionId(5)};
    m_roster->apply(update);
    QCOMPARE(model.index(0, ReceiptModel::AddressColumn).data().toString(),
             QStringLiteral("127.0.0.1:50005"));
}

void TestReceipts::popupRevealsTheRow()
{
    QWidget window;
    window.resize(500, 400);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    ReceiptPopup popup(*m_roster, &window);
    QSignalSpy reveal(&popup, &ReceiptPopup::revealRow);
    popup.open(detailed(), QStringLiteral("12:41 · Room workshop"), window);
    const auto buttons = popup.findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 2);
    for (QPushButton *button : buttons) {
        if (button->text().contains(QStringLiteral("log")))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(reveal.count(), 1);
    QCOMPARE(reveal.at(0).at(0).toULongLong(), 88304ull);
}

void TestReceipts::statusLineIsAButtonOnlyWhenLinked()
{
    StatusLine line;
    QSignalSpy clicked(&line, &StatusLine::clicked);
    line.setSegments({{QStringLiteral("Start the server"), Theme::Role::Dim}}, false);
    QTest::mouseClick(&line, Qt::LeftButton);
    QCOMPARE(clicked.count(), 0);
    line.setSegments({{QStringLiteral("✓ written"), Theme::Role::Joined}, {QStringLiteral("1 dropped")}},
                     true);
    QTest::keyClick(&line, Qt::Key_Space);
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(line.accessibleName(), QStringLiteral("✓ written, 1 dropped"));
}

QTEST_MAIN(TestReceipts)
#include "tst_receipts.moc"
