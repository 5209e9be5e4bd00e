#include "core/settings/settingschange.h"

#include "core/settings/settingstable.h"

#include <QtNetwork/QHostAddress>

namespace roomdeck {

namespace {

bool hasTls(const ServerSettings &settings)
{
    return !settings.tlsCertificate.isEmpty() || !settings.tlsKey.isEmpty();
}

} // namespace

SettingsChange liveChange(const ServerSettings &current, const ServerSettings &wanted)
{
    SettingsChange change;
    ServerSettings &live = change.settings;
    live = wanted;
    live.address = current.address;
    live.port = current.port;
    live.listenDescriptor = current.listenDescriptor;
    live.ioThreads = current.ioThreads;
    live.allowAnonymous = current.allowAnonymous;
    if (hasTls(current) != hasTls(wanted)) { // other files are fine, another scheme is another address
        live.tlsCertificate = current.tlsCertificate;
        live.tlsKey = current.tlsKey;
    }
    // Taking the lock off a server that others can reach is a new decision, made at its start.
    if (exposureProblem(live)) {
        live.auth = current.auth;
        live.authFile = current.authFile;
        live.connectHook = current.connectHook;
    }
    const SettingsTable table;
    for (const SettingInfo &setting : table.settings()) {
        const QByteArray now = setting.read(live);
        if (now != setting.read(current))
            change.changed.append(setting.key);
        if (now != setting.read(wanted))
            change.waiting.append(setting.key);
    }
    return change;
}

Error exposureProblem(const ServerSettings &settings)
{
    const QHostAddress address(settings.address);
    const bool any = settings.address == QLatin1String("*");
    // What is no address at all is the acceptor's to refuse.
    const bool local = address.isLoopback() || (address.isNull() && !any);
    const bool asks = !settings.connectHook.url.isEmpty() && !settings.connectHook.failOpen;
    if (local || asks || settings.auth != ServerSettings::Auth::Off || settings.allowAnonymous)
        return {};
    return {ErrorCode::NeedsAuthentication,
            "listening on " + settings.address.toUtf8()
                + " lets others in: set up authentication (auth, auth_file) or allow everybody "
                  "(--allow-anonymous)"};
}

} // namespace roomdeck
