#include "ui/settings/windowsettings.h"

#include <QtCore/QSettings>

namespace roomdeck {

namespace {

const QString languageKey = QStringLiteral("window/language");
const QString schemeKey = QStringLiteral("window/theme");
const QString logRowsKey = QStringLiteral("log/rows");
const QString logMegabytesKey = QStringLiteral("log/megabytes");

} // namespace

WindowSettings::WindowSettings(QSettings &storage) : m_storage(storage) { }

WindowSettings::Language WindowSettings::language() const
{
    const QString name = m_storage.value(languageKey).toString();
    return name == QLatin1String("en") ? Language::English
        : name == QLatin1String("ru")  ? Language::Russian
                                       : Language::System;
}

void WindowSettings::setLanguage(Language language)
{
    m_storage.setValue(languageKey,
                       language == Language::English       ? QStringLiteral("en")
                           : language == Language::Russian ? QStringLiteral("ru")
                                                           : QStringLiteral("system"));
}

WindowSettings::Scheme WindowSettings::scheme() const
{
    const QString name = m_storage.value(schemeKey).toString();
    return name == QLatin1String("light") ? Scheme::Light
        : name == QLatin1String("dark")   ? Scheme::Dark
                                          : Scheme::System;
}

void WindowSettings::setScheme(Scheme scheme)
{
    m_storage.setValue(schemeKey,
                       scheme == Scheme::Light      ? QStringLiteral("light")
                           : scheme == Scheme::Dark ? QStringLiteral("dark")
                                                    : QStringLiteral("system"));
}

qint64 WindowSettings::logRows() const
{
    return number(logRowsKey, MinLogRows, MaxLogRows, DefaultLogRows);
}

void WindowSettings::setLogRows(qint64 rows)
{
    m_storage.setValue(logRowsKey, rows);
}

qint64 WindowSettings::logMegabytes() const
{
    return number(logMegabytesKey, MinLogMegabytes, MaxLogMegabytes, DefaultLogMegabytes);
}

void WindowSettings::setLogMegabytes(qint64 megabytes)
{
    m_storage.setValue(logMegabytesKey, megabytes);
}

QByteArray WindowSettings::state(const QString &name) const
{
    return m_storage.value(QStringLiteral("state/") + name).toByteArray();
}

void WindowSettings::setState(const QString &name, const QByteArray &state)
{
    m_storage.setValue(QStringLiteral("state/") + name, state);
}

qint64 WindowSettings::number(const QString &key, qint64 minimum, qint64 maximum, qint64 fallback) const
{
    bool ok = false;
    const qint64 value = m_storage.value(key).toLongLong(&ok);
    return ok && value >= minimum && value <= maximum ? value : fallback;
}

Theme::Scheme schemeOf(WindowSettings::Scheme choice)
{
    switch (choice) {
    case WindowSettings::Scheme::Light:
        return Theme::Scheme::Light;
    case WindowSettings::Scheme::Dark:
        return Theme::Scheme::Dark;
    case WindowSettings::Scheme::System:
        break;
    }
    return Theme::systemScheme();
}

} // namespace roomdeck
