// The list of templates: rows, drops, undo, keys, files.
#include "core/operator/templatefile.h"
#include "ui/models/rosterstate.h"
#include "ui/templates/templatedialog.h"
#include "ui/templates/templatesmodel.h"
#include "ui/templates/templatespanel.h"

#include <QtCore/QFile>
#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtGui/QUndoStack>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QToolButton>

using namespace roomdeck;

namespace {

MessageTemplate item(const char *name, const char *folder = "", int key = 0)
{
    MessageTemplate t;
    t.id = QString::fromUtf8(name);
    t.name = QString::fromUtf8(name);
    t.folder = QString::fromUtf8(folder);
    t.functionKey = key;
    t.draft.type = "announcement";
    t.draft.text = "{}";
    return t;
}

QString shown(const QAbstractItemModel &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        const bool folder = index.data(TemplatesModel::IsFolderRole).toBool();
        rows.append(folder ? QStringLiteral("[%1]").arg(index.data().toString()) : index.data().toString());
    }
    return rows.join(QLatin1Char(' '));
}

} // namespace

class TestTemplatesPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsFoldersAndFolds();
    void everyChangeIsConsistent();
    void dragMovesIntoFolders();
    void logRowBecomesATemplate();
    void hostileDropsAreRefused();
    void editsCanBeUndone();
    void undoKeepsCounters();
    void keyMovesToItsNewOwner();
    void functionKeysFire();
    void clickLoads();
    void moveByKeyboard();
    void importAppends();
    void badImportSaysWhy();
    void keepsItsFile();
    void unreadableFileIsNotOverwritten();
    void controlsHaveNames();

