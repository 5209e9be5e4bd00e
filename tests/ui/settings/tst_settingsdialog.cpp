// The settings dialog against the table of settings.
#include "core/settings/settingstable.h"
#include "ui/settings/limitfields.h"
#include "ui/settings/settingsdialog.h"
#include "ui/settings/windowsettings.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>
#include <QtWidgets/QSpinBox>

using namespace roomdeck;

class TestSettingsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsHaveTheTablesRanges_data();
    void fieldsHaveTheTablesRanges();
    void untouchedLimitsKeepTheirExactValues();
    void aTouchedLimitIsPublished();

private:
    static const SettingInfo *settingOf(const SettingsTable &table, const LimitField &field);

    QTemporaryDir m_folder;
};

/// The table's entry that writes the same limit.
const SettingInfo *TestSettingsDialog::settingOf(const SettingsTable &table, const LimitField &field)
{
    ServerSettings probe;
    probe.limits.*field.member = 123'456'789;
    for (const SettingInfo &setting : table.settings()) {
        if (setting.read(probe) == "123456789")
            return &setting;
    }
    return nullptr;
}

void TestSettingsDialog::fieldsHaveTheTablesRanges_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(limitFields().size()); ++i)
        QTest::newRow(limitFields()[i].label) << i;
}

void TestSettingsDialog::fieldsHaveTheTablesRanges()
{
    QFETCH(int, index);
    const LimitField &field = limitFields()[index];
    const SettingsTable table;
    const SettingInfo *setting = settingOf(table, field);
    QVERIFY(setting);
    const auto accepts = [&](qint64 shown) {
        ServerSettings settings;
        return setting->write(settings, QByteArray::number(shown * field.scale));
    };
    QVERIFY(accepts(field.minimum));
    QVERIFY(accepts(field.maximum));
    QVERIFY(!accepts(qint64(field.minimum) - 1));
    QVERIFY(!accepts(qint64(field.maximum) + 1));
    QCOMPARE(accepts(0), field.zeroMeansNone);
}

void TestSettingsDialog::untouchedLimitsKeepTheirExactValues()
{
    QSettings storage(m_folder.filePath(QStringLiteral("untouched.ini")), QSettings::IniFormat);
    WindowSettings window(storage);
    ServerSettings server;
    server.limits.maxMessageBytes = 1000; // less than the KiB the box counts in
    server.limits.pingIntervalMs = 1500;
    SettingsDialog dialog(server, window);
    QSignalSpy published(&dialog, &SettingsDialog::serverSettingsChanged);
    for (QSpinBox *box : dialog.findChildren<QSpinBox *>()) {
        if (box->maximum() == 65535)
            box->setValue(4711);
    }
    QCOMPARE(published.size(), 1);
    const auto changed = published[0][0].value<ServerSettings>();
    QCOMPARE(changed.port, quint16(4711));
    QCOMPARE(changed.limits, server.limits);
}

void TestSettingsDialog::aTouchedLimitIsPublished()
{
    QSettings storage(m_folder.filePath(QStringLiteral("touched.ini")), QSettings::IniFormat);
    WindowSettings window(storage);
    SettingsDialog dialog(ServerSettings(), window);
    QSignalSpy published(&dialog, &SettingsDialog::serverSettingsChanged);
    for (QSpinBox *box : dialog.findChildren<QSpinBox *>()) {
        if (box->maximum() == 256 * 1024)
            box->setValue(128);
    }
    QCOMPARE(published.size(), 1);
    QCOMPARE(published[0][0].value<ServerSettings>().limits.maxMessageBytes, 128 * 1024);
}

QTEST_MAIN(TestSettingsDialog)
#include "tst_settingsdialog.moc"
