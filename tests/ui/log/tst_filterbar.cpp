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
#include <QtWidgets/QInputDialog>
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
    void manyChipsTakeMoreRows();
    void endlessChipsLeaveRoomToType();
    void scopeIsAChipButNotText();
    void scopesAreTakenOutOneByOne();
    void savedFiltersAreWhatIsShown();
    void brokenFilterIsLeftInTheLine();
    void timesAreOnTheDayShown();
    void escapeIsHandedOn();
    void muting();
    void completesNames();
    void completes_data();
    void completes();
    void escapeClosesTheListFirst();
    void halfAPathHidesNothing();
    void asksForAName();
    void savesFilters();
    void colours();

private:
    QAbstractItemView *typeWithCompletion(const QString &text);
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
    // However long the word is, the panels beside the log keep their place.
    const int width = m_bar->minimumSizeHint().width();
    edit().setText(QString(60, QLatin1Char('x')) + QStringLiteral(":y"));
    QTest::keyClick(&edit(), Qt::Key_Return);
    QCOMPARE(m_bar->minimumSizeHint().width(), width);
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

void TestFilterBar::manyChipsTakeMoreRows()
{
    const int width = m_bar->minimumSizeHint().width();
    const int height = m_bar->heightForWidth(700);
    input().setText(QStringLiteral("room:workshop user:anna type:document_updated payload.version>17 "
                                   "payload.cursor.line=4 dir:in size>1k !type:ping"));
    m_bar->setFixedWidth(700);
    m_bar->setFixedHeight(m_bar->heightForWidth(700));
    QVERIFY(m_bar->height() > height);
    // Panels beside the log keep their place.
    QCOMPARE(m_bar->minimumSizeHint().width(), width);
    QCoreApplication::processEvents();
    QCOMPARE(chips().size(), 8);
    for (const FilterChipButton *chip : chips()) {
        QVERIFY2(chip->width() >= chip->sizeHint().width(), qPrintable(chip->text()));
        QVERIFY(input().rect().contains(chip->geometry()));
        QVERIFY(!chip->geometry().intersects(edit().geometry()));
    }
    QVERIFY(edit().width() >= 120);
    input().clearFilter();
    QTRY_COMPARE(m_bar->heightForWidth(700), height);
}