private:
    TemplatesModel &model() { return *m_panel->findChild<TemplatesModel *>(); }
    void give(const TemplateList &list);
    QAction *action(const QString &text);

    RosterState m_roster;
    std::unique_ptr<QUndoStack> m_undo;
    std::unique_ptr<TemplatesPanel> m_panel;
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestTemplatesPanel::init()
{
    m_panel.reset();
    m_undo = std::make_unique<QUndoStack>();
    m_panel = std::make_unique<TemplatesPanel>(m_roster, *m_undo);
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestTemplatesPanel::give(const TemplateList &list)
{
    const QString path = m_dir->filePath(QStringLiteral("templates.json"));
    QVERIFY(!writeWholeFile(path, templatesToJson(list)));
    m_panel->setFile(path);
}

QAction *TestTemplatesPanel::action(const QString &text)
{
    for (QAction *action : m_panel->menuActions()) {
        if (action != nullptr && action->text().remove(QLatin1Char('&')) == text)
            return action;
    }
    return nullptr;
}

void TestTemplatesPanel::listsFoldersAndFolds()
{
    TemplatesModel model;
    QAbstractItemModelTester tester(&model);
    model.setTemplates({item("a"), item("x1", "X"), item("x2", "X"), item("y", "Y")});
    QCOMPARE(shown(model), QStringLiteral("a [X] x1 x2 [Y] y"));
    model.toggleFolder(model.index(1));
    QCOMPARE(shown(model), QStringLiteral("a [X] [Y] y"));
    QVERIFY(model.index(1).data(TemplatesModel::FoldedRole).toBool());
    model.toggleFolder(model.index(1));
    QCOMPARE(shown(model), QStringLiteral("a [X] x1 x2 [Y] y"));
}

void TestTemplatesPanel::everyChangeIsConsistent()
{
    TemplatesModel model;
    QAbstractItemModelTester tester(&model);
    const QList<TemplateList> steps{{},
                                    {item("a"), item("b"), item("c", "X")},
                                    {item("b"), item("a"), item("c", "X")},
                                    {item("c", "X")},
                                    {item("c"), item("d", "X"), item("e", "Y")},
                                    {item("d", "Y"), item("e", "Y")},
                                    {}};
    for (const TemplateList &step : steps) {
        model.setTemplates(step);
        QCOMPARE(model.templates(), normalized(step));
        for (const MessageTemplate &t : step)
            QCOMPARE(model.at(model.indexOfTemplate(t.id))->name, t.name);
    }
    QCOMPARE(model.rowCount(), 0);
}

void TestTemplatesPanel::dragMovesIntoFolders()
{
    TemplatesModel model;
    QAbstractItemModelTester tester(&model);
    connect(&model, &TemplatesModel::editRequested, &model, &TemplatesModel::setTemplates);
    model.setTemplates({item("a"), item("b"), item("x", "X")}); // a b [X] x
    const std::unique_ptr<QMimeData> a(model.mimeData({model.index(0)}));
    QVERIFY(model.canDropMimeData(a.get(), Qt::MoveAction, 2, 0, {}));
    model.dropMimeData(a.get(), Qt::MoveAction, 2, 0, {});
    QCOMPARE(shown(model), QStringLiteral("b a [X] x"));
    model.dropMimeData(a.get(), Qt::MoveAction, -1, -1, model.index(2)); // onto the folder
    QCOMPARE(shown(model), QStringLiteral("b [X] a x"));
    model.dropMimeData(a.get(), Qt::MoveAction, -1, -1, {}); // onto the empty space
    QCOMPARE(shown(model), QStringLiteral("b [X] x a"));
    model.dropMimeData(a.get(), Qt::MoveAction, 0, 0, {});
    QCOMPARE(shown(model), QStringLiteral("a b [X] x"));
    QVERIFY(model.mimeData({model.index(2)}) == nullptr); // folders stay
}

void TestTemplatesPanel::logRowBecomesATemplate()
{
    give({item("a")});
    QMimeData data;
    data.setData(QString::fromLatin1(EventMimeType),
                 "{\"type\":\"moved\",\"room\":\"lab\",\"payload\":{\"n\":1.50,\"t\":\"\xe2\x80\xae\"}}");
    QVERIFY(model().dropMimeData(&data, Qt::CopyAction, -1, -1, {}));
    QCOMPARE(shown(model()), QStringLiteral("a moved"));
    const MessageTemplate added = m_panel->templates().at(1);
    QCOMPARE(added.draft.type, QByteArray("moved"));
    QCOMPARE(added.draft.text, QByteArray("{\n  \"n\": 1.50,\n  \"t\": \"\\u202e\"\n}"));
    m_undo->undo();
    QCOMPARE(shown(model()), QStringLiteral("a"));
}

void TestTemplatesPanel::hostileDropsAreRefused()
{
    give({item("a")});
    for (const QByteArray &bad : {QByteArray("{"), QByteArray("[]"), QByteArray("{\"payload\":1}"),
                                  QByteArray("{\"type\":7}"), QByteArray(2 * 1024 * 1024, '[')}) {
        QMimeData data;
        data.setData(QString::fromLatin1(EventMimeType), bad);
        QVERIFY(!model().dropMimeData(&data, Qt::CopyAction, -1, -1, {}));
    }
    QMimeData unknown;
    unknown.setData(TemplatesModel::templateMimeType(), "nobody");
    model().dropMimeData(&unknown, Qt::MoveAction, 0, 0, {});
    QCOMPARE(shown(model()), QStringLiteral("a"));
    QCOMPARE(m_undo->count(), 0);
}

void TestTemplatesPanel::editsCanBeUndone()
{
    give({item("a"), item("b")});
    m_panel->view()->setCurrentIndex(model().index(0));
    action(QStringLiteral("Duplicate"))->trigger();
    QCOMPARE(shown(model()), QStringLiteral("a a (copy) b"));
    QCOMPARE(m_panel->view()->currentIndex().row(), 1);
    action(QStringLiteral("Delete Template"))->trigger();
    action(QStringLiteral("Delete Template"))->trigger();
    QCOMPARE(shown(model()), QStringLiteral("a"));
    Draft changed{Target::room("lab"), "other", "[1]", false};
    m_panel->view()->setCurrentIndex(model().index(0));
    m_panel->updateSelected(changed);
    QCOMPARE(m_panel->templates().at(0).draft, changed);
    while (m_undo->canUndo())
        m_undo->undo();
    QCOMPARE(shown(model()), QStringLiteral("a b"));
    QCOMPARE(m_panel->templates().at(0).draft, item("a").draft);
    m_undo->redo();
    QCOMPARE(shown(model()), QStringLiteral("a a (copy) b"));
}

void TestTemplatesPanel::undoKeepsCounters()
{
    give({item("a")});
    m_panel->view()->setCurrentIndex(model().index(0));
    QCOMPARE(m_panel->takeCounter(QStringLiteral("a")), quint64(1));
    action(QStringLiteral("Duplicate"))->trigger();
    QCOMPARE(m_panel->takeCounter(QStringLiteral("a")), quint64(2));
    m_undo->undo();
    QCOMPARE(m_panel->takeCounter(QStringLiteral("a")), quint64(3));
    QCOMPARE(m_panel->takeCounter(QStringLiteral("nobody")), quint64(0));
}

void TestTemplatesPanel::keyMovesToItsNewOwner()
{
    give({item("a", "", 1), item("b")});
    m_panel->view()->setCurrentIndex(model().index(1));
    action(QStringLiteral("Name, Folder, Key…"))->trigger();
    auto *dialog = m_panel->findChild<TemplateDialog *>();
    QVERIFY(dialog != nullptr);
    dialog->findChild<QLineEdit *>()->setText(QStringLiteral("new name"));
    for (QComboBox *combo : dialog->findChildren<QComboBox *>()) {
        if (!combo->isEditable())
            combo->setCurrentIndex(combo->findData(1));
    }
    dialog->accept();
    QCOMPARE(shown(model()), QStringLiteral("a new name"));
    QCOMPARE(m_panel->templates().at(0).functionKey, 0);
    QCOMPARE(m_panel->templates().at(1).functionKey, 1);
}

void TestTemplatesPanel::functionKeysFire()
{
    give({item("a", "", 2), item("b", "X", 12)});
    m_panel->show();
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    QSignalSpy fired(m_panel.get(), &TemplatesPanel::fireRequested);
    QTest::keyClick(m_panel->view(), Qt::Key_F12);
    QTest::keyClick(m_panel->view(), Qt::Key_F2);
    QTest::keyClick(m_panel->view(), Qt::Key_F5);
    QCOMPARE(fired.count(), 2);
    QCOMPARE(fired.at(0).at(0).value<MessageTemplate>().name, QStringLiteral("b"));
    QCOMPARE(fired.at(1).at(0).value<MessageTemplate>().name, QStringLiteral("a"));
}

void TestTemplatesPanel::clickLoads()
{
    give({item("a"), item("x", "X")});
    m_panel->resize(240, 200);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    QSignalSpy loaded(m_panel.get(), &TemplatesPanel::loadRequested);
    QListView *view = m_panel->view();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(model().index(0)).center());
    QCOMPARE(loaded.count(), 1);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(model().index(1)).center());
    QCOMPARE(loaded.count(), 1);
    QCOMPARE(shown(model()), QStringLiteral("a [X]"));
}

