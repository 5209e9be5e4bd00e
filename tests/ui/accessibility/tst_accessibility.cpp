// What a screen reader and a keyboard can reach: every control has a name, every action is in a menu, and the
// Tab key gets everywhere.
#include "tests/ui/moderation/deskfixture.h"
#include "ui/log/logview.h"
#include "ui/moderation/moderationactions.h"
#include "ui/widgets/messagebar.h"

#include <QtGui/QAccessible>
#include <QtTest/QtTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QPushButton>

using namespace roomdeck;
using namespace roomdeck::test;

class TestAccessibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyControlOfTheWindowHasAName();
    void everyControlOfTheDialogsHasAName_data();
    void everyControlOfTheDialogsHasAName();
    void everyActionIsInAMenu();
    void rowsSayWhatTheyHold();
    void tabReachesEveryPart();

private:
    static QStringList nameless(QAccessibleInterface *interface, int depth = 0);
    static QStringList namelessIn(QWidget &widget);
    static void collect(const QMenu &menu, QSet<const QAction *> &actions);
};

namespace {

bool wantsAName(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::PushButton:
    case QAccessible::ButtonMenu:
    case QAccessible::ButtonDropDown:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::List:
    case QAccessible::Table:
    case QAccessible::Tree:
    case QAccessible::PageTab:
    case QAccessible::MenuItem:
    case QAccessible::Dialog:
        return true;
    default:
        return false;
    }
}

QString pathOf(const QObject *object)
{
    QStringList parts;
    for (; object; object = object->parent())
        parts.prepend(
            QLatin1String(object->metaObject()->className())
            + (object->objectName().isEmpty() ? QString() : QLatin1Char('#') + object->objectName()));
    return parts.mid(qMax<qsizetype>(0, parts.size() - 4)).join(QLatin1Char('/'));
}

// Parts of a control speak through the control.
bool isPartOfAControl(const QObject *object)
{
    const QObject *parent = object ? object->parent() : nullptr;
    return parent
        && (parent->inherits("QComboBox") || parent->inherits("QAbstractSpinBox")
            || parent->inherits("QLineEdit") || parent->inherits("QTabBar"));
}

} // namespace

QStringList TestAccessibility::nameless(QAccessibleInterface *interface, int depth)
{
    QStringList found;
    if (!interface || !interface->isValid() || depth > 40)
        return found;
    const QObject *object = interface->object();
    const auto *widget = qobject_cast<const QWidget *>(object);
    if (depth > 0 && widget && (!widget->isVisible() || widget->isWindow()))
        return found;
    const bool separator = interface->role() == QAccessible::Separator;
    if (widget && !separator && wantsAName(interface->role()) && !isPartOfAControl(object)
        && interface->text(QAccessible::Name).trimmed().isEmpty())
        found += pathOf(object) + QStringLiteral(" (%1)").arg(int(interface->role()));
    if (qobject_cast<const QAbstractItemView *>(object))
        return found; // rows have a test of their own
    for (int i = 0; i < interface->childCount(); ++i)
        found += nameless(interface->child(i), depth + 1);
    return found;
}

QStringList TestAccessibility::namelessIn(QWidget &widget)
{
    return nameless(QAccessible::queryAccessibleInterface(&widget));
}

void TestAccessibility::everyControlOfTheWindowHasAName()
{
    DeskFixture f;
    f.window->show();
    QCOMPARE(namelessIn(*f.window).join(QLatin1Char('\n')), QString()); // with its hints
    QVERIFY(f.start());
    f.selectRoom("workshop");
    f.actions().lock->trigger();
    QTRY_VERIFY(f.window->messages().isVisible());
    QCOMPARE(namelessIn(*f.window).join(QLatin1Char('\n')), QString());
}

