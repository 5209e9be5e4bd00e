// The list of recorded sessions.
#include "core/session/retention.h"
#include "tests/ui/sessions/sessionfiles.h"
#include "tests/ui/support/windowfixture.h"
#include "ui/sessions/sessiondesk.h"
#include "ui/sessions/sessionsdialog.h"
#include "ui/sessions/sessionwindow.h"

#include <QtCore/QDir>
#include <QtGui/QAction>
#include <QtTest/QAbstractItemModelTester>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace roomdeck;
using namespace roomdeck::test;

class TestSessionsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsWhatThereIs();
    void opensAndDeletes();
    void keepsWhatIsRecordedAndOpen();
    void emptyFolder();

private:
    static QString folderOf(WindowFixture &f)
    {
        const QString folder = sessionsFolder(f.folder.path());
        QDir().mkpath(folder);
        return folder + QLatin1Char('/');
    }
    static SessionsDialog *openDialog(WindowFixture &f)
    {
        f.window->sessions().sessionsAction()->trigger();
        SessionsDialog *dialog = f.window->sessions().sessionsDialog();
        QSignalSpy refreshed(dialog, &SessionsDialog::refreshed);
        return refreshed.wait() ? dialog : nullptr;
    }
};

void TestSessionsDialog::listsWhatThereIs()
{
    WindowFixture f;
    QVERIFY(writeSession(folderOf(f) + QStringLiteral("2024-05-01_10-00-00.roomdeck"), 1234));
    QVERIFY(writeSession(folderOf(f) + QStringLiteral("2024-05-02_10-00-00.roomdeck"), 5, false));
    QFile broken(folderOf(f) + QStringLiteral("2024-05-03_10-00-00.roomdeck"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("no session");
    broken.close();
    SessionsDialog *dialog = openDialog(f);
    QVERIFY(dialog);
    const QAbstractItemModelTester tester(&dialog->model());
    QCOMPARE(dialog->model().rowCount(), 3);
    const auto cell = [dialog](const QString &name, int column) {
        for (int row = 0; row < 3; ++row) {
            if (dialog->model().index(row, 0).data().toString().contains(name))
                return dialog->model().index(row, column).data().toString();
        }
        return QString();
    };
    QCOMPARE(cell(QStringLiteral("05-01"), SessionListModel::Name), QStringLiteral("2024-05-01_10-00-00"));
    QCOMPARE(cell(QStringLiteral("05-01"), SessionListModel::Events), QStringLiteral("1,234"));
    QCOMPARE(cell(QStringLiteral("05-01"), SessionListModel::Duration), QStringLiteral("0:01:40"));
    QVERIFY(
        cell(QStringLiteral("05-02"), SessionListModel::Name).endsWith(QLatin1String("(ended abruptly)")));
    QVERIFY(cell(QStringLiteral("05-03"), SessionListModel::Name).endsWith(QLatin1String("(not readable)")));
}

void TestSessionsDialog::opensAndDeletes()
{
    WindowFixture f;
    const QString path = folderOf(f) + QStringLiteral("2024-05-01_10-00-00.roomdeck");
    QVERIFY(writeSession(path, 10));
    SessionsDialog *dialog = openDialog(f);
    QVERIFY(dialog);
    dialog->view().selectRow(0);
    QCOMPARE(dialog->selectedPaths(), QStringList{path});
    Q_EMIT dialog->view().activated(dialog->view().model()->index(0, 0));
    QTRY_COMPARE(f.window->sessions().windows().size(), 1);
    f.window->sessions().closeAll();
    QTRY_VERIFY(f.window->sessions().windows().isEmpty());

    QPushButton *remove = nullptr;
    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("&Delete…"))
            remove = button;
    }
    QVERIFY(remove && remove->isEnabled());
    remove->click();
    auto *box = dialog->findChild<QMessageBox *>();
    QVERIFY(box);
    QCOMPARE(box->text(), QStringLiteral("Delete 1 session?"));
    QVERIFY(QFile::exists(path));
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::DestructiveRole)
            button->click();
    }
    QTRY_VERIFY(!QFile::exists(path));
    QTRY_COMPARE(dialog->model().rowCount(), 0);
}

void TestSessionsDialog::keepsWhatIsRecordedAndOpen()
{
    WindowFixture f;
    const QString path = folderOf(f) + QStringLiteral("2024-05-01_10-00-00.roomdeck");
    QVERIFY(writeSession(path, 10));
    f.window->hosting().start();
    QTRY_VERIFY(!f.recorder.recorder().currentFile().isEmpty());
    QSignalSpy opened(&f.window->sessions(), &SessionDesk::opened);
    f.window->sessions().openFiles({path});
    QVERIFY(opened.wait());
    SessionsDialog *dialog = openDialog(f);
    QVERIFY(dialog);
    QCOMPARE(dialog->model().rowCount(), 2);
    QVERIFY(dialog->view().model()->index(0, 0).data().toString().endsWith(QLatin1String("(recording)")));
    QSignalSpy refreshed(dialog, &SessionsDialog::refreshed);
    dialog->remove({path, f.recorder.recorder().currentFile()});
    QVERIFY(refreshed.wait());
    QVERIFY(QFile::exists(path));
    QVERIFY(QFile::exists(f.recorder.recorder().currentFile()));
}

void TestSessionsDialog::emptyFolder()
{
    WindowFixture f;
    SessionsDialog *dialog = openDialog(f);
    QVERIFY(dialog);
    QCOMPARE(dialog->model().rowCount(), 0);
}

QTEST_MAIN(TestSessionsDialog)
#include "tst_sessionsdialog.moc"
