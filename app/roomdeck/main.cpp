// roomdeck: the engine with the operator's window.
#include "app/common/launch.h"
#include "app/common/signalwatch.h"
#include "core/auth/apitokenfile.h"
#include "core/host/hostrecorder.h"
#include "core/host/hostwebhooks.h"
#include "core/host/moderationstore.h"
#include "core/host/securitywatch.h"
#include "core/host/serverhost.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/sessions/sessiondesk.h"
#include "ui/settings/languageswitch.h"
#include "ui/settings/serverprofile.h"
#include "ui/theme/theme.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSettings>
#include <QtCore/QThreadPool>
#include <QtGui/QIcon>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <string_view>

using namespace roomdeck;

namespace {

// Help and version must answer where there is no display to open a window on.
bool onlyAsks(int argc, char *argv[])
{
    static constexpr std::string_view questions[] = {"-h", "--help", "-v", "--version", "--print-config"};
    return std::any_of(argv + 1, argv + argc, [](const char *argument) {
        return std::find(std::begin(questions), std::end(questions), argument) != std::end(questions);
    });
}

/// What to exit with instead of opening a window; -1: open it.
int answer(const LaunchOptions &options)
{
    static const QRegularExpression profileName(QStringLiteral("^[A-Za-z0-9._-]{0,64}$"));
    if (!options.error && !profileName.match(options.profile).hasMatch()) {
        print(stderr, "roomdeck: --profile: use letters, digits, '.', '_' and '-'\n");
        return ExitBadUsage;
    }
    return answerOptions("roomdeck", options);
}

int run(QApplication &application, const LaunchOptions &options)
{
    QSettings storage(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("roomdeck"),
                      options.profile.isEmpty() ? QStringLiteral("window")
                                                : QStringLiteral("window-") + options.profile);
    WindowSettings settings(storage);
    LanguageSwitch language(application);
    language.apply(settings.language());
    Theme::apply(application, schemeOf(settings.scheme()));

    const ServerSettings server = overlaid(storedServer(storage), options.server);
    ServerHost host;
    HostRecorder recorder(host.manager(), options.dataDir, server.recording);
    recorder.setServerSettings(server);
    ModerationStore moderation(host.manager(), options.dataDir);
    Error error = moderation.restore();
    ApiTokenFile tokens(options.dataDir);
    if (!error)
        error = tokens.error();
    if (error) { // who was banned must not come back because a file is damaged
        print(stderr, "roomdeck: " + error.detail + '\n');
        return ExitCannotStart;
    }
    host.manager().setApiTokens(tokens.tokens(), Actor::tokenFile());
    QObject::connect(
        &tokens, &ApiTokenFile::changed, &application,
        [&](const ApiTokens &changed, const Actor &by) { host.manager().setApiTokens(changed, by); });
    tokens.keepUses([&] { return host.manager().apiTokenUses(); });
    HostWebhooks webhooks(host.manager(), options.dataDir);
    if (const Error noSecret = webhooks.apply(server))
        print(stderr, "roomdeck: " + noSecret.detail + '\n'); // the window's dialog says it, too
    SecurityWatch securityWatch;
    securityWatch.watch(server);
    QObject::connect(&securityWatch, &SecurityWatch::changed, &application,
                     [&] { host.manager().reloadSecurity(); });
    QThreadPool workers;
    SignalWatch signalWatch;
    const WindowContext context{host.manager(),
                                settings,
                                language,
                                workers,
                                options.dataDir,
                                [&](const ServerSettings &changed) {
                                    storeServer(storage, changed);
                                    recorder.setServerSettings(changed);
                                    webhooks.apply(changed);
                                    securityWatch.watch(changed);
                                },
                                moderation.state(),
                                &tokens,
                                &webhooks,
                                &recorder};
    MainWindow window(context, server);
    QObject::connect(&signalWatch, &SignalWatch::stopRequested, &window, &QWidget::close);
    QObject::connect(&signalWatch, &SignalWatch::hangUp, &window, &QWidget::close);
    window.show();
    window.sessions().openFiles(options.files);
    if (options.start)
        window.hosting().start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(QStringLiteral("roomdeck"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ROOMDECK_VERSION));
    if (onlyAsks(argc, argv)) {
        QCoreApplication application(argc, argv);
        return std::max(0, answer(parseCommandLine(Program::Window, QCoreApplication::arguments())));
    }
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Roomdeck"));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.roomdeck.Roomdeck"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/roomdeck/icons/roomdeck.svg")));
    const LaunchOptions options = parseCommandLine(Program::Window, QCoreApplication::arguments());
    if (const int code = answer(options); code >= 0)
        return code;
    raiseDescriptorLimit();
    return run(application, options);
}
