// roomdeckd: the engine without a window.
#include "app/roomdeckd/consolelog.h"
#include "app/roomdeckd/signalwatch.h"
#include "core/auth/apitokenfile.h"
#include "core/host/hostrecorder.h"
#include "core/host/moderationstore.h"
#include "core/host/serverhost.h"
#include "core/settings/commandline.h"
#include "core/settings/settingstable.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace roomdeck;

namespace {

constexpr int ExitCannotStart = 1;
constexpr int ExitBadUsage = 2;

void print(std::FILE *file, const QByteArray &text)
{
    std::fwrite(text.constData(), 1, size_t(text.size()), file);
    std::fflush(file);
}

// A server may hold as many connections as the system allows it, not as few as a shell starts with.
void raiseDescriptorLimit()
{
#ifdef Q_OS_UNIX
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
#endif
}

int run(QCoreApplication &application, const LaunchOptions &options)
{
    ServerHost host;
    ConnectionManager &manager = host.manager();
    HostRecorder recorder(manager, options.dataDir, options.server.recording);
    recorder.setServerSettings(options.server);
    QObject::connect(&recorder.recorder(), &Recorder::stateChanged, &application,
                     [](const RecorderState &state) {
                         if (state.kind == RecorderState::Kind::Failing)
                             print(stderr, "roomdeckd: cannot record: " + state.error.detail + '\n');
                     });
    const DialectRegistry dialects;
    SignalWatch signalWatch;
    bool hosting = false;
    QObject::connect(&manager, &ConnectionManager::statusChanged, &application,
                     [&](const ServerStatus &status) {
                         if (status.state == ServerState::Hosting) {
                             hosting = true;
                             print(stdout, "listening on " + status.url + '\n');
                         } else if (status.state == ServerState::Stopped) {
                             if (status.error)
                                 print(stderr, "roomdeckd: " + status.error.detail + '\n');
                             application.exit(hosting ? 0 : ExitCannotStart);
                         }
                     });
    const auto printTraffic = [&](const TrafficBatchPtr &batch) {
        QByteArray lines;
        for (const TrafficEntry &entry : batch->entries)
            lines += consoleLine(entry, dialects);
        if (hosting) // the address is the first line, whatever happens at once
            print(stdout, lines);
    };
    if (!options.quiet)
        QObject::connect(&manager, &ConnectionManager::trafficReady, &application, printTraffic);
    QObject::connect(&signalWatch, &SignalWatch::stopRequested, &application, [&] { manager.stop(); });
    ModerationStore moderation(manager, options.dataDir);
    const ApiTokenFile tokens(options.dataDir);
    Error wrong = moderation.restore();
    if (!wrong)
        wrong = tokens.error();
    if (wrong) {
        print(stderr, "roomdeckd: " + wrong.detail + '\n');
        return ExitCannotStart;
    }
    manager.setApiTokens(tokens.tokens());
    QObject::connect(&tokens, &ApiTokenFile::changed, &application,
                     [&](const ApiTokens &changed) { manager.setApiTokens(changed); });
    QObject::connect(&tokens, &ApiTokenFile::failed, &application,
                     [](const Error &error) { print(stderr, "roomdeckd: " + error.detail + '\n'); });
    manager.setObserved(!options.quiet || options.server.recording.enabled);
    manager.start(options.server);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("roomdeckd"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ROOMDECK_VERSION));
    const LaunchOptions options = parseCommandLine(Program::Headless, QCoreApplication::arguments());
    if (!options.message.isEmpty()) {
        print(stdout, options.message.toUtf8());
        return 0;
    }
    if (options.error) {
        print(stderr, "roomdeckd: " + options.error.detail + '\n');
        return ExitBadUsage;
    }
    if (options.printConfig) {
        print(stdout, SettingsTable().print(options.server));
        return 0;
    }
    raiseDescriptorLimit();
    return run(application, options);
}
