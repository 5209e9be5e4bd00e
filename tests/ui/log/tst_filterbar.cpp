// FilterBar: typing, chips, errors, muting, saved filters.
#include "ui/log/filterbar.h"
#include "ui/log/filterchip.h"
#include "ui/log/filterlineedit.h"
#include "ui/log/savedfilters.h"
#include "ui/theme/theme.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QtTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>

using namespace roomdeck;

class TestFilterBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void typingTakesEffectAfterAPause();
    void enterMakesChips();
    void backspaceTakesTheLastChip();
    void chipsAreRemovedByClickAndKey();
    void errorsAreNamedAndKeepTheFilter();
    void narrowAndExclude();
    void scopeIsAChipButNotText();
    void escapeIsHandedOn();
    void muting();
    void completesNames();
    void savesFilters();
    void colours();

private:
    QList<FilterChipButton *> chips() const
    {
        QList<FilterChipButton *> shown;
        for (FilterChipButton *chip : m_bar->findChildren<FilterChipButton *>()) {
            if (!chip->isHidden())
                shown.append(chip);
        }
        return shown;
    }
    FilterInput &input() { return m_bar->input(); }
    FilterLineEdit &edit() { return m_bar->input().edit(); }

    ColourRules m_colours;
    std::unique_ptr<FilterBar> m_bar;
};

void TestFilterBar::initTestCase()
{
    Theme::apply(*qApp, Theme::Scheme::Light);
}

void TestFilterBar::init()
{
    m_colours.clear();
    m_bar = std::make_unique<FilterBar>(m_colours);
    m_bar->resize(900, 40);
    m_bar->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_bar.get()));
}

void TestFilterBar::cleanup()
{
    m_bar.reset();
}

void TestFilterBar::typingTakesEffectAfterAPause()
{
    QSignalSpy changed(&input(), &FilterInput::filterChanged);
    QTest::keyClicks(&edit(), QStringLiteral("room:general"));
    QCOMPARE(changed.count(), 0);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(input().text(), QStringLiteral("room:general"));
    QVERIFY(chips().isEmpty());
    LogRow row;
    QVERIFY(!input().filter().matches(row));
    row.room = "general";
    QVERIFY(input().filter().matches(row));
}

void TestFilterBar::enterMakesChips()
{
    QTest::keyClicks(&edit(), QStringLiteral("room:general !type:ping"));
    QTest::keyClick(&edit(), Qt::Key_Return);
    QCOMPARE(chips().size(), 2);
    QCOMPARE(chips().at(1)->text(), QStringLiteral("not type:ping"));
    QVERIFY(edit().text().isEmpty());
    QTest::keyClicks(&edit(), QStringLiteral("size>1k"));
    QTest::keyClick(&edit(), Qt::Key_Return);
    QCOMPARE(chips().size(), 3);
    QCOMPARE(input().text(), QStringLiteral("room:general !type:ping size>1k"));
}

void TestFilterBar::backspaceTakesTheLastChip()
{
    input().setText(QStringLiteral("room:a type:b"));
    QCOMPARE(chips().size(), 2);
    QTest::keyClick(&edit(), Qt::Key_Backspace);
    QCOMPARE(chips().size(), 1);
    QCOMPARE(edit().text(), QStringLiteral("type:b"));
    QCOMPARE(input().text(), QStringLiteral("room:a type:b"));
}

void TestFilterBar::chipsAreRemovedByClickAndKey()
{
    input().setText(QStringLiteral("room:a type:b user:c"));
    FilterChipButton *first = chips().first();
    QTest::mouseClick(first, Qt::LeftButton, {}, QPoint(first->width() - 10, first->height() / 2));
    QCOMPARE(input().text(), QStringLiteral("type:b user:c"));
    QTest::keyClick(chips().first(), Qt::Key_Delete);
    QCOMPARE(input().text(), QStringLiteral("user:c"));
    QTest::mouseClick(chips().first(), Qt::LeftButton, {}, QPoint(5, 5));
    QCOMPARE(edit().text(), QStringLiteral("user:c"));
    QVERIFY(chips().isEmpty());
}

void TestFilterBar::errorsAreNamedAndKeepTheFilter()
{
    input().setText(QStringLiteral("room:a"));
    QSignalSpy errors(&input(), &FilterInput::errorChanged);
    QTest::keyClicks(&edit(), QStringLiteral("romo:x"));
    QTest::keyClick(&edit(), Qt::Key_Return);
    QVERIFY(!errors.isEmpty());
    const auto error = errors.last().first().value<FilterError>();
    QCOMPARE(error.problem, FilterProblem::UnknownField);
    QCOMPARE(error.position, 0);
    QCOMPARE(edit().text(), QStringLiteral("romo:x"));
    QCOMPARE(input().text(), QStringLiteral("room:a"));
    bool named = false;
    for (const QLabel *label : m_bar->findChildren<QLabel *>())
        named = named || (label->isVisible() && label->text().contains(QStringLiteral("romo")));
    QVERIFY(named);
    edit().clear();
    QTest::keyClick(&edit(), Qt::Key_Return);
    QCOMPARE(errors.last().first().value<FilterError>().problem, FilterProblem::None);
}

