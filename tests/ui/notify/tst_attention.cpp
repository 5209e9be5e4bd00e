// Unread counts in the list of rooms and the choice of notifications, in the window with real clients.
#include "tests/ui/moderation/deskfixture.h"
#include "ui/models/roomsmodel.h"
#include "ui/notify/attentiondesk.h"
#include "ui/notify/notificationsdialog.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QTableWidget>

#include <algorithm>

using namespace roomdeck;
using namespace roomdeck::test;

class TestAttention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhatIsOutOfView();
    void choosesNotifications();

private:
    static QVariant room(DeskFixture &f, const QByteArray &name, int role)
    {
        const QAbstractItemModel &model = *f.rooms().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data(RoomsModel::NameRole).toByteArray() == name)
                return model.index(row, 0).data(role);
        }
        return {};
    }
};

void TestAttention::countsWhatIsOutOfView()
{
    DeskFixture f;
    QVERIFY(f.start());
    f.selectRoom("hall");
    f.anna->say({{QStringLiteral("type"), QStringLiteral("note")}});
    f.boris->say({{QStringLiteral("type"), QStringLiteral("note")}});
    QTRY_COMPARE(room(f, "workshop", RoomsModel::UnreadRole).toInt(), 2);
    QVERIFY(room(f, "workshop", Qt::AccessibleTextRole).toString().contains(QStringLiteral("2 unread")));
    QCOMPARE(room(f, "hall", RoomsModel::UnreadRole).toInt(), 0);
    f.selectRoom("workshop");
    QTRY_COMPARE(room(f, "workshop", RoomsModel::UnreadRole).toInt(), 0);
}

void TestAttention::choosesNotifications()
{
    DeskFixture f;
    f.window->show();
    f.window->findChild<QAction *>(QStringLiteral("notifications"))->trigger();
    auto *dialog = f.dialog<NotificationsDialog>();
    QVERIFY(dialog);
    QSignalSpy changes(dialog, &NotificationsDialog::rulesChanged);
    dialog->table().item(0, NotificationsDialog::Name)->setCheckState(Qt::Checked);
    QCOMPARE(changes.size(), 1);
    const auto *desk = f.window->findChild<AttentionDesk *>();
    QVERIFY(const_cast<AttentionDesk *>(desk)->notifier().rules().constFirst().enabled);
    QVERIFY(
        notificationRulesFromJson(f.settings.state(QStringLiteral("notifications"))).constFirst().enabled);
    dialog->table().item(0, NotificationsDialog::FilterText)->setText(QStringLiteral("kind:("));
    const QList<QLabel *> labels = dialog->findChildren<QLabel *>();
    const QString name = dialog->table().item(0, NotificationsDialog::Name)->text();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(),
                        [&name](const QLabel *label) { return label->text().startsWith(name); }));
}

QTEST_MAIN(TestAttention)
#include "tst_attention.moc"
