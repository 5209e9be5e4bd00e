#include "core/auth/apitokenfile.h"

#include <QtCore/QDir>

namespace roomdeck {

ApiTokenFile::ApiTokenFile(const QString &dataDir, QObject *parent)
    : QObject(parent), m_file(ApiTokens::fileIn(dataDir)), m_tokens(ApiTokens::load(m_file, m_error))
{
    // The file is replaced as a whole when it is written, so its folder is what can be watched.
    QDir().mkpath(dataDir);
    m_watcher.addPath(dataDir);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &ApiTokenFile::reload);
}

void ApiTokenFile::reload()
{
    Error error;
    ApiTokens tokens = ApiTokens::load(m_file, error);
    if (error) {
        Q_EMIT failed(error);
        return;
    }
    if (tokens.list() == m_tokens.list())
        return;
    m_tokens = std::move(tokens);
    Q_EMIT changed(m_tokens);
}

} // namespace roomdeck
