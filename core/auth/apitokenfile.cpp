#include "core/auth/apitokenfile.h"

#include <QtCore/QDateTime>
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

NewApiToken ApiTokenFile::create(const QByteArray &name, ApiRole role, Error &error)
{
    NewApiToken made;
    error = change([&](ApiTokens &tokens) {
        made = tokens.create(name, role, QDateTime::currentMSecsSinceEpoch() * 1000);
    });
    return error ? NewApiToken() : made;
}

Error ApiTokenFile::revoke(const QByteArray &name)
{
    return change([&](ApiTokens &tokens) { tokens.revoke(name); });
}

// From the file as it is now: roomdeckctl may have changed it a moment ago.
Error ApiTokenFile::change(const std::function<void(ApiTokens &)> &how)
{
    Error error;
    ApiTokens tokens = ApiTokens::load(m_file, error);
    if (error)
        return error;
    how(tokens);
    if (Error failure = tokens.save(m_file))
        return failure;
    reload();
    return {};
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
