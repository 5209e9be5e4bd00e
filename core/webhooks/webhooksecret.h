// The secret that webhooks are signed with.
#pragma once

#include "core/model/error.h"

#include <QtCore/QString>

namespace roomdeck {

/// Lives in a file that only its owner can read, never in settings, logs or on a command line. Blocking; any
/// thread.
class WebhookSecret
{
public:
    /// `<dataDir>/webhook.secret`
    static QString fileIn(const QString &dataDir);
    /// The secret in `file`, white space around it removed. Empty and an error when it cannot be read or has
    /// fewer than 16 characters.
    static QByteArray read(const QString &file, Error &error);
    /// The same; where there is no file, one is made with 256 random bits.
    static QByteArray readOrCreate(const QString &file, Error &error);
};

} // namespace roomdeck
