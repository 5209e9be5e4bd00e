// The kinds of settings: how a switch, a number, a file … is read from text, written as TOML and explained.
#pragma once

#include "core/settings/settingstable.h"

namespace roomdeck::settingkinds {

/// Where a setting is kept.
template <typename Value>
using Field = std::function<Value &(ServerSettings &)>;

SettingInfo flag(const char *key, const char *help, const Field<bool> &field);
/// `least` and `most` are allowed.
SettingInfo number(const QByteArray &key, const char *help, const Field<int> &field, int least, int most);
SettingInfo bytes(const char *key, const char *help, const Field<qint64> &field, qint64 least, qint64 most);
SettingInfo file(const char *key, const char *help, const Field<QString> &field);
/// http:// or https:// without user and password, since an address is shown and logged; or nothing.
SettingInfo webAddress(const char *key, const char *help, const Field<QString> &field);
/// Words separated by spaces; `range` says what they may be, `fits` decides. Without it every word fits.
SettingInfo words(const char *key, const char *help, const Field<QList<QByteArray>> &field, const char *range,
                  const std::function<bool(const QByteArray &)> &fits = {});
/// One of `names`; the field holds its index.
SettingInfo choice(const char *key, const char *help, const QList<QByteArray> &names,
                   const std::function<int(const ServerSettings &)> &read,
                   const std::function<void(ServerSettings &, int)> &write);
/// The address and port to listen on; waits for a restart.
SettingInfo listen(const char *key, const char *help);

/// The same setting, for which hosting has to be started anew.
SettingInfo afterRestart(SettingInfo info);

} // namespace roomdeck::settingkinds
