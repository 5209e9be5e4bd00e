#include "ui/settings/languageswitch.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLibraryInfo>
#include <QtCore/QLocale>

namespace roomdeck {

namespace {

QLocale localeOf(WindowSettings::Language language)
{
    switch (language) {
    case WindowSettings::Language::English:
        return QLocale(QLocale::English, QLocale::UnitedStates);
    case WindowSettings::Language::Russian:
        return QLocale(QLocale::Russian, QLocale::Russia);
    case WindowSettings::Language::System:
        break;
    }
    return QLocale::system();
}

} // namespace

LanguageSwitch::LanguageSwitch(QCoreApplication &application) : m_application(application) { }

LanguageSwitch::~LanguageSwitch()
{
    remove();
}

void LanguageSwitch::apply(WindowSettings::Language language)
{
    remove();
    const QLocale locale = localeOf(language);
    QLocale::setDefault(locale);
    const QString underscore = QStringLiteral("_");
    if (m_qt.load(locale, QStringLiteral("qtbase"), underscore,
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        m_application.installTranslator(&m_qt);
    const QString folder = QStringLiteral(":/i18n");
    // Sources are English; its own file holds the plural forms.
    if (m_own.load(locale, QStringLiteral("roomdeck"), underscore, folder)
        || m_own.load(QStringLiteral("roomdeck_en"), folder))
        m_application.installTranslator(&m_own);
}

void LanguageSwitch::remove()
{
    m_application.removeTranslator(&m_own);
    m_application.removeTranslator(&m_qt);
}

} // namespace roomdeck