void TestAccessibility::everyControlOfTheDialogsHasAName_data()
{
    QTest::addColumn<QString>("action");
    for (const char *name : {"settings", "about", "ban", "muteOther", "move", "enter", "leave",
                             "roomSettings", "restrictions", "auditTrail", "notifications", "disconnectUser",
                             "showQrCode", "eventSchema", "repeatMessage", "previewMessage", "addTemplate"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestAccessibility::everyControlOfTheDialogsHasAName()
{
    QFETCH(QString, action);
    DeskFixture f;
    QVERIFY(f.start());
    f.select({"anna"});
    QAction *trigger = f.action(action);
    QVERIFY(trigger);
    QVERIFY(trigger->isEnabled());
    trigger->trigger();
    auto *dialog = f.dialog<QDialog>();
    QVERIFY(dialog);
    QVERIFY(dialog->isVisible());
    for (const QDialogButtonBox *box : dialog->findChildren<QDialogButtonBox *>()) {
        for (QAbstractButton *button : box->buttons()) {
            const auto *push = qobject_cast<QPushButton *>(button);
            if (push && box->buttonRole(button) == QDialogButtonBox::AcceptRole)
                QVERIFY2(push->isDefault(), "Enter must do what the dialog is for");
        }
    }
    QCOMPARE(namelessIn(*dialog).join(QLatin1Char('\n')), QString());
}

void TestAccessibility::collect(const QMenu &menu, QSet<const QAction *> &actions)
{
    for (const QAction *action : menu.actions()) {
        actions.insert(action);
        if (action->menu())
            collect(*action->menu(), actions);
    }
}

void TestAccessibility::everyActionIsInAMenu()
{
    DeskFixture f;
    f.window->show();
    QSet<const QAction *> reachable;
    for (const QAction *top : f.window->menuBar()->actions())
        collect(*top->menu(), reachable);
    // Buttons of the message bar repeat what menus offer, or answer what only the bar asks.
    const QSet<const QAction *> remedies{
        f.window->actions().useAnotherPort, f.window->actions().retryStart,
        f.window->findChild<QAction *>(QStringLiteral("showExportInFolder"))};
    QStringList lost;
    for (const QAction *action : f.window->findChildren<QAction *>()) {
        const bool ownPart = action->parent()
            && (action->parent()->inherits("QLineEdit") || action->parent()->inherits("QWidgetTextControl")
                || action->parent()->inherits("QToolBar")
                || action->parent()->inherits("roomdeck::OriginQuestion")
                || qobject_cast<QMenu *>(action->parent()));
        if (action->isSeparator() || action->text().isEmpty() || ownPart || remedies.contains(action))
            continue;
        if (!reachable.contains(action))
            lost += action->text() + QStringLiteral(" — ") + pathOf(action);
    }
    QVERIFY2(lost.isEmpty(), qPrintable(lost.join(QLatin1Char('\n'))));
}

void TestAccessibility::rowsSayWhatTheyHold()
{
    DeskFixture f;
    QVERIFY(f.start());
    f.anna->say({{QStringLiteral("type"), QStringLiteral("note")}});
    for (QAbstractItemView *view : f.window->findChildren<QAbstractItemView *>()) {
        if (!view->isVisible() || view->model() == nullptr)
            continue;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(view);
        QVERIFY(interface);
        QAccessibleTableInterface *table = interface->tableInterface();
        if (!table)
            continue;
        for (int row = 0; row < qMin(table->rowCount(), 5); ++row) {
            QStringList cells;
            for (int column = 0; column < table->columnCount(); ++column) {
                if (QAccessibleInterface *cell = table->cellAt(row, column))
                    cells += cell->text(QAccessible::Name);
            }
            QVERIFY2(!cells.join(QString()).trimmed().isEmpty(), qPrintable(pathOf(view)));
        }
    }
}

void TestAccessibility::tabReachesEveryPart()
{
    DeskFixture f;
    QVERIFY(f.start());
    f.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
    f.users().setFocus();
    QSet<const QWidget *> reached;
    for (int i = 0; i < 120; ++i) {
        const QWidget *before = QApplication::focusWidget();
        QVERIFY(before);
        reached.insert(before);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (const QWidget *part :
         {static_cast<const QWidget *>(&f.users()), static_cast<const QWidget *>(&f.rooms()),
          static_cast<const QWidget *>(&f.window->log().view())})
        QVERIFY2(reached.contains(part), qPrintable(pathOf(part)));
    QVERIFY(reached.size() >= 12);
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
