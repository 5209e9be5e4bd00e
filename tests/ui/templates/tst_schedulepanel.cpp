// The schedule's list and dialog under a clock turned by hand.
#include "core/operator/templatefile.h"
#include "ui/templates/repeatdialog.h"
#include "ui/templates/schedulemodel.h"
#include "ui/templates/schedulepanel.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtGui/QUndoStack>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QSpinBox>

using namespace roomdeck;
using State = ScheduledSend::State;

namespace {

constexpr qint64 Start = 1'795'351'267'000;

ScheduledSend every(qint64 seconds)
{
    ScheduledSend send;
    send.name = QStringLiteral("Heartbeat");
    send.draft = {Target::room("workshop"), "heartbeat", "{}", false};
    send.intervalMs = seconds * 1000;
    return send;
}

} // namespace

class TestSchedulePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void texts_data();
    void texts();
    void modelFollows();
    void hiddenWhileEmpty();
    void pauseAndResume();
    void cancelCanBeUndone();
    void saysWhatWasMissed();
    void firesByItsOwnTimer();
    void keepsItsFile();
    void dialogMakesIntervals();
    void dialogMakesTimes();
    void dialogRefusesQuestions();

private:
    qint64 m_now = Start;
    std::unique_ptr<Scheduler> m_scheduler;
    QUndoStack m_undo;
};

void TestSchedulePanel::init()
{
    m_now = Start;
    m_undo.clear();
    m_scheduler = std::make_unique<Scheduler>([this] { return m_now; });
    m_scheduler->setHosting(true);
}

void TestSchedulePanel::texts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("soon") << countdownText(11'001) << QStringLiteral("0:12");
    QTest::newRow("now") << countdownText(0) << QStringLiteral("0:00");
    QTest::newRow("minutes") << countdownText(245'000) << QStringLiteral("4:05");
    QTest::newRow("hours") << countdownText(7'200'000) << QStringLiteral("2:00:00");
    QTest::newRow("every seconds") << intervalText(90'000) << QStringLiteral("90 s");
    QTest::newRow("every minutes") << intervalText(300'000) << QStringLiteral("5 min");
    QTest::newRow("every hours") << intervalText(7'200'000) << QStringLiteral("2 h");
}

void TestSchedulePanel::texts()
{
    QFETCH(QString, text);
    QTEST(text, "expected");
}

void TestSchedulePanel::modelFollows()
{
    ScheduleModel model(*m_scheduler);
    QAbstractItemModelTester tester(&model);
    const quint64 first = m_scheduler->add(every(30));
    const quint64 second = m_scheduler->add(every(60));
    QCOMPARE(model.rowCount(), 2);
    m_now += 18'000;
    QCOMPARE(model.index(0).data(ScheduleModel::WhenRole).toString(), QStringLiteral("in 0:12"));
    m_scheduler->pause(first);
    QCOMPARE(model.index(0).data(ScheduleModel::WhenRole).toString(), QStringLiteral("paused"));
    m_scheduler->setHosting(false);
    QCOMPARE(model.index(1).data(ScheduleModel::WhenRole).toString(),
             QStringLiteral("paused, server stopped"));
    model.setOutcome(second, QStringLiteral("✓ written to 3 of 3"));
    QVERIFY(model.index(1).data(ScheduleModel::DetailRole).toString().endsWith(QStringLiteral("3 of 3")));
    QVERIFY(model.index(1).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("every 1 min")));
    m_scheduler->cancel(first);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.idAt(model.index(0)), second);
    m_scheduler->load({every(5), every(6), every(7)});
    QCOMPARE(model.rowCount(), 3);
}

void TestSchedulePanel::hiddenWhileEmpty()
{
    QWidget window;
    SchedulePanel panel(*m_scheduler, m_undo, &window);
    window.show();
    QVERIFY(!panel.isVisible());
    const quint64 id = m_scheduler->add(every(30));
    QVERIFY(panel.isVisible());
    m_scheduler->cancel(id);
    QVERIFY(!panel.isVisible());
}

void TestSchedulePanel::pauseAndResume()
{
    SchedulePanel panel(*m_scheduler, m_undo);
    const quint64 id = m_scheduler->add(every(30));
    QAction *pause = panel.menuActions().at(0);
    QVERIFY(!pause->isEnabled());
    panel.view()->setCurrentIndex(panel.view()->model()->index(0, 0));
    QVERIFY(pause->isEnabled());
    pause->trigger();
    QCOMPARE(m_scheduler->find(id)->state, State::Paused);
    QVERIFY(pause->text().contains(QStringLiteral("Resume")));
    pause->trigger();
    QCOMPARE(m_scheduler->find(id)->state, State::Active);
}

void TestSchedulePanel::cancelCanBeUndone()
{
    SchedulePanel panel(*m_scheduler, m_undo);
    m_scheduler->add(every(30));
    panel.view()->setCurrentIndex(panel.view()->model()->index(0, 0));
    panel.menuActions().at(1)->trigger();
    QVERIFY(m_scheduler->sends().isEmpty());
    m_undo.undo();
    QCOMPARE(m_scheduler->sends().size(), 1);
    QCOMPARE(m_scheduler->sends().at(0).state, State::Active);
    m_undo.redo();
    QVERIFY(m_scheduler->sends().isEmpty());
}

void TestSchedulePanel::saysWhatWasMissed()
{
    SchedulePanel panel(*m_scheduler, m_undo);
    m_scheduler->add(every(30));
    m_now += 3'600'000 + 10'000;
    m_scheduler->tick();
    bool said = false;
    for (const QLabel *label : panel.findChildren<QLabel *>())
        said = said || label->text().contains(QStringLiteral("120 not sent"));
    QVERIFY(said);
}

void TestSchedulePanel::firesByItsOwnTimer()
{
    SchedulePanel panel(*m_scheduler, m_undo);
    QSignalSpy due(m_scheduler.get(), &Scheduler::due);
    ScheduledSend send = every(30);
    send.dueMs = Start;
    m_scheduler->add(send);
    QTRY_COMPARE(due.count(), 1);
}

void TestSchedulePanel::keepsItsFile()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("schedule.json"));
    {
        SchedulePanel panel(*m_scheduler, m_undo);
        panel.setFile(path);
        m_scheduler->add(every(30));
    }
    Scheduler next([this] { return m_now; });
    SchedulePanel panel(next, m_undo);
    panel.setFile(path);
    QCOMPARE(next.sends().size(), 1);
    QCOMPARE(next.sends().at(0).state, State::Stopped);
}

