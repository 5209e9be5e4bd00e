#include "ui/settings/serverprofile.h"

#include "core/settings/settingstable.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSettings>

namespace roomdeck {

namespace {

QString storageKey(const SettingInfo &setting)
{
    return QStringLiteral("server/") + QString::fromLatin1(setting.key);
}

} // namespace

QByteArray plainValue(const SettingInfo &setting, const ServerSettings &settings)
{
    const QByteArray value = setting.read(settings);
    if (!value.startsWith('"'))
        return value;
    return QJsonDocument::fromJson('[' + value + ']').array().at(0).toString().toUtf8();
}

ServerSettings storedServer(const QSettings &storage)
{
    ServerSettings settings;
    const SettingsTable table;
    for (const SettingInfo &setting : table.settings()) {
        const QVariant value = storage.value(storageKey(setting));
        if (value.isValid())
            setting.write(settings, value.toString().toUtf8());
    }
    return settings;
}

void storeServer(QSettings &storage, const ServerSettings &settings)
{
    const ServerSettings defaults;
    const SettingsTable table;
    for (const SettingInfo &setting : table.settings()) {
        const QByteArray value = plainValue(setting, settings);
        if (value == plainValue(setting, defaults))
            storage.remove(storageKey(setting));
        else
            storage.setValue(storageKey(setting), QString::fromUtf8(value));
    }
}

ServerSettings overlaid(const ServerSettings &base, const ServerSettings &given)
{
    ServerSettings result = base;
    const ServerSettings defaults;
    const SettingsTable table;
    for (const SettingInfo &setting : table.settings()) {
        const QByteArray value = plainValue(setting, given);
        if (value != plainValue(setting, defaults))
            setting.write(result, value);
    }
    return result;
}

} // namespace roomdeck
