// Pictures of the moderation desk's windows, light and dark, English and Russian; no text may be cut off.
#include "tests/ui/moderation/deskfixture.h"
#include "tests/ui/support/cuttexts.h"

#include <QtCore/QDir>
#include <QtWidgets/QDialog>

using namespace roomdeck;
using namespace roomdeck::test;

using Language = WindowSettings::Language;
using Scheme = WindowSettings::Scheme;

class TestModerationScreens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dialogs_data();
    void dialogs();
};

void TestModerationScreens::dialogs_data()
{
    QTest::addColumn<Language>("language");
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("light-en") << Language::English << Scheme::Light;
    QTest::newRow("light-ru") << Language::Russian << Scheme::Light;
    QTest::newRow("dark-en") << Language::English << Scheme::Dark;
    QTest::newRow("dark-ru") << Language::Russian << Scheme::Dark;
}

void TestModerationScreens::dialogs()
{
    QFETCH(Language, language);
    QFETCH(Scheme, scheme);
    QVERIFY(QDir().mkpath(QStringLiteral(SCREENSHOT_DIR)));
    DeskFixture f(language, scheme);
    QVERIFY(f.start());
    f.selectRoom("workshop");
    f.actions().lock->trigger();
    f.select({"anna", "boris"});
    for (const char *name : {"ban", "muteOther", "move", "enter", "leave", "disconnectUser", "roomSettings",
                             "restrictions", "auditTrail", "notifications"}) {
        QAction *action = f.action(QLatin1String(name));
        QVERIFY2(action && action->isEnabled(), name);
        action->trigger();
        auto *dialog = f.dialog<QDialog>();
        QVERIFY2(dialog && QTest::qWaitForWindowExposed(dialog), name);
        const QString file = QStringLiteral(SCREENSHOT_DIR "/moderate-%1-%2.png")
                                 .arg(QLatin1String(name), QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(dialog->grab().save(file));
        QCOMPARE(cutTexts(*dialog).join(QLatin1Char('|')), QString());
        delete dialog;
    }
}

QTEST_MAIN(TestModerationScreens)
#include "tst_moderationscreens.moc"
