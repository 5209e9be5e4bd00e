// A window with people in it, for tests of what the operator does to them.
#pragma once

#include "core/traffic/logstore.h"
#include "tests/ui/support/testclient.h"
#include "tests/ui/support/windowfixture.h"
#include "ui/log/logpanel.h"
#include "ui/moderation/moderationdesk.h"
#include "ui/rooms/roomspanel.h"
#include "ui/users/userspanel.h"

#include <QtGui/QAction>
#include <QtTest/QtTest>
#include <QtWidgets/QListView>

namespace roomdeck::test {

/// Hosting, shown, with anna and boris in "workshop" and olga (by the other dialect) in "hall".
class DeskFixture : public WindowFixture
{
public:
    using WindowFixture::WindowFixture;

    bool start()
    {
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            return false;
        window->hosting().start();
        if (!QTest::qWaitFor([this] { return window->hosting().isHosting(); }))
            return false;
        anna = std::make_unique<TestClient>(hubUrl(url(), "workshop", "anna"));
        boris = std::make_unique<TestClient>(hubUrl(url(), "workshop", "boris"));
        hall = std::make_unique<TestClient>(chatUrl(url(), "hall"));
        return QTest::qWaitFor([this] { return hall->isOpen(); })
            && QTest::qWaitFor([this] { return users().model()->rowCount() == 3; });
    }

    QListView &users() { return window->users().view(); }
    QListView &rooms() { return window->rooms().view(); }
    ModerationActions &actions() { return window->desk().actions(); }

    /// Any action of the window, by its name.
    QAction *action(const QString &name)
    {
        auto *own = window->actions().findChild<QAction *>(name);
        return own ? own : window->findChild<QAction *>(name);
    }

    void select(const QList<QByteArray> &names)
    {
        users().setFocus();
        users().clearSelection();
        for (const QByteArray &name : names) {
            const QModelIndexList found = users().model()->match(
                users().model()->index(0, 0), Qt::DisplayRole, QString::fromUtf8(name), 1, Qt::MatchExactly);
            QVERIFY2(!found.isEmpty(), name.constData());
            users().selectionModel()->setCurrentIndex(found.constFirst(), QItemSelectionModel::Select);
        }
    }

    void selectRoom(const QByteArray &name)
    {
        rooms().setFocus();
        window->rooms().setCurrentRoom(name);
        QCOMPARE(window->rooms().currentRoom(), name);
    }

    /// The log's actions of that type, newest last, as recorded.
    QList<QByteArray> audit(const QByteArray &type)
    {
        QList<QByteArray> found;
        const LogStore &store = window->log().store();
        for (qint64 i = store.first(); i < store.end(); ++i) {
            const LogRow row = store.row(i);
            if (row.kind == TrafficKind::Action && row.type == type && row.user == "operator")
                found.append(row.payload.toByteArray());
        }
        return found;
    }

    template <typename Dialog>
    Dialog *dialog()
    {
        return window->findChild<Dialog *>();
    }

    std::unique_ptr<TestClient> anna;
    std::unique_ptr<TestClient> boris;
    std::unique_ptr<TestClient> hall;
};

} // namespace roomdeck::test
