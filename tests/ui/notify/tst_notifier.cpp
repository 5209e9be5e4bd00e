// Of what the operator is told, when, and how often; by a clock of the test's own.
#include "ui/notify/notifier.h"

#include <QtTest/QtTest>

using namespace roomdeck;

namespace {

TrafficBatchPtr batch(const QList<TrafficEntry> &entries)
{
    auto result = std::make_shared<TrafficBatch>();
    result->entries = entries;
    return result;
}

TrafficEntry joined(const QByteArray &user)
{
    TrafficEntry entry;
    entry.kind = TrafficKind::Joined;
    entry.room = "workshop";
    entry.user = user;
    entry.type = "user_joined";
    return entry;
}

TrafficEntry message(const QByteArray &type)
{
    TrafficEntry entry;
    entry.user = "anna";
    entry.room = "workshop";
    entry.type = type;
    entry.payload = "{}";
    return entry;
}

} // namespace

class TestNotifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsOfWhatPasses();
    void neverWhileTheWindowIsInFront();
    void doesNotNag();
    void comingBackForgetsWhatWasMissed();
    void offAndWrongRulesAreSilent();
    void popupAndSoundAreChosenApart();
    void hostileTextIsEscaped();
    void rulesSurviveTheirFile();

private:
    NotificationRule rule(const char *filter) const
    {
        return {QStringLiteral("rule"), QLatin1String(filter), true, true, false};
    }

    qint64 m_nowMs = 0;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<QSignalSpy> m_popups;
    std::unique_ptr<QSignalSpy> m_sounds;
};

void TestNotifier::init()
{
    m_nowMs = 1000;
    m_popups.reset();
    m_sounds.reset();
    m_notifier = std::make_unique<Notifier>([this] { return m_nowMs; });
    m_notifier->setDialects({QString(), QStringLiteral("hub"), QStringLiteral("chat")});
    m_popups = std::make_unique<QSignalSpy>(m_notifier.get(), &Notifier::popupWanted);
    m_sounds = std::make_unique<QSignalSpy>(m_notifier.get(), &Notifier::soundWanted);
}

void TestNotifier::tellsOfWhatPasses()
{
    m_notifier->setRules({rule("kind:joined user:an*")});
    m_notifier->setWindowInFront(false);
    m_notifier->note(batch({joined("boris"), message("note")}));
    QCOMPARE(m_popups->size(), 0);
    m_notifier->note(batch({joined("anna")}));
    QCOMPARE(m_popups->size(), 1);
    QCOMPARE(m_popups->constFirst()[0].toString(), QStringLiteral("rule"));
    QVERIFY(m_popups->constFirst()[1].toString().contains(QStringLiteral("anna")));
    QVERIFY(m_popups->constFirst()[1].toString().contains(QStringLiteral("workshop")));
}

void TestNotifier::neverWhileTheWindowIsInFront()
{
    m_notifier->setRules({rule("kind:joined")});
    m_notifier->note(batch({joined("anna")}));
    m_notifier->setWindowInFront(false);
    m_notifier->setWindowInFront(true);
    m_notifier->note(batch({joined("anna")}));
    QCOMPARE(m_popups->size(), 0);
}

void TestNotifier::doesNotNag()
{
    m_notifier->setRules({rule("kind:joined")});
    m_notifier->setWindowInFront(false);
    m_notifier->note(batch({joined("a"), joined("b"), joined("c"), joined("d")}));
    QCOMPARE(m_popups->size(), 1);
    m_nowMs += Notifier::QuietMs - 1;
    m_notifier->tellOverdue();
    QCOMPARE(m_popups->size(), 1);
    m_nowMs += 1;
    m_notifier->tellOverdue();
    QCOMPARE(m_popups->size(), 2);
    QVERIFY(m_popups->constLast()[1].toString().contains(QLatin1Char('3')));
    m_nowMs += Notifier::QuietMs;
    m_notifier->tellOverdue();
    QCOMPARE(m_popups->size(), 2); // nothing new
    m_notifier->note(batch({joined("e")}));
    QCOMPARE(m_popups->size(), 3);
}

void TestNotifier::comingBackForgetsWhatWasMissed()
{
    m_notifier->setRules({rule("kind:joined")});
    m_notifier->setWindowInFront(false);
    m_notifier->note(batch({joined("a"), joined("b")}));
    m_notifier->setWindowInFront(true);
    m_nowMs += 10 * Notifier::QuietMs;
    m_notifier->tellOverdue();
    QCOMPARE(m_popups->size(), 1);
}

void TestNotifier::offAndWrongRulesAreSilent()
{
    NotificationRule off = rule("kind:joined");
    off.enabled = false;
    m_notifier->setRules({off, rule("kind:no such kind ("), rule("  ")});
    m_notifier->setWindowInFront(false);
    m_notifier->note(batch({joined("anna")}));
    QCOMPARE(m_popups->size(), 0);
}

void TestNotifier::popupAndSoundAreChosenApart()
{
    NotificationRule silent = rule("type:hand_raised");
    NotificationRule loud = rule("type:hand_raised");
    loud.popup = false;
    loud.sound = true;
    m_notifier->setRules({silent, loud});
    m_notifier->setWindowInFront(false);
    m_notifier->note(batch({message("hand_raised")}));
    QCOMPARE(m_popups->size(), 1);
    QCOMPARE(m_sounds->size(), 1);
}

void TestNotifier::hostileTextIsEscaped()
{
    m_notifier->setRules({rule("kind:joined")});
    m_notifier->setWindowInFront(false);
    m_notifier->note(batch({joined("a\u202eb\nc")}));
    const QString text = m_popups->constFirst()[1].toString();
    QVERIFY(!text.contains(QChar(0x202e)));
    QVERIFY(!text.contains(QLatin1Char('\n')));
}

void TestNotifier::rulesSurviveTheirFile()
{
    NotificationRule odd{QStringLiteral("Имя \"в кавычках\""), QStringLiteral("type~^a"), true, false, true};
    QCOMPARE(notificationRulesFromJson(notificationRulesToJson({odd})), QList<NotificationRule>{odd});
    QCOMPARE(notificationRulesFromJson(notificationRulesToJson({})), QList<NotificationRule>());
    for (const QByteArray &damaged : {QByteArray(), QByteArray("{"), QByteArray("{}")})
        QCOMPARE(notificationRulesFromJson(damaged), firstNotificationRules());
    for (const NotificationRule &first : firstNotificationRules()) {
        QVERIFY(!first.enabled);
        QVERIFY(Filter::parse(first.filter).isValid());
    }
}

QTEST_GUILESS_MAIN(TestNotifier)
#include "tst_notifier.moc"
