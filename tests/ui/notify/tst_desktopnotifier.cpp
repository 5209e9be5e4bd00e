// Notifications as a desktop gets them: a session bus of the test's own, and on it a service that writes down
// what it is asked to show.
#include "tests/ui/moderation/deskfixture.h"
#include "ui/notify/attentiondesk.h"
#include "ui/notify/desktopnotifier.h"
#include "ui/notify/notificationsdialog.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtWidgets/QLabel>

#include <algorithm>
#include <optional>

using namespace roomdeck;
using namespace roomdeck::test;

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");

struct Shown
{
    uint id = 0;
    uint replaces = 0;
    QString title;
    QString body;
};

} // namespace

/// What a desktop's shell is to the programs.
class Desktop : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    explicit Desktop(const QStringList &capabilities)
        : m_capabilities(capabilities),
          m_bus(QDBusConnection::connectToBus(QString::fromLocal8Bit(qgetenv("DBUS_SESSION_BUS_ADDRESS")),
                                              QStringLiteral("desktop")))
    {
        m_bus.registerObject(path, this, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        m_bus.registerService(service);
    }
    ~Desktop() override
    {
        m_bus.unregisterService(service);
        m_bus.unregisterObject(path);
        QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
    }

    QList<Shown> shown;
    QList<uint> closed;

public Q_SLOTS:
    QStringList GetCapabilities() { return m_capabilities; }
    void Notify(const QString &program, uint replaces, const QString &icon, const QString &title,
                const QString &body, const QStringList &actions, const QVariantMap &hints, int timeout,
                const QDBusMessage &call)
    {
        Q_UNUSED(program)
        Q_UNUSED(icon)
        Q_UNUSED(actions)
        Q_UNUSED(hints)
        Q_UNUSED(timeout)
        const uint id = replaces != 0 ? replaces : ++m_last;
        shown.append({id, replaces, title, body});
        call.setDelayedReply(true); // it is sent here
        m_bus.send(call.createReply(id));
    }
    void CloseNotification(uint id) { closed.append(id); }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);

private:
    QStringList m_capabilities;
    QDBusConnection m_bus;
    uint m_last = 0;
};

class TestDesktopNotifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void textIsNoMarkup_data();
    void textIsNoMarkup();
    void takesThePlaceOfTheFormer();
    void aClickBringsTheWindow();
    void saysWhenThereAreNone();
    void tellsOfWhatClientsDo();

private:
    static void show(DesktopNotifier &notifier, const Desktop &desktop, const QString &title);

    QTemporaryDir m_folder;
    QProcess m_bus;
};

