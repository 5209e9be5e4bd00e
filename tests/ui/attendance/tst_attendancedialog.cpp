// The timeline of who was where.
#include "ui/attendance/attendancedesk.h"
#include "ui/attendance/attendancedialog.h"
#include "ui/attendance/attendancemodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"

#include <QtGui/QAction>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTableView>

using namespace roomdeck;

namespace {

constexpr qint64 second = 1'000'000;
constexpr qint64 start = 1'795'351'267 * second;

TrafficEntry entry(TrafficKind kind, const QByteArray &room, const QByteArray &user, qint64 at)
{
    TrafficEntry entry;
    entry.kind = kind;
    entry.room = room;
    entry.user = user;
    entry.timeUs = start + at * second;
    return entry;
}

} // namespace

class TestAttendanceDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void modelFollowsTheBook();
    void textsAreSafe();
    void roomsAndSearchNarrow();
    void emptySaysSo();
    void exportsWhatIsShown();
    void rowsLeadToTheLog();
    void deskFollowsTraffic();
    void timelineIsPainted();

private:
    std::unique_ptr<AttendanceDialog> makeDialog() const
    {
        auto dialog = std::make_unique<AttendanceDialog>(m_book, false);
        dialog->show();
        return dialog;
    }
    static QAbstractItemModel *rows(const AttendanceDialog &dialog)
    {
        return dialog.findChild<QTableView *>()->model();
    }

    AttendanceBook m_book;
};

void TestAttendanceDialog::initTestCase()
{
    Theme::apply(*qApp, Theme::Scheme::Light);
}

void TestAttendanceDialog::init()
{
    m_book.clear();
    m_book.note(entry(TrafficKind::Joined, "workshop", "anna", 0));
    m_book.note(entry(TrafficKind::Joined, "workshop", "boris", 60));
    m_book.note(entry(TrafficKind::Left, "workshop", "anna", 100));
    m_book.note(entry(TrafficKind::Joined, "стенд-2", "anna", 110));
    m_book.note(entry(TrafficKind::Joined, "workshop", "anna", 120));
    m_book.note(entry(TrafficKind::Left, "workshop", "boris", 200));
}

void TestAttendanceDialog::modelFollowsTheBook()
{
    AttendanceModel model(m_book, true);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 3);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    m_book.note(entry(TrafficKind::Joined, "workshop", "max", 210));
    model.refresh(start + 300 * second);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.range(), (TimeRange{start, start + 300 * second}));
    QCOMPARE(model.index(0, AttendanceModel::Present).data().toString(), QStringLiteral("4:40"));
    QCOMPARE(model.index(0, AttendanceModel::Visits).data().toString(), QStringLiteral("2"));
    QCOMPARE(model.index(0, AttendanceModel::Last).data().toString(), QStringLiteral("here"));
    QVERIFY(model.index(0, AttendanceModel::Timeline)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(QLatin1String("now")));
    m_book.clear();
    model.refresh(start + 301 * second);
    QCOMPARE(model.rowCount(), 0);
}

void TestAttendanceDialog::textsAreSafe()
{
    m_book.note(entry(TrafficKind::Joined, "<b>room</b>", "a\u202e\nb", 1));
    AttendanceModel model(m_book, true);
    const QString user = model.index(3, AttendanceModel::User).data().toString();
    QVERIFY(!user.contains(QLatin1Char('\n')) && !user.contains(QChar(0x202e)));
    QCOMPARE(model.index(3, AttendanceModel::User).data(AttendanceModel::UserRole).toByteArray(),
             QByteArray("a\u202e\nb"));
}

void TestAttendanceDialog::roomsAndSearchNarrow()
{
    const auto dialog = makeDialog();
    QCOMPARE(rows(*dialog)->rowCount(), 3);
    QCOMPARE(dialog->findChild<QComboBox *>()->count(), 3);
    dialog->setRoom("стенд-2");
    QCOMPARE(rows(*dialog)->rowCount(), 1);
    dialog->setRoom({});
    QTest::keyClicks(dialog->findChild<QLineEdit *>(), QStringLiteral("ANN"));
    QCOMPARE(rows(*dialog)->rowCount(), 2);
    dialog->findChild<QLineEdit *>()->clear();
    auto *table = dialog->findChild<QTableView *>();
    table->sortByColumn(AttendanceModel::Present, Qt::DescendingOrder);
    QCOMPARE(table->model()->index(0, AttendanceModel::User).data().toString(), QStringLiteral("anna"));
    table->sortByColumn(AttendanceModel::Present, Qt::AscendingOrder);
    QCOMPARE(table->model()->index(2, AttendanceModel::Room).data().toString(), QStringLiteral("workshop"));
}

void TestAttendanceDialog::emptySaysSo()
{
    m_book.clear();
    const auto dialog = makeDialog();
    QVERIFY(dialog->findChild<EmptyState *>()->isVisible());
}

void TestAttendanceDialog::exportsWhatIsShown()
{
    const auto dialog = makeDialog();
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.csv"));
    dialog->setRoom("стенд-2");
    QCOMPARE(dialog->exportTo(path), QString());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray csv = file.readAll();
    QCOMPARE(csv.count("\r\n"), 2);
    QVERIFY(csv.contains("стенд-2,anna,"));
    QVERIFY(!dialog->exportTo(folder.filePath(QStringLiteral("no/such/folder.csv"))).isEmpty());
}

void TestAttendanceDialog::rowsLeadToTheLog()
{
    const auto dialog = makeDialog();
    QSignalSpy activated(dialog.get(), &AttendanceDialog::visitorActivated);
    auto *table = dialog->findChild<QTableView *>();
    Q_EMIT table->activated(table->model()->index(1, AttendanceModel::Timeline));
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.at(0).at(0).toByteArray(), QByteArray("workshop"));
    QCOMPARE(activated.at(0).at(1).toByteArray(), QByteArray("boris"));
}

void TestAttendanceDialog::deskFollowsTraffic()
{
    QWidget window;
    AttendanceDesk desk(&window);
    auto batch = std::make_shared<TrafficBatch>();
    batch->entries = {entry(TrafficKind::Joined, "workshop", "anna", 0),
                      entry(TrafficKind::Message, "workshop", "anna", 1)};
    desk.take(batch);
    desk.take(nullptr);
    QCOMPARE(desk.book().rows().size(), 1u);
    desk.setRoom("workshop");
    desk.action()->trigger();
    auto *dialog = window.findChild<AttendanceDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QComboBox *>()->currentData().toByteArray(), QByteArray("workshop"));
    desk.action()->trigger(); // the same one again
    QCOMPARE(window.findChildren<AttendanceDialog *>().size(), 1);
}

void TestAttendanceDialog::timelineIsPainted()
{
    const auto dialog = makeDialog();
    const QImage image = dialog->grab().toImage();
    const QColor here = Theme::color(Theme::Role::Joined, dialog->palette());
    const QColor gone = Theme::color(Theme::Role::Left, dialog->palette());
    int present = 0;
    int past = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            present += image.pixelColor(x, y) == here;
            past += image.pixelColor(x, y) == gone;
        }
    }
    QVERIFY(present > 100);
    QVERIFY(past > 100);
}

QTEST_MAIN(TestAttendanceDialog)
#include "tst_attendancedialog.moc"
