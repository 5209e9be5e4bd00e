// Puts the program into another language while it runs.
#pragma once

#include "ui/settings/windowsettings.h"

#include <QtCore/QTranslator>

class QCoreApplication;

namespace roomdeck {

/// Owns the translators; every window hears of a change through QEvent::LanguageChange. Also sets the default
/// locale, so numbers follow. GUI thread.
class LanguageSwitch
{
public:
    explicit LanguageSwitch(QCoreApplication &application);
    ~LanguageSwitch();
    Q_DISABLE_COPY_MOVE(LanguageSwitch)

    void apply(WindowSettings::Language language);

private:
    void remove();

    QCoreApplication &m_application;
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace roomdeck
