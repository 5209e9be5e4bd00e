#include "core/settings/settingstable.h"

#include "core/settings/settingslist.h"

#include <QtCore/QFile>

#include <sstream>

#include <toml++/toml.h>

namespace roomdeck {

namespace {

Error cannotRead(const QString &file, const QByteArray &why)
{
    return {ErrorCode::BadConfiguration, "cannot read " + file.toUtf8() + ": " + why};
}

// A TOML value as the text the table's writers take.
QByteArray plainText(const toml::node &node)
{
    if (const auto *string = node.as_string())
        return QByteArray::fromStdString(string->get());
    if (const auto *array = node.as_array()) { // another way to write words
        QByteArrayList words;
        for (const toml::node &word : *array)
            words.append(plainText(word));
        return words.join(' ');
    }
    std::ostringstream out;
    out << toml::node_view<const toml::node>(node);
    return QByteArray::fromStdString(out.str());
}

} // namespace

QByteArray SettingInfo::environmentName() const
{
    QByteArray name = "ROOMDECK_" + key.toUpper();
    return name.replace('.', '_');
}

SettingsTable::SettingsTable() : m_settings(settingsList()) { }

Error SettingsTable::set(ServerSettings &settings, QByteArrayView key, const QByteArray &value) const
{
    for (const SettingInfo &info : m_settings) {
        if (info.key != key)
            continue;
        ServerSettings changed = settings;
        if (!info.write(changed, value))
            return {ErrorCode::BadConfiguration,
                    info.key + " must be " + info.range + ", not \"" + value.left(80) + '"'};
        settings = changed;
        return {};
    }
    return {ErrorCode::BadConfiguration, "there is no setting \"" + key.toByteArray().left(80) + '"'};
}

Error SettingsTable::readFile(const QString &file, ServerSettings &settings) const
{
    QFile input(file);
    if (!input.open(QIODevice::ReadOnly))
        return cannotRead(file, input.errorString().toUtf8());
    const QByteArray bytes = input.read(1024 * 1024);
    toml::table table;
    try {
        table = toml::parse(std::string_view(bytes.constData(), size_t(bytes.size())));
    } catch (const toml::parse_error &error) {
        return cannotRead(
            file,
            "line " + QByteArray::number(error.source().begin.line) + ": "
                + QByteArray(error.description().data(), qsizetype(error.description().size())));
    }
    for (const auto &[key, node] : table) {
        const QByteArray name = QByteArray::fromStdString(std::string(key.str()));
        Error error;
        if (const toml::table *section = node.as_table()) {
            for (const auto &[subkey, value] : *section) {
                if (!error)
                    error = set(settings, name + '.' + QByteArray::fromStdString(std::string(subkey.str())),
                                plainText(value));
            }
        } else {
            error = set(settings, name, plainText(node));
        }
        if (error)
            return {ErrorCode::BadConfiguration, file.toUtf8() + ": " + error.detail};
    }
    return {};
}

Error SettingsTable::readEnvironment(const QProcessEnvironment &environment, ServerSettings &settings) const
{
    for (const SettingInfo &info : m_settings) {
        const QString name = QString::fromLatin1(info.environmentName());
        if (!environment.contains(name))
            continue;
        if (Error error = set(settings, info.key, environment.value(name).toUtf8()))
            return {error.code, info.environmentName() + ": " + error.detail};
    }
    return {};
}

QByteArray SettingsTable::print(const ServerSettings &settings) const
{
    QByteArray out;
    QByteArray section;
    for (const SettingInfo &info : m_settings) {
        const qsizetype dot = info.key.indexOf('.');
        const QByteArray ownSection = dot < 0 ? QByteArray() : info.key.first(dot);
        if (ownSection != section) {
            out += "\n[" + ownSection + "]\n";
            section = ownSection;
        }
        out += "# " + info.help + " (" + info.range + ").\n";
        out += info.key.sliced(dot + 1) + " = " + info.read(settings) + '\n';
    }
    return out;
}

} // namespace roomdeck
