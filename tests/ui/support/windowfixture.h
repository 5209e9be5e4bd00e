// A window over a real server, with storage of its own.
#pragma once

#include "core/auth/apitokenfile.h"
#include "core/host/hostrecorder.h"
#include "core/host/hostwebhooks.h"
#include "core/host/serverhost.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/settings/languageswitch.h"
#include "ui/theme/theme.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThreadPool>
#include <QtWidgets/QApplication>

namespace roomdeck::test {

class WindowFixture
{
public:
    WindowFixture(WindowSettings::Language chosenLanguage = WindowSettings::Language::English,
                  WindowSettings::Scheme chosenScheme = WindowSettings::Scheme::Light)
        : storage(folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat), settings(storage),
          language(*qApp)
    {
        settings.setLanguage(chosenLanguage);
        settings.setScheme(chosenScheme);
        language.apply(chosenLanguage);
        Theme::apply(*qApp, schemeOf(chosenScheme));
        server.port = 0;
        QObject::connect(
            &tokens, &ApiTokenFile::changed, &tokens,
            [this](const ApiTokens &changed, const Actor &by) { host.manager().setApiTokens(changed, by); });
        tokens.keepUses([this] { return host.manager().apiTokenUses(); });
        window = std::make_unique<MainWindow>(WindowContext{host.manager(),
                                                            settings,
                                                            language,
                                                            workers,
                                                            folder.path(),
                                                            [this](const ServerSettings &changed) {
                                                                stored = changed;
                                                                recorder.setServerSettings(changed);
                                                                webhooks.apply(changed);
                                                            },
                                                            {},
                                                            &tokens,
                                                            &webhooks,
                                                            &recorder},
                                              server);
        window->resize(1440, 900);
    }

    QByteArray url() const { return window->hosting().url(); }

    QTemporaryDir folder;
    QSettings storage;
    WindowSettings settings;
    LanguageSwitch language;
    ServerSettings server;
    ServerSettings stored;
    ServerHost host;
    ApiTokenFile tokens{folder.path()};
    HostWebhooks webhooks{host.manager(), folder.path()};
    HostRecorder recorder{host.manager(), folder.path(), RecorderSettings{}};
    QThreadPool workers;
    std::unique_ptr<MainWindow> window;
};

} // namespace roomdeck::test
