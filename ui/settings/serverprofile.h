// The server settings the window's profile remembers.
#pragma once

#include "core/settings/serversettings.h"

class QSettings;

namespace roomdeck {

struct SettingInfo;

/// A setting's value as SettingInfo::write() takes it: what read() tells, without the quotes of texts.
QByteArray plainValue(const SettingInfo &setting, const ServerSettings &settings);

/// Reads what storeServer() kept, key by key; values that are missing or no longer allowed stay at their
/// defaults.
ServerSettings storedServer(const QSettings &storage);
void storeServer(QSettings &storage, const ServerSettings &settings);
/// `base` with everything that `given` sets apart from its default: flags and files go before the profile.
ServerSettings overlaid(const ServerSettings &base, const ServerSettings &given);

} // namespace roomdeck
