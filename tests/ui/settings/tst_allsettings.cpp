// The page with every setting: complete, searchable, and no wrong value gets through.
#include "ui/settings/allsettingspage.h"
#include "ui/settings/settingsdialog.h"
#include "ui/settings/settingsmodel.h"
#include "ui/settings/windowsettings.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTableView>

using namespace roomdeck;

class TestAllSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void model();
    void everyKeyIsThere();
    void edits_data();
    void edits();
    void search();
    void defaults();
    void pagesAgree();
};

namespace {

int rowOf(const QAbstractItemModel &model, const QString &key)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, SettingsModel::Key).data().toString() == key)
            return row;
    }
    return -1;
}

bool write(QAbstractItemModel &model, const char *key, const char *value)
{
    return model.setData(model.index(rowOf(model, QString::fromLatin1(key)), SettingsModel::Value),
                         QString::fromLatin1(value));
}

} // namespace

void TestAllSettings::model()
{
    SettingsModel model({});
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(write(model, "limits.max_connections", "7"));
    ServerSettings other;
    other.port = 81;
    model.setSettings(other);
    QCOMPARE(model.settings(), other);
    QVERIFY(model.index(0, 0).data(SettingsModel::ChangedRole).toBool());
    QVERIFY(!model.setData(model.index(0, SettingsModel::Key), QStringLiteral("x")));
    QVERIFY(!model.data({}).isValid());
}

void TestAllSettings::everyKeyIsThere()
{
    const SettingsModel model({});
    const SettingsTable table;
    QCOMPARE(model.rowCount(), int(table.settings().size()));
    for (const SettingInfo &setting : table.settings()) {
        const QModelIndex index
            = model.index(rowOf(model, QString::fromLatin1(setting.key)), SettingsModel::Value);
        QVERIFY2(index.isValid(), setting.key.constData());
        QVERIFY(!index.data(SettingsModel::HelpRole).toString().isEmpty());
        QVERIFY(!index.data(SettingsModel::RangeRole).toString().isEmpty());
        QVERIFY(!index.data(SettingsModel::ChangedRole).toBool());
    }
}

void TestAllSettings::edits_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("taken");
    const auto row = [](const char *key, const char *value, bool taken) {
        QTest::addRow("%s = %s", key, value)
            << QString::fromLatin1(key) << QString::fromLatin1(value) << taken;
    };
    row("limits.max_connections", "5", true);
    row("limits.max_connections", " 5 ", true);
    row("limits.max_connections", "0", false);
    row("limits.max_connections", "many", false);
    row("listen", "0.0.0.0:9000", true);
    row("listen", "nowhere:port", false);
    row("allowed_origins", "https://a.example null", true);
    row("allowed_origins", "https://a.example/", false);
    row("auth", "jwt", true);
    row("auth", "magic", false);
    row("recording.enabled", "false", true);
    row("webhooks.url", "ftp://x", false);
}

void TestAllSettings::edits()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(bool, taken);
    AllSettingsPage page({});
    const QSignalSpy changed(&page, &AllSettingsPage::changed);
    auto *table = page.findChild<QTableView *>();
    const int row = rowOf(*table->model(), key);
    const QModelIndex index = table->model()->index(row, SettingsModel::Value);
    const QString before = index.data().toString();
    table->setCurrentIndex(index);
    QCOMPARE(table->model()->setData(index, value), taken);
    QCOMPARE(changed.size(), taken ? 1 : 0);
    QCOMPARE(index.data().toString(), taken ? value.trimmed() : before);
    QVERIFY((page.settings() == ServerSettings()) != taken);
    bool told = false;
    for (const QLabel *label : page.findChildren<QLabel *>())
        told
            = told || (label->text().contains(value) && label->text().contains(QLatin1String("not allowed")));
    QCOMPARE(told, !taken);
}

void TestAllSettings::search()
{
    AllSettingsPage page({});
    auto *table = page.findChild<QTableView *>();
    auto *field = page.findChild<QLineEdit *>(QStringLiteral("searchSettings"));
    const int all = table->model()->rowCount();
    QTest::keyClicks(field, QStringLiteral("OUTBOX"));
    QCOMPARE(table->model()->rowCount(), 3);
    QVERIFY(table->currentIndex().isValid());
    field->setText(QStringLiteral("private key")); // a word of the help
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("tls_key"));
    field->setText(QStringLiteral("no such thing"));
    QCOMPARE(table->model()->rowCount(), 0);
    QVERIFY(!page.findChild<QPushButton *>()->isEnabled());
    field->clear();
    QCOMPARE(table->model()->rowCount(), all);
}

void TestAllSettings::defaults()
{
    ServerSettings settings;
    settings.limits.maxJsonDepth = 9;
    AllSettingsPage page(settings);
    auto *table = page.findChild<QTableView *>();
    auto *reset = page.findChild<QPushButton *>(QStringLiteral("defaultSetting"));
    QVERIFY(!reset->isEnabled());
    table->selectRow(rowOf(*table->model(), QStringLiteral("limits.max_json_depth")));
    QVERIFY(reset->isEnabled());
    reset->click();
    QCOMPARE(page.settings(), ServerSettings());
    QVERIFY(!reset->isEnabled());
}

void TestAllSettings::pagesAgree()
{
    const QTemporaryDir folder;
    QSettings storage(folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
    WindowSettings window(storage);
    SettingsDialog dialog({}, window);
    QSignalSpy published(&dialog, &SettingsDialog::serverSettingsChanged);
    QAbstractItemModel &all = *dialog.findChild<QTableView *>(QStringLiteral("allSettings"))->model();
    const auto box = [&](int maximum) {
        for (QSpinBox *found : dialog.findChildren<QSpinBox *>()) {
            if (found->maximum() == maximum)
                return found;
        }
        return static_cast<QSpinBox *>(nullptr);
    };
    QVERIFY(write(all, "listen", "127.0.0.1:4711"));
    QCOMPARE(box(65535)->value(), 4711);
    QVERIFY(write(all, "limits.max_message_bytes", "131072"));
    QCOMPARE(box(256 * 1024)->value(), 128);
    QVERIFY(write(all, "recording.max_age_days", "3"));
    QVERIFY(write(all, "recording.max_queue_bytes", "2000000"));
    QVERIFY(write(all, "connect_hook.timeout_ms", "500"));
    QCOMPARE(published.size(), 5);
    box(65535)->setValue(4712);
    QCOMPARE(published.size(), 6);
    const auto settings = published.last()[0].value<ServerSettings>();
    QCOMPARE(settings.port, quint16(4712));
    QCOMPARE(settings.limits.maxMessageBytes, 131072);
    QCOMPARE(settings.recording.maxAgeDays, 3);
    QCOMPARE(settings.recording.maxQueueBytes, qint64(2'000'000));
    QCOMPARE(settings.connectHook.timeoutMs, 500);
    QCOMPARE(all.index(0, SettingsModel::Value).data().toString(), QStringLiteral("127.0.0.1:4712"));
}

QTEST_MAIN(TestAllSettings)
#include "tst_allsettings.moc"