void TestFilterBar::endlessChipsLeaveRoomToType()
{
    QStringList terms;
    for (int i = 0; i < 200; ++i)
        terms.append(QStringLiteral("!user:guest-%1").arg(i));
    input().setText(terms.join(QLatin1Char(' ')));
    m_bar->setFixedWidth(700);
    m_bar->setFixedHeight(m_bar->heightForWidth(700));
    QCoreApplication::processEvents();
    QVERIFY(m_bar->height() < 200);
    QVERIFY(input().rect().contains(edit().geometry()));
    QVERIFY(edit().width() >= 120);
    for (const FilterChipButton *chip : chips())
        QVERIFY(chip->geometry().isEmpty() || !chip->geometry().intersects(edit().geometry()));
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

void TestFilterBar::scopesAreTakenOutOneByOne()
{
    QSignalSpy removed(&input(), &FilterInput::scopeRemoved);
    input().setScope(QStringLiteral("workshop"), QStringLiteral("anna"));
    QCOMPARE(chips().size(), 2);
    QTest::keyClick(chips().at(1), Qt::Key_Delete);
    QCOMPARE(removed.takeFirst(), (QVariantList{false, true}));
    QTest::keyClick(chips().at(0), Qt::Key_Delete);
    QCOMPARE(removed.takeFirst(), (QVariantList{true, false}));
}

void TestFilterBar::savedFiltersAreWhatIsShown()
{
    QSignalSpy removed(&input(), &FilterInput::scopeRemoved);
    QCOMPARE(m_bar->saved().currentFilter(), QString());
    input().setScope(QStringLiteral("work shop"), {});
    input().setText(QStringLiteral("type:b"));
    QCOMPARE(m_bar->saved().currentFilter(), QStringLiteral("room:\"work shop\" type:b"));
    // One that names no room is used in the room that was picked; another one leaves it.
    input().showFilter(QStringLiteral("kind:error"));
    QCOMPARE(removed.count(), 0);
    input().showFilter(QStringLiteral("room:other kind:error"));
    QCOMPARE(removed.count(), 1);
    QCOMPARE(input().text(), QStringLiteral("room:other kind:error"));
}

void TestFilterBar::brokenFilterIsLeftInTheLine()
{
    input().setText(QStringLiteral("type:b"));
    QSignalSpy errors(&input(), &FilterInput::errorChanged);
    input().setText(QStringLiteral("romo:x"));
    QCOMPARE(edit().text(), QStringLiteral("romo:x"));
    QVERIFY(chips().isEmpty());
    QCOMPARE(errors.last().first().value<FilterError>().problem, FilterProblem::UnknownField);
}

void TestFilterBar::timesAreOnTheDayShown()
{
    input().setDay(QDate(2026, 3, 14));
    input().setText(QStringLiteral("after:12:30"));
    LogRow row;
    row.timeUs = QDateTime(QDate(2026, 3, 14), QTime(12, 29)).toMSecsSinceEpoch() * 1000;
    QVERIFY(!input().filter().matches(row));
    row.timeUs += 60'000'000;
    QVERIFY(input().filter().matches(row));
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

QAbstractItemView *TestFilterBar::typeWithCompletion(const QString &text)
{
    edit().setVocabularySource([] {
        FilterVocabulary vocabulary;
        vocabulary.users = QStringList{QStringLiteral("ann smith"), QStringLiteral("ИмяПользователя"),
                                       QStringLiteral("a\"quote")};
        vocabulary.rooms = QStringList{QStringLiteral("workshop")};
        vocabulary.payloadPaths = QStringList{QStringLiteral(".cursor.line"), QStringLiteral(".updated_by")};
        return vocabulary;
    });
    edit().setFocus();
    for (const QChar c : text) { // keyClicks() knows only the keys of an American keyboard
        edit().insert(c);
        Q_EMIT edit().textEdited(edit().text());
    }
    return edit().findChild<QCompleter *>()->popup();
}

void TestFilterBar::completes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QList<int>>("keys");
    QTest::addColumn<QString>("text");
    QTest::newRow("tab takes the first")
        << "room:wo" << QList<int>{Qt::Key_Tab} << QStringLiteral("room:workshop");
    QTest::newRow("enter takes what is chosen")
        << "user:a" << QList<int>{Qt::Key_Down, Qt::Key_Down, Qt::Key_Return}
        << QStringLiteral("user:\"a\\\"quote\"");
    QTest::newRow("all that is below the payload")
        << "payload." << QList<int>{Qt::Key_Down, Qt::Key_Down, Qt::Key_Return}
        << QStringLiteral("payload.updated_by=");
    QTest::newRow("inside quotes") << "user:\"ann s" << QList<int>{Qt::Key_Tab}
                                   << QStringLiteral("user:\"ann smith\"");
    QTest::newRow("below the payload")
        << "payload.cu" << QList<int>{Qt::Key_Tab} << QStringLiteral("payload.cursor.line=");
    QTest::newRow("a field, then its value")
        << "roo" << QList<int>{Qt::Key_Tab, Qt::Key_Tab} << QStringLiteral("room:workshop");
    QTest::newRow("behind other terms")
        << "type:a user:\"Имя" << QList<int>{Qt::Key_Tab} << QStringLiteral("type:a user:ИмяПользователя");
}

void TestFilterBar::completes()
{
    QFETCH(QString, typed);
    QFETCH(QList<int>, keys);
    QFETCH(QString, text);
    QAbstractItemView *popup = typeWithCompletion(typed);
    for (const int key : std::as_const(keys)) {
        QTRY_VERIFY(popup->isVisible());
        QTest::keyClick(popup, Qt::Key(key));
    }
    QCOMPARE(edit().text(), text);
    QVERIFY(edit().hasFocus());
    QVERIFY(!popup->isVisible()); // nothing is left to offer, and Tab goes on
    QTest::keyClick(&edit(), Qt::Key_Tab);
    QVERIFY(!edit().hasFocus());
    QCOMPARE(edit().text(), text);
}

void TestFilterBar::escapeClosesTheListFirst()
{
    QSignalSpy escaped(&input(), &FilterInput::escaped);
    QAbstractItemView *popup = typeWithCompletion(QStringLiteral("room:wo"));
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
    QCOMPARE(edit().text(), QStringLiteral("room:wo"));
    QCOMPARE(escaped.count(), 0);
    QTest::keyClick(&edit(), Qt::Key_Escape);
    QCOMPARE(escaped.count(), 1);
}

void TestFilterBar::halfAPathHidesNothing()
{
    QSignalSpy changed(&input(), &FilterInput::filterChanged);
    QTest::keyClicks(&edit(), QStringLiteral("type:a"));
    QTRY_COMPARE(changed.count(), 1);
    QTest::keyClicks(&edit(), QStringLiteral(" payload.ver"));
    QVERIFY(!input().isWaiting());
    QTest::keyClicks(&edit(), QStringLiteral("=7"));
    QVERIFY(input().isWaiting());
    QTRY_COMPARE(changed.count(), 2);
    QCOMPARE(input().text(), QStringLiteral("type:a payload.ver=7"));
}

void TestFilterBar::asksForAName()
{
    input().setText(QStringLiteral("type:a"));
    const auto dialog = [this] {
        Q_EMIT m_bar->saved().menu()->aboutToShow();
        m_bar->saved().menu()->actions().at(2)->trigger();
        return m_bar->findChild<QInputDialog *>();
    };
    const auto saveAs = [](QInputDialog *asked, const QString &name) {
        QVERIFY(asked && asked->isVisible());
        asked->setTextValue(name);
        asked->accept();
    };
    saveAs(dialog(), QStringLiteral("Mine"));
    QTRY_VERIFY(!m_bar->findChild<QInputDialog *>());
    input().setText(QStringLiteral("type:b"));
    QInputDialog *again = dialog();
    const QString save = again->okButtonText();
    again->setTextValue(QStringLiteral("Mine "));
    QVERIFY(again->okButtonText() != save); // it says that one is there
    saveAs(again, QStringLiteral("Mine"));
    QCOMPARE(m_bar->saved().entries(),
             (QList<SavedFilters::Entry>{{QStringLiteral("Mine"), QStringLiteral("type:b")}}));
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
    QCOMPARE(m_colours.rules().first().filter, QStringLiteral("room:a")); // else another could hide it
    QVERIFY(m_colours.rules().at(0).colour != m_colours.rules().at(1).colour);
    LogRow row;
    QVERIFY(!m_colours.background(row, m_bar->palette()).isValid());
    row.type = "ping";
    const int first = m_colours.colourOf(QStringLiteral("type:ping"));
    QCOMPARE(m_colours.background(row, m_bar->palette()), ColourRules::tint(first, m_bar->palette()));
    m_colours.add(QStringLiteral("type:ping"), 5);
    QCOMPARE(m_colours.rules().size(), 2);
    QCOMPARE(m_colours.background(row, m_bar->palette()), ColourRules::tint(5, m_bar->palette()));
    m_colours.remove(QStringLiteral("type:ping"));
    QVERIFY(!m_colours.background(row, m_bar->palette()).isValid());
}

QTEST_MAIN(TestFilterBar)
#include "tst_filterbar.moc"
