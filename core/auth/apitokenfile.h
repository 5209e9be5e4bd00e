// Follows the file of API tokens, so that a token made or revoked counts at once.
#pragma once

#include "core/auth/apitokens.h"

#include <QtCore/QFileSystemWatcher>
#include <QtCore/QObject>

#include <functional>

namespace roomdeck {

/// Reads `<dataDir>/tokens.json` now and whenever it changes. Any one thread with an event loop.
class ApiTokenFile final : public QObject
{
    Q_OBJECT

public:
    explicit ApiTokenFile(const QString &dataDir, QObject *parent = nullptr);

    const ApiTokens &tokens() const { return m_tokens; }
    /// Why the file could not be read at first.
    const Error &error() const { return m_error; }

    /// Makes a token, in place of one of the same name; its secret is in the answer and nowhere else.
    NewApiToken create(const QByteArray &name, ApiRole role, Error &error);
    Error revoke(const QByteArray &name);

Q_SIGNALS:
    void changed(const roomdeck::ApiTokens &tokens);
    /// The file became unreadable; the former tokens stay in force.
    void failed(const roomdeck::Error &error);

private:
    Error change(const std::function<void(ApiTokens &)> &how);
    void reload();

    QString m_file;
    ApiTokens m_tokens;
    Error m_error;
    QFileSystemWatcher m_watcher;
};

} // namespace roomdeck
