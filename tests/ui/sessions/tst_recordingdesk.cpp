// Recording as the window shows it, over a real server, a real file and a disk that fails on demand.
#include "core/session/retention.h"
#include "core/session/sessionreader.h"
#include "tests/core/session/failingdisk.h"
#include "tests/ui/support/testclient.h"
#include "tests/ui/support/windowfixture.h"
#include "ui/mainwindow/actions.h"
#include "ui/sessions/recordingdesk.h"
#include "ui/sessions/recordinglabel.h"
#include "ui/settings/settingsdialog.h"
#include "ui/widgets/messagebar.h"

#include <QtCore/QDir>
#include <QtGui/QAction>
#include <QtTest/QtTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QSpinBox>

using namespace roomdeck;
using namespace roomdeck::test;

class TestRecordingDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsRecorded();
    void switchesWhileHosting();
    void settingsDialogShowsTheLimits();
    void fullDiskRaisesABanner();
};

void TestRecordingDesk::saysWhatIsRecorded()
{
    WindowFixture f;
    RecordingDesk &desk = *f.window->recording();
    QVERIFY(desk.record()->isChecked());
    QCOMPARE(desk.label()->text(), QStringLiteral("Records when hosting starts"));
    f.window->hosting().start();
    QTRY_VERIFY(!f.recorder.recorder().currentFile().isEmpty());
    const QString name = QFileInfo(f.recorder.recorder().currentFile()).completeBaseName();
    QTRY_VERIFY2(desk.label()->text().startsWith(QLatin1String("Recording ") + name),
                 qPrintable(desk.label()->text()));
    QTRY_VERIFY2(desk.label()->text().endsWith(QLatin1String("KB")), qPrintable(desk.label()->text()));
    QVERIFY(!desk.banner()->isVisibleTo(f.window.get()));
}

void TestRecordingDesk::switchesWhileHosting()
{
    WindowFixture f;
    RecordingDesk &desk = *f.window->recording();
    f.window->hosting().start();
    QTRY_VERIFY(!f.recorder.recorder().currentFile().isEmpty());
    const QString first = f.recorder.recorder().currentFile();
    desk.record()->trigger();
    QTRY_COMPARE(desk.label()->text(), QStringLiteral("Not recording"));
    QVERIFY(!f.stored.recording.enabled);
    QVERIFY(f.window->hosting().isHosting());

    TestClient unseen(hubUrl(f.url(), "a", "unrecorded"));
    QTRY_VERIFY(unseen.isOpen());
    desk.record()->trigger();
    QTRY_VERIFY(!f.recorder.recorder().currentFile().isEmpty());
    const QString second = f.recorder.recorder().currentFile();
    QVERIFY(second != first);
    TestClient seen(hubUrl(f.url(), "a", "recorded"));
    QTRY_VERIFY(seen.isOpen());
    SessionReader before;
    QVERIFY(!before.open(first));
    QCOMPARE(before.stringId("unrecorded"), 0u);
    SessionReader after;
    QVERIFY(!after.open(second));
    QTRY_VERIFY(after.stringId("recorded") > 0);
    QCOMPARE(after.info().url, f.window->hosting().status().url);
}

void TestRecordingDesk::settingsDialogShowsTheLimits()
{
    WindowFixture f;
    f.window->actions().settings->trigger();
    auto *dialog = f.window->findChild<SettingsDialog *>();
    QVERIFY(dialog);
    auto *megabytes = dialog->findChild<QSpinBox *>(QStringLiteral("recordingMegabytes"));
    auto *days = dialog->findChild<QSpinBox *>(QStringLiteral("recordingDays"));
    auto *enabled = dialog->findChild<QCheckBox *>(QStringLiteral("recordingEnabled"));
    QCOMPARE(megabytes->value(), 2048);
    QCOMPARE(days->value(), 30);
    days->setValue(7);
    Q_EMIT days->editingFinished();
    QCOMPARE(f.stored.recording.maxAgeDays, 7);
    QCOMPARE(f.recorder.recorder().settings().maxAgeDays, 7);
    f.window->recording()->record()->trigger();
    QVERIFY(!enabled->isChecked());
    enabled->click();
    QVERIFY(f.window->recording()->record()->isChecked());
    QCOMPARE(f.stored.recording.maxAgeDays, 7);
}

void TestRecordingDesk::fullDiskRaisesABanner()
{
    const roomdeck::testing::FailingDisk disk;
    WindowFixture f;
    f.window->show();
    MessageBar &banner = *f.window->recording()->banner();
    f.window->hosting().start();
    QTRY_VERIFY(!f.recorder.recorder().currentFile().isEmpty());
    TestClient client(hubUrl(f.url(), "a", "anna"));
    QTRY_VERIFY(client.isOpen());

    roomdeck::testing::FailingDisk::failure = SQLITE_FULL;
    client.say({{QStringLiteral("type"), QStringLiteral("note")}});
    QTRY_VERIFY(banner.isVisible());
    QVERIFY2(banner.text().startsWith(QLatin1String("The disk is full")), qPrintable(banner.text()));
    QCOMPARE(f.window->recording()->label()->text(), QStringLiteral("Recording fails"));
    QVERIFY(f.window->hosting().isHosting());
    client.say({{QStringLiteral("type"), QStringLiteral("still_hosting")}});
    QTRY_VERIFY(client.hasReceived("still_hosting"));

    roomdeck::testing::FailingDisk::failure = SQLITE_OK;
    QTRY_COMPARE(banner.text(), QStringLiteral("Recording goes on, and nothing was lost."));
    QTRY_VERIFY(f.window->recording()->label()->text().startsWith(QLatin1String("Recording 2")));
}

QTEST_MAIN(TestRecordingDesk)
#include "tst_recordingdesk.moc"