void TestDesktopNotifier::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty())
        QSKIP("there is no dbus-daemon");
    // Nothing on this bus starts by itself, whatever this computer has installed.
    QFile config(m_folder.filePath(QStringLiteral("bus.conf")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("<busconfig><type>session</type><listen>unix:dir=" + m_folder.path().toUtf8()
                 + "</listen><auth>EXTERNAL</auth><policy context=\"default\"><allow send_destination=\"*\"/>"
                   "<allow receive_sender=\"*\"/><allow own=\"*\"/></policy></busconfig>");
    config.close();
    m_bus.start(QStringLiteral("dbus-daemon"),
                {QStringLiteral("--nofork"), QStringLiteral("--print-address"),
                 QStringLiteral("--config-file=") + config.fileName()});
    QVERIFY(m_bus.waitForReadyRead(20'000));
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
    QVERIFY(QDBusConnection::sessionBus().isConnected());
}

void TestDesktopNotifier::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(QStringLiteral("qt_default_session_bus"));
    m_bus.terminate();
    m_bus.waitForFinished();
}

void TestDesktopNotifier::textIsNoMarkup_data()
{
    QTest::addColumn<QStringList>("capabilities");
    QTest::addColumn<QString>("body");
    QTest::newRow("where markup counts")
        << QStringList{QStringLiteral("body"), QStringLiteral("body-markup"), QStringLiteral("actions")}
        << QStringLiteral("&lt;b&gt;you&lt;/b&gt; &amp; &lt;img src=&quot;x&quot;&gt;");
    QTest::newRow("where it does not")
        << QStringList{QStringLiteral("body")} << QStringLiteral("<b>you</b> & <img src=\"x\">");
}

void TestDesktopNotifier::textIsNoMarkup()
{
    QFETCH(QStringList, capabilities);
    QFETCH(QString, body);
    Desktop desktop(capabilities);
    DesktopNotifier notifier;
    QSignalSpy known(&notifier, &DesktopNotifier::availabilityChanged);
    QTRY_VERIFY(!known.isEmpty());
    notifier.show(QStringLiteral("<i>Somebody</i>"), QStringLiteral("<b>you</b> & <img src=\"x\">"));
    QTRY_COMPARE(desktop.shown.size(), 1);
    QCOMPARE(desktop.shown.constFirst().body, body);
    QCOMPARE(desktop.shown.constFirst().title, QStringLiteral("<i>Somebody</i>")); // never markup there
}

// Shows one and waits until it is there.
void TestDesktopNotifier::show(DesktopNotifier &notifier, const Desktop &desktop, const QString &title)
{
    const qsizetype before = desktop.shown.size();
    notifier.show(title, QStringLiteral("text"));
    QTRY_COMPARE(desktop.shown.size(), before + 1);
}

void TestDesktopNotifier::takesThePlaceOfTheFormer()
{
    Desktop desktop({QStringLiteral("body"), QStringLiteral("actions")});
    DesktopNotifier notifier;
    QSignalSpy clicked(&notifier, &DesktopNotifier::activated);
    show(notifier, desktop, QStringLiteral("Joins"));
    show(notifier, desktop, QStringLiteral("Errors"));
    const uint joins = desktop.shown[0].id;
    const uint errors = desktop.shown[1].id;
    QVERIFY(errors != joins);
    QTRY_VERIFY(
        (show(notifier, desktop, QStringLiteral("Joins")), desktop.shown.constLast().replaces == joins));
    QTRY_VERIFY(
        (show(notifier, desktop, QStringLiteral("Errors")), desktop.shown.constLast().replaces == errors));
    Q_EMIT desktop.NotificationClosed(joins, 2);
    Q_EMIT desktop.ActionInvoked(errors, QStringLiteral("default")); // arrives behind the other
    QTRY_COMPARE(clicked.size(), 1);
    show(notifier, desktop, QStringLiteral("Joins"));
    QCOMPARE(desktop.shown.constLast().replaces, 0U);
}

void TestDesktopNotifier::aClickBringsTheWindow()
{
    Desktop desktop({QStringLiteral("body"), QStringLiteral("actions")});
    DesktopNotifier notifier;
    QSignalSpy clicked(&notifier, &DesktopNotifier::activated);
    QTRY_VERIFY((show(notifier, desktop, QStringLiteral("Joins")), desktop.shown.constLast().replaces != 0));
    const uint id = desktop.shown.constLast().id;
    Q_EMIT desktop.ActionInvoked(id + 7, QStringLiteral("default")); // another program's
    Q_EMIT desktop.ActionInvoked(id, QStringLiteral("other"));
    Q_EMIT desktop.ActionInvoked(id, QStringLiteral("default"));
    QTRY_COMPARE(clicked.size(), 1);
    notifier.withdraw(); // the window is in front now
    QTRY_COMPARE(desktop.closed, QList<uint>{id});
}

void TestDesktopNotifier::saysWhenThereAreNone()
{
    DesktopNotifier notifier;
    QTRY_VERIFY(!notifier.isAvailable()); // neither a service nor a tray
    Desktop desktop({QStringLiteral("body")}); // the shell has started
    QTRY_VERIFY(notifier.isAvailable());
}

void TestDesktopNotifier::tellsOfWhatClientsDo()
{
    Desktop desktop({QStringLiteral("body"), QStringLiteral("body-markup")});
    DeskFixture f;
    QVERIFY(f.start());
    auto *desk = f.window->findChild<AttentionDesk *>();
    desk->notifier().setRules(
        {{QStringLiteral("Hands"), QStringLiteral("type:hand_raised"), true, true, true}});
    const QJsonObject hand{{QStringLiteral("type"), QStringLiteral("hand_raised")},
                           {QStringLiteral("payload"), QStringLiteral("<a href=\"x\">now\u202e</a>")}};
    f.anna->say(hand); // the window is in front
    QTRY_VERIFY(f.boris->hasReceived("hand_raised"));
    const auto rows = [&] { return f.window->log().stats().rows; };
    const auto before = rows();
    desk->notifier().setWindowInFront(false);
    f.anna->say(hand);
    QTRY_VERIFY(rows() > before);
    QTRY_COMPARE(desktop.shown.size(), 1);
    QCOMPARE(desktop.shown[0].title, QStringLiteral("Hands"));
    QVERIFY2(desktop.shown[0].body.contains(QStringLiteral("&lt;a href=")),
             qPrintable(desktop.shown[0].body));
    QVERIFY(!desktop.shown[0].body.contains(QChar(0x202e)));
    QVERIFY(!desktop.shown[0].body.contains(QLatin1Char('<')));
}

QTEST_MAIN(TestDesktopNotifier)
#include "tst_desktopnotifier.moc"
