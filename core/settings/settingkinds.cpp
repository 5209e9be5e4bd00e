#include "core/settings/settingkinds.h"

#include "core/protocol/jsontext.h"

#include <QtCore/QUrl>

#include <algorithm>

namespace roomdeck::settingkinds {

namespace {

SettingInfo describe(const QByteArray &key, const char *help, const QByteArray &range)
{
    SettingInfo info;
    info.key = key;
    info.help = help;
    info.range = range;
    return info;
}

// Fields are found in settings that can be changed; reading looks into a copy.
template <typename Value>
Value valueOf(const Field<Value> &field, const ServerSettings &settings)
{
    ServerSettings copy = settings;
    return field(copy);
}

template <typename Number>
SettingInfo whole(const QByteArray &key, const char *help, const Field<Number> &field, Number least,
                  Number most)
{
    SettingInfo info = describe(key, help, QByteArray::number(least) + " to " + QByteArray::number(most));
    info.read = [field](const ServerSettings &s) { return QByteArray::number(valueOf(field, s)); };
    info.write = [field, least, most](ServerSettings &s, const QByteArray &value) {
        bool ok = false;
        const qint64 number = value.toLongLong(&ok);
        if (!ok || number < least || number > most)
            return false;
        field(s) = Number(number);
        return true;
    };
    return info;
}

bool isWebAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty()
        && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"));
}

} // namespace

SettingInfo flag(const char *key, const char *help, const Field<bool> &field)
{
    SettingInfo info = describe(key, help, "true or false");
    info.read = [field](const ServerSettings &s) { return QByteArray(valueOf(field, s) ? "true" : "false"); };
    info.write = [field](ServerSettings &s, const QByteArray &value) {
        field(s) = value == "true";
        return value == "true" || value == "false";
    };
    return info;
}

SettingInfo number(const QByteArray &key, const char *help, const Field<int> &field, int least, int most)
{
    return whole(key, help, field, least, most);
}

SettingInfo bytes(const char *key, const char *help, const Field<qint64> &field, qint64 least, qint64 most)
{
    return whole(key, help, field, least, most);
}

SettingInfo file(const char *key, const char *help, const Field<QString> &field)
{
    SettingInfo info = describe(key, help, QT_TRANSLATE_NOOP("roomdeck::Settings", "a file"));
    info.read = [field](const ServerSettings &s) { return jsonString(valueOf(field, s).toUtf8()); };
    info.write = [field](ServerSettings &s, const QByteArray &value) {
        field(s) = QString::fromUtf8(value);
        return true;
    };
    return info;
}

SettingInfo webAddress(const char *key, const char *help, const Field<QString> &field)
{
    SettingInfo info = describe(
        key, help, QT_TRANSLATE_NOOP("roomdeck::Settings", "an http:// or https:// address, or nothing"));
    info.read = [field](const ServerSettings &s) { return jsonString(valueOf(field, s).toUtf8()); };
    info.write = [field](ServerSettings &s, const QByteArray &value) {
        field(s) = QString::fromUtf8(value.trimmed());
        return field(s).isEmpty() || isWebAddress(field(s));
    };
    return info;
}

SettingInfo words(const char *key, const char *help, const Field<QList<QByteArray>> &field, const char *range,
                  const std::function<bool(const QByteArray &)> &fits)
{
    SettingInfo info = describe(key, help, range);
    info.read = [field](const ServerSettings &s) { return jsonString(valueOf(field, s).join(' ')); };
    info.write = [field, fits](ServerSettings &s, const QByteArray &value) {
        QList<QByteArray> &list = field(s);
        list = value.simplified().split(' ');
        list.removeAll(QByteArray());
        return !fits || std::all_of(list.cbegin(), list.cend(), fits);
    };
    return info;
}

SettingInfo choice(const char *key, const char *help, const QList<QByteArray> &names,
                   const std::function<int(const ServerSettings &)> &read,
                   const std::function<void(ServerSettings &, int)> &write)
{
    const QByteArray range = names.first(names.size() - 1).join(", ") + " or " + names.last();
    SettingInfo info = describe(key, help, range);
    info.read = [names, read](const ServerSettings &s) { return jsonString(names.at(read(s))); };
    info.write = [names, write](ServerSettings &s, const QByteArray &value) {
        const qsizetype index = names.indexOf(value);
        if (index >= 0)
            write(s, int(index));
        return index >= 0;
    };
    return info;
}

SettingInfo listen(const char *key, const char *help)
{
    SettingInfo info = describe(key, help, QT_TRANSLATE_NOOP("roomdeck::Settings", "ADDRESS:PORT"));
    info.read = [](const ServerSettings &s) {
        const QString host = s.address.contains(QLatin1Char(':'))
            ? QLatin1Char('[') + s.address + QLatin1Char(']')
            : s.address;
        return jsonString(host.toUtf8() + ':' + QByteArray::number(s.port));
    };
    info.write = [](ServerSettings &s, const QByteArray &value) {
        return parseListen(QString::fromUtf8(value), s.address, s.port);
    };
    return afterRestart(std::move(info));
}

SettingInfo afterRestart(SettingInfo info)
{
    info.live = false;
    return info;
}

} // namespace roomdeck::settingkinds
