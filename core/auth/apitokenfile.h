// Follows the file of API tokens, so that a token made or revoked counts at once.
#pragma once

#include "core/auth/apitokens.h"
#include "core/auth/tokenuses.h"
#include "core/model/actor.h"

#include <QtCore/QFileSystemWatcher>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>

namespace roomdeck {

/// Reads `<dataDir>/tokens.json` now and whenever it changes. Any one thread with an event loop.
class ApiTokenFile final : public QObject
{
    Q_OBJECT

public:
    using UsesSource = std::function<TokenUses()>;

    explicit ApiTokenFile(const QString &dataDir, QObject *parent = nullptr);
    /// Writes what keepUses() has not written yet.
    ~ApiTokenFile() override;

    const ApiTokens &tokens() const { return m_tokens; }
    /// Why the file could not be read at first.
    const Error &error() const { return m_error; }

    /// Makes a token, in place of one of the same name; its secret is in the answer and nowhere else.
    NewApiToken create(const QByteArray &name, ApiRole role, Error &error);
    Error revoke(const QByteArray &name);

    /// Asks `source` when tokens were used in this run: at once when uses() is called, and once a minute to
    /// keep it in `<dataDir>/token-uses.json`. It must outlive this object.
    void keepUses(UsesSource source);
    /// When each token was used last, in this run or before; a token that never was is not in it.
    TokenUses uses() const;

Q_SIGNALS:
    /// `by`: the operator, through this object, or whoever wrote the file.
    void changed(const roomdeck::ApiTokens &tokens, const roomdeck::Actor &by);
    /// The file became unreadable; the former tokens stay in force.
    void failed(const roomdeck::Error &error);

private:
    Error change(const std::function<void(ApiTokens &)> &how);
    void reload(const Actor &by);
    void saveUses();

    QString m_file;
    QString m_usesFile;
    ApiTokens m_tokens;
    Error m_error;
    UsesSource m_usesSource;
    TokenUses m_savedUses;
    QTimer m_saveUses;
    QFileSystemWatcher m_watcher;
};

} // namespace roomdeck