void TestSchedulePanel::dialogMakesIntervals()
{
    RepeatDialog dialog(every(1).draft, QStringLiteral("Room workshop"), Start);
    const auto numbers = dialog.findChildren<QSpinBox *>();
    QCOMPARE(numbers.size(), 2);
    numbers.at(0)->setValue(45);
    ScheduledSend send = dialog.result();
    QCOMPARE(send.kind, ScheduledSend::Kind::Every);
    QCOMPARE(send.intervalMs, 45'000);
    QCOMPARE(send.remaining, -1);
    QCOMPARE(send.draft.target, Target::room("workshop"));
    for (QCheckBox *box : dialog.findChildren<QCheckBox *>())
        box->setChecked(true);
    numbers.at(1)->setValue(7);
    QVERIFY(dialog.startsNow());
    QCOMPARE(dialog.result().remaining, 7);
}

void TestSchedulePanel::dialogMakesTimes()
{
    RepeatDialog dialog(every(1).draft, QStringLiteral("Room workshop"), Start);
    for (QRadioButton *radio : dialog.findChildren<QRadioButton *>()) {
        if (radio->text().contains(QStringLiteral("Once")))
            radio->setChecked(true);
    }
    auto *time = dialog.findChild<QDateTimeEdit *>();
    QPushButton *ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    time->setDateTime(QDateTime::fromMSecsSinceEpoch(Start + 60'000));
    QVERIFY(ok->isEnabled());
    QCOMPARE(dialog.result().kind, ScheduledSend::Kind::Once);
    QCOMPARE(dialog.result().dueMs, Start + 60'000);
    time->setDateTime(QDateTime::fromMSecsSinceEpoch(Start - 60'000));
    QVERIFY(!ok->isEnabled());
}

void TestSchedulePanel::dialogRefusesQuestions()
{
    Draft asking{Target::everyone(), "t", "\"{{ask:Name}}\"", false};
    RepeatDialog dialog(asking, QStringLiteral("Everyone"), Start);
    QVERIFY(!dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->isEnabled());
}

QTEST_MAIN(TestSchedulePanel)
#include "tst_schedulepanel.moc"