void TestFilterBar::narrowAndExclude()
{
    QTest::keyClicks(&edit(), QStringLiteral("half ty"));
    input().narrow(QStringLiteral("room:a"));
    input().exclude(QStringLiteral("type:ping"));
    QCOMPARE(chips().size(), 2);
    QCOMPARE(edit().text(), QStringLiteral("half ty"));
    input().narrow(QStringLiteral("type:ping")); // the opposite is replaced
    QCOMPARE(chips().size(), 2);
    QVERIFY(input().holds(QStringLiteral("type:ping")));
    input().clearFilter();
    QVERIFY(input().text().isEmpty());
    QVERIFY(edit().text().isEmpty());
}

void TestFilterBar::scopeIsAChipButNotText()
{
    QSignalSpy removed(&input(), &FilterInput::scopeRemoved);
    input().setText(QStringLiteral("type:b"));
    input().setScope(QStringLiteral("work shop"), {});
    QCOMPARE(chips().size(), 2);
    QCOMPARE(input().text(), QStringLiteral("type:b"));
    QTest::keyClick(chips().first(), Qt::Key_Delete);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(input().text(), QStringLiteral("type:b"));
}

void TestFilterBar::escapeIsHandedOn()
{
    QSignalSpy escaped(&input(), &FilterInput::escaped);
    QTest::keyClick(&edit(), Qt::Key_Escape);
    QCOMPARE(escaped.count(), 1);
}

void TestFilterBar::muting()
{
    QSignalSpy muting(m_bar.get(), &FilterBar::mutingChanged);
    m_bar->setMuting(true);
    QVERIFY(m_bar->isMuting());
    QCOMPARE(chips().size(), 1);
    LogRow row;
    row.type = "ping";
    QVERIFY(!input().filter().matches(row));
    row.type = "message";
    QVERIFY(input().filter().matches(row));
    m_bar->setMuting(false);
    QVERIFY(!m_bar->isMuting());
    QVERIFY(chips().isEmpty());
    QVERIFY(!muting.last().first().toBool());
}

void TestFilterBar::completesNames()
{
    edit().setVocabularySource([] {
        FilterVocabulary vocabulary;
        vocabulary.rooms = QStringList{QStringLiteral("general"), QStringLiteral("workshop")};
        return vocabulary;
    });
    edit().setFocus();
    QTest::keyClicks(&edit(), QStringLiteral("room:wo"));
    auto *completer = edit().findChild<QCompleter *>();
    QVERIFY(completer);
    QTRY_VERIFY(completer->popup()->isVisible());
    QCOMPARE(completer->model()->rowCount(), 1);
    QTest::keyClick(completer->popup(), Qt::Key_Down);
    QTest::keyClick(completer->popup(), Qt::Key_Return);
    QCOMPARE(edit().text().trimmed(), QStringLiteral("room:workshop"));
    QVERIFY(chips().isEmpty());
}

void TestFilterBar::savesFilters()
{
    SavedFilters &saved = m_bar->saved();
    saved.save(QStringLiteral("Mine"), QStringLiteral("room:a"));
    saved.save(QStringLiteral("Mine"), QStringLiteral("room:b"));
    saved.save(QStringLiteral("  "), QStringLiteral("room:b"));
    QCOMPARE(saved.entries().size(), 1);
    Q_EMIT saved.menu()->aboutToShow();
    saved.menu()->actions().first()->trigger();
    QCOMPARE(input().text(), QStringLiteral("room:b"));

    ColourRules colours;
    SavedFilters other(colours);
    other.fromJson(saved.toJson());
    QCOMPARE(other.entries(), saved.entries());
    other.fromJson(QJsonDocument::fromJson("{\"filters\":[1,{}],\"colours\":\"x\"}").object());
    QVERIFY(other.entries().isEmpty());
    saved.remove(QStringLiteral("Mine"));
    QVERIFY(saved.entries().isEmpty());
}

void TestFilterBar::colours()
{
    m_colours.add(QStringLiteral("type:ping"));
    m_colours.add(QStringLiteral("type:ping"));
    m_colours.add(QStringLiteral("nonsense:"));
    m_colours.add(QString());
    m_colours.add(QStringLiteral("room:a"));
    QCOMPARE(m_colours.rules().size(), 2);
    QVERIFY(m_colours.rules().at(0).colour != m_colours.rules().at(1).colour);
    LogRow row;
    QVERIFY(!m_colours.background(row, m_bar->palette()).isValid());
    row.type = "ping";
    QCOMPARE(m_colours.background(row, m_bar->palette()), ColourRules::tint(0, m_bar->palette()));
}

QTEST_MAIN(TestFilterBar)
#include "tst_filterbar.moc"
