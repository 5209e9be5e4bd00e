// The dialog that edits saved filters and colours.
#include "ui/log/filterbookdialog.h"
#include "ui/log/filtertable.h"
#include "ui/theme/theme.h"
#include "ui/widgets/tintedlabel.h"

#include <QtTest/QtTest>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableWidget>

using namespace roomdeck;

class TestFilterBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void opensFromTheMenu();
    void filtersAreEdited();
    void coloursAreOrdered();
    void colourIsChosen();
    void rowsComeAndGo();
    void wrongFilterIsNamedAndKept();
    void changesElsewhereShowUp();
    void closesWhileEditing();

private:
    static void type(FilterTable &table, int row, int column, const QString &text);
    QStringList coloured() const
    {
        QStringList filters;
        for (const ColourRules::Rule &rule : m_colours.rules())
            filters.append(rule.filter);
        return filters;
    }

    ColourRules m_colours;
    std::unique_ptr<SavedFilters> m_book;
    std::unique_ptr<FilterBookDialog> m_dialog;
};

void TestFilterBook::initTestCase()
{
    Theme::apply(*qApp, Theme::Scheme::Light);
}

void TestFilterBook::init()
{
    m_colours.clear();
    m_book = std::make_unique<SavedFilters>(m_colours);
    m_book->save(QStringLiteral("First"), QStringLiteral("type:a"));
    m_book->save(QStringLiteral("Second"), QStringLiteral("type:b"));
    m_colours.add(QStringLiteral("room:x"));
    m_colours.add(QStringLiteral("room:y"));
    m_dialog = std::make_unique<FilterBookDialog>(*m_book);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

void TestFilterBook::cleanup()
{
    m_dialog.reset();
    m_book.reset();
}

void TestFilterBook::type(FilterTable &table, int row, int column, const QString &text)
{
    table.table().setCurrentCell(row, column);
    table.table().editItem(table.table().item(row, column));
    const QList<QLineEdit *> editors = table.table().viewport()->findChildren<QLineEdit *>();
    QVERIFY(!editors.isEmpty());
    QLineEdit *line = editors.constLast(); // one before may not be gone yet
    line->setText(text);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(table.table().item(row, column)->text(), text);
}

void TestFilterBook::opensFromTheMenu()
{
    Q_EMIT m_book->menu()->aboutToShow();
    m_book->menu()->actions().constLast()->trigger();
    auto *dialog = m_book->findChild<FilterBookDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->filters().rows().size(), 2);
    QVERIFY(dialog->filters().isVisible());
    m_book->setEntries({});
    const FilterBookDialog coloursOnly(*m_book);
    QCOMPARE(coloursOnly.findChild<QTabWidget *>()->currentIndex(), 1);
}

void TestFilterBook::filtersAreEdited()
{
    type(m_dialog->filters(), 0, FilterTable::Label, QStringLiteral("Renamed"));
    type(m_dialog->filters(), 0, FilterTable::FilterText, QStringLiteral("type:c"));
    QCOMPARE(m_book->entries().first(),
             (SavedFilters::Entry{QStringLiteral("Renamed"), QStringLiteral("type:c")}));
    QTest::mouseClick(&m_dialog->filters().downButton(), Qt::LeftButton);
    QCOMPARE(m_book->entries().first().name, QStringLiteral("Second"));
    QVERIFY(!m_dialog->filters().downButton().isEnabled());
}

void TestFilterBook::coloursAreOrdered()
{
    LogRow row;
    row.room = "x";
    row.type = "a";
    m_book->setColours({{QStringLiteral("type:a"), 0}, {QStringLiteral("room:x"), 1}});
    QCOMPARE(m_colours.background(row, m_dialog->palette()), ColourRules::tint(0, m_dialog->palette()));
    m_dialog->colours().table().setCurrentCell(1, FilterTable::FilterText);
    m_dialog->colours().upButton().click();
    QCOMPARE(coloured(), (QStringList{QStringLiteral("room:x"), QStringLiteral("type:a")}));
    QCOMPARE(m_colours.background(row, m_dialog->palette()), ColourRules::tint(1, m_dialog->palette()));
    QCOMPARE(m_dialog->colours().table().currentRow(), 0);
}

void TestFilterBook::colourIsChosen()
{
    FilterTable &table = m_dialog->colours();
    table.table().setCurrentCell(1, FilterTable::FilterText);
    const QList<QAction *> choices = table.colourMenu().actions();
    QCOMPARE(choices.size(), ColourRules::Colours);
    choices.at(4)->trigger();
    QCOMPARE(m_colours.rules().at(1).colour, 4);
    QCOMPARE(table.table().item(1, FilterTable::Label)->text(), choices.at(4)->text());
}

void TestFilterBook::rowsComeAndGo()
{
    FilterTable &table = m_dialog->colours();
    m_book->setFilterSource([] { return QStringLiteral("size>1k"); });
    table.addButton().click();
    QCOMPARE(coloured().first(), QStringLiteral("size>1k")); // above those that would hide it
    QVERIFY(m_colours.rules().at(0).colour != m_colours.rules().at(1).colour);
    m_dialog->filters().addButton().click();
    QCOMPARE(m_book->entries().constLast().filter, QStringLiteral("size>1k"));
    QVERIFY(!m_book->entries().constLast().name.isEmpty());
    table.table().setCurrentCell(0, FilterTable::FilterText);
    table.removeButton().click();
    table.table().setFocus();
    QTest::keyClick(&table.table(), Qt::Key_Delete);
    QTest::keyClick(&table.table(), Qt::Key_Delete);
    QVERIFY(m_colours.isEmpty());
    QVERIFY(!table.removeButton().isEnabled());
    QVERIFY(!table.upButton().isEnabled());
}

void TestFilterBook::wrongFilterIsNamedAndKept()
{
    type(m_dialog->colours(), 0, FilterTable::FilterText, QStringLiteral("romo:x"));
    bool named = false;
    for (const TintedLabel *label : m_dialog->colours().findChildren<TintedLabel *>())
        named = named || label->text().contains(QStringLiteral("romo"));
    QVERIFY(named);
    QVERIFY(coloured().contains(QStringLiteral("romo:x")));
    QVERIFY(!m_colours.background(LogRow(), m_dialog->palette()).isValid());
    ColourRules colours;
    SavedFilters restarted(colours);
    restarted.fromJson(m_book->toJson());
    QCOMPARE(colours.rules(), m_colours.rules());
}

void TestFilterBook::changesElsewhereShowUp()
{
    m_book->save(QStringLiteral("Third"), QStringLiteral("type:d"));
    QCOMPARE(m_dialog->filters().rows().size(), 3);
    m_book->setColours({});
    QVERIFY(m_dialog->colours().rows().isEmpty());
}

void TestFilterBook::closesWhileEditing()
{
    m_dialog->colours().addButton().click(); // opens an editor
    m_dialog.reset();
    QCOMPARE(m_colours.rules().size(), 3);
}

QTEST_MAIN(TestFilterBook)
#include "tst_filterbook.moc"
