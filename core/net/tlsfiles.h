// Reads a certificate and its key, and names what is wrong with them.
#pragma once

#include "core/model/error.h"

#include <QtCore/QString>
#include <memory>

class QSslConfiguration;

namespace roomdeck {

struct TlsFiles
{
    std::shared_ptr<const QSslConfiguration> configuration; ///< null on error
    Error error;
};

/// PEM files: the chain with the server's certificate first, and its private key. TLS 1.2 and later.
/// Blocking; any thread.
TlsFiles loadTlsFiles(const QString &certificateFile, const QString &keyFile);

} // namespace roomdeck
