// The one table of settings: keys, ranges, help; read from a file, the environment and flags.
#pragma once

#include "core/model/error.h"
#include "core/settings/serversettings.h"

#include <QtCore/QProcessEnvironment>

#include <functional>
#include <vector>

namespace roomdeck {

/// A setting as files, environment and `--print-config` know it.
struct SettingInfo
{
    QByteArray key; ///< "limits.max_message_bytes"
    QByteArray
        help; ///< English; marked for translation in the context "roomdeck::Settings", as texts of range
    QByteArray range; ///< for people: "1024 to 16777216", "true or false"
    bool live = true; ///< can change while hosting
    std::function<QByteArray(const ServerSettings &)> read;
    /// Returns false when `value` is outside the range or not of the kind.
    std::function<bool(ServerSettings &, const QByteArray &value)> write;

    QByteArray environmentName() const; ///< ROOMDECK_LIMITS_MAX_MESSAGE_BYTES
};

/// Stateless; any thread. Precedence: built-in default, file, environment, flags.
class SettingsTable
{
public:
    SettingsTable();

    const std::vector<SettingInfo> &settings() const { return m_settings; }
    /// Sets one key from text; the error names key and range.
    Error set(ServerSettings &settings, QByteArrayView key, const QByteArray &value) const;
    /// Reads a TOML file. Unknown keys and bad values are errors.
    Error readFile(const QString &file, ServerSettings &settings) const;
    Error readEnvironment(const QProcessEnvironment &environment, ServerSettings &settings) const;
    /// TOML with a comment on each key; what readFile() reads.
    QByteArray print(const ServerSettings &settings) const;

private:
    std::vector<SettingInfo> m_settings;
};

/// "127.0.0.1:8000", "[::1]:8000", ":8000" (every address), "8000" (loopback). False when it is none of
/// these.
bool parseListen(const QString &text, QString &address, quint16 &port);

} // namespace roomdeck