void TestTemplatesPanel::moveByKeyboard()
{
    give({item("a"), item("b"), item("x", "X")});
    m_panel->view()->setCurrentIndex(model().index(0));
    QAction *down = action(QStringLiteral("Move Down"));
    QAction *up = action(QStringLiteral("Move Up"));
    down->trigger();
    QCOMPARE(shown(model()), QStringLiteral("b a [X] x"));
    down->trigger();
    QCOMPARE(shown(model()), QStringLiteral("b [X] a x"));
    down->trigger();
    QCOMPARE(shown(model()), QStringLiteral("b [X] x a"));
    for (int i = 0; i < 5; ++i)
        up->trigger();
    QCOMPARE(shown(model()), QStringLiteral("a b [X] x"));
}

void TestTemplatesPanel::importAppends()
{
    give({item("a", "", 1)});
    const QString path = m_dir->filePath(QStringLiteral("export.json"));
    QVERIFY(m_panel->exportTo(path));
    QVERIFY(m_panel->importFrom(path));
    QVERIFY(m_panel->importFrom(path));
    QCOMPARE(shown(model()), QStringLiteral("a a a"));
    QCOMPARE(m_panel->templates().at(1).functionKey, 0); // the one here keeps its key
    m_undo->undo();
    m_undo->undo();
    QCOMPARE(shown(model()), QStringLiteral("a"));
}

void TestTemplatesPanel::badImportSaysWhy()
{
    give({item("a")});
    const QString path = m_dir->filePath(QStringLiteral("bad.json"));
    QVERIFY(!writeWholeFile(path, "{\"x\":1}"));
    QVERIFY(!m_panel->importFrom(path));
    QCOMPARE(shown(model()), QStringLiteral("a"));
    QCOMPARE(m_undo->count(), 0);
}

void TestTemplatesPanel::keepsItsFile()
{
    const QString path = m_dir->filePath(QStringLiteral("templates.json"));
    give({item("a")});
    m_panel->view()->setCurrentIndex(model().index(0));
    action(QStringLiteral("Duplicate"))->trigger();
    m_panel->takeCounter(QStringLiteral("a"));
    QUndoStack undo;
    TemplatesPanel next(m_roster, undo);
    next.setFile(path);
    QCOMPARE(next.templates(), m_panel->templates());
    QCOMPARE(next.templates().at(0).counter, quint64(2));
}

void TestTemplatesPanel::unreadableFileIsNotOverwritten()
{
    const QString path = m_dir->filePath(QStringLiteral("templates.json"));
    QVERIFY(!writeWholeFile(path, "precious but broken"));
    m_panel->setFile(path);
    QMimeData data;
    data.setData(QString::fromLatin1(EventMimeType), "{\"type\":\"x\"}");
    QVERIFY(model().dropMimeData(&data, Qt::CopyAction, -1, -1, {}));
    QByteArray content;
    QVERIFY(!readSmallFile(path, 1000, content));
    QCOMPARE(content, QByteArray("precious but broken"));
}

void TestTemplatesPanel::controlsHaveNames()
{
    QVERIFY(!m_panel->view()->accessibleName().isEmpty());
    for (const QToolButton *button : m_panel->findChildren<QToolButton *>())
        QVERIFY(!button->accessibleName().isEmpty());
    for (const QAction *action : m_panel->menuActions())
        QVERIFY(action == nullptr || !action->text().isEmpty());
    MessageTemplate keyed = item("a", "", 3);
    TemplatesModel model;
    model.setTemplates({keyed});
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("a, F3"));
}

QTEST_MAIN(TestTemplatesPanel)
#include "tst_templatespanel.moc"
