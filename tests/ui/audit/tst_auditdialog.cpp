// The audit trail in the window: live, of backends too, of earlier sessions, and exported.
#include "tests/ui/moderation/deskfixture.h"
#include "ui/audit/auditdialog.h"
#include "ui/audit/auditmodel.h"

#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTableView>

using namespace roomdeck;
using namespace roomdeck::test;

class TestAuditDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatIsDoneAsItHappens();
    void showsWhatBackendsDo();
    void readsEarlierSessions();
    void exportsWhatIsShown();

private:
    static AuditDialog *open(DeskFixture &f)
    {
        f.window->findChild<QAction *>(QStringLiteral("auditTrail"))->trigger();
        return f.dialog<AuditDialog>();
    }
    static QStringList texts(const AuditDialog &dialog, int column)
    {
        QStringList found;
        const QAbstractItemModel &model = *const_cast<AuditDialog &>(dialog).table().model();
        for (int row = 0; row < model.rowCount(); ++row)
            found += model.index(row, column).data().toString();
        return found;
    }
};

void TestAuditDialog::showsWhatIsDoneAsItHappens()
{
    DeskFixture f;
    QVERIFY(f.start());
    AuditDialog *dialog = open(f);
    QVERIFY(dialog);
    f.selectRoom("workshop");
    f.actions().lock->trigger();
    QTRY_VERIFY(texts(*dialog, AuditModel::Target).contains(QStringLiteral("workshop")));
    f.anna->say({{QStringLiteral("type"), QStringLiteral("note")}}); // no client's doing is listed
    f.actions().undo->trigger();
    QTRY_COMPARE(texts(*dialog, AuditModel::Target).count(QStringLiteral("workshop")), 2);
    for (const QString &actor : texts(*dialog, AuditModel::Actor))
        QVERIFY(!actor.contains(QStringLiteral("anna")));
}

void TestAuditDialog::showsWhatBackendsDo()
{
    DeskFixture f;
    QVERIFY(f.start());
    AuditDialog *dialog = open(f);
    QNetworkAccessManager network;
    QNetworkRequest request(
        QUrl(QString::fromUtf8(f.url()).replace(QStringLiteral("ws:"), QStringLiteral("http:"))
             + QStringLiteral("/api/v1/rooms/workshop")));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    std::unique_ptr<QNetworkReply> reply(
        network.sendCustomRequest(request, "PATCH", QByteArray(R"({"slow_mode_ms":2000})")));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QTRY_VERIFY(texts(*dialog, AuditModel::Actor).filter(QStringLiteral("API")).size() == 1);
    QTRY_COMPARE(f.window->desk().state().rules.value("workshop").slowModeMs, 2000);
}

void TestAuditDialog::readsEarlierSessions()
{
    DeskFixture f; // which records
    QVERIFY(f.start());
    f.selectRoom("workshop");
    f.actions().lock->trigger();
    QTRY_COMPARE(f.audit("set_rules").size(), 1);
    f.window->hosting().stop();
    QTRY_VERIFY(!f.window->hosting().isHosting());
    AuditDialog *dialog = open(f);
    auto *source = dialog->findChild<QComboBox *>();
    QCOMPARE(source->count(), 2);
    source->setCurrentIndex(1);
    QTRY_VERIFY(texts(*dialog, AuditModel::Target).contains(QStringLiteral("workshop")));
    QCOMPARE(texts(*dialog, AuditModel::Action).size(), texts(*dialog, AuditModel::Target).size());
    source->setCurrentIndex(0);
    dialog->findChild<QLineEdit *>()->setText(QStringLiteral("no such thing"));
    QCOMPARE(dialog->table().model()->rowCount(), 0);
}

void TestAuditDialog::exportsWhatIsShown()
{
    DeskFixture f;
    QVERIFY(f.start());
    AuditDialog *dialog = open(f);
    f.selectRoom("workshop");
    f.actions().lock->trigger();
    f.actions().undo->trigger();
    QTRY_COMPARE(texts(*dialog, AuditModel::Target).count(QStringLiteral("workshop")), 2);
    dialog->findChild<QLineEdit *>()->setText(QStringLiteral("workshop"));
    const QString path = f.folder.filePath(QStringLiteral("audit.ndjson"));
    QVERIFY(dialog->exportTo(path, AuditFormat::Ndjson));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 2);
    QVERIFY(!dialog->exportTo(f.folder.filePath(QStringLiteral("no/such/folder.csv")), AuditFormat::Csv));
}

QTEST_MAIN(TestAuditDialog)
#include "tst_auditdialog.moc"
