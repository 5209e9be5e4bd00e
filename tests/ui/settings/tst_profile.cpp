// What a profile remembers, and what goes before it.
#include "ui/settings/serverprofile.h"
#include "ui/settings/windowsettings.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace roomdeck;

class TestProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void serverSettingsComeBack();
    void defaultsAreNotStored();
    void damagedValuesAreIgnored();
    void flagsGoFirst();
    void windowSettings();

private:
    QTemporaryDir m_folder;
    QString m_file;
};

void TestProfile::init()
{
    m_file
        = m_folder.filePath(QStringLiteral("%1.ini").arg(QString::fromLatin1(QTest::currentTestFunction())));
}

void TestProfile::serverSettingsComeBack()
{
    ServerSettings settings;
    settings.address = QStringLiteral("::1");
    settings.port = 4711;
    settings.echoToSender = false;
    settings.allowedOrigins = {"https://a.example", "null"};
    settings.tlsKey = QStringLiteral("/etc/ключ \"x\".pem");
    settings.limits.maxMessageBytes = 4096;
    {
        QSettings storage(m_file, QSettings::IniFormat);
        storeServer(storage, settings);
    }
    QCOMPARE(storedServer(QSettings(m_file, QSettings::IniFormat)), settings);
}

void TestProfile::defaultsAreNotStored()
{
    QSettings storage(m_file, QSettings::IniFormat);
    ServerSettings settings;
    settings.port = 4711;
    storeServer(storage, settings);
    QVERIFY(!storage.allKeys().isEmpty());
    storeServer(storage, ServerSettings());
    QCOMPARE(storage.allKeys(), QStringList());
}

void TestProfile::damagedValuesAreIgnored()
{
    QSettings storage(m_file, QSettings::IniFormat);
    storage.setValue(QStringLiteral("server/listen"), QStringLiteral("nonsense:99999"));
    storage.setValue(QStringLiteral("server/limits.max_message_bytes"), QStringLiteral("-5"));
    QCOMPARE(storedServer(storage), ServerSettings());
}

void TestProfile::flagsGoFirst()
{
    ServerSettings profile;
    profile.port = 4711;
    profile.limits.maxMessageBytes = 4096;
    ServerSettings flags;
    flags.port = 9000;
    const ServerSettings result = overlaid(profile, flags);
    QCOMPARE(result.port, quint16(9000));
    QCOMPARE(result.limits.maxMessageBytes, 4096);
}

void TestProfile::windowSettings()
{
    QSettings storage(m_file, QSettings::IniFormat);
    WindowSettings settings(storage);
    QCOMPARE(settings.language(), WindowSettings::Language::System);
    QCOMPARE(settings.logRows(), WindowSettings::DefaultLogRows);
    settings.setLanguage(WindowSettings::Language::Russian);
    settings.setScheme(WindowSettings::Scheme::Dark);
    settings.setLogRows(5000);
    settings.setState(QStringLiteral("docks"), QByteArray("\0x", 2));
    QCOMPARE(settings.language(), WindowSettings::Language::Russian);
    QCOMPARE(settings.scheme(), WindowSettings::Scheme::Dark);
    QCOMPARE(settings.logRows(), 5000);
    QCOMPARE(settings.state(QStringLiteral("docks")), QByteArray("\0x", 2));
    storage.setValue(QStringLiteral("log/rows"), 3);
    QCOMPARE(settings.logRows(), WindowSettings::DefaultLogRows);
}

QTEST_APPLESS_MAIN(TestProfile)
#include "tst_profile.moc"
