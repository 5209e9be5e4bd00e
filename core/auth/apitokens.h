// Who may use the HTTP API, and for what. Tokens are kept as hashes; the text is shown once, when it is made.
#pragma once

#include "core/model/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QMetaType>
#include <QtCore/QString>

namespace roomdeck {

/// Each role may do what the ones before it may.
enum class ApiRole : quint8 { None, Observe, Publish, Moderate, Admin };

QByteArray roleName(ApiRole role);
/// None for an unknown name.
ApiRole roleFromName(QByteArrayView name);

struct ApiToken
{
    QByteArray name; ///< for people; the sender of what is published with it
    QByteArray hash; ///< SHA-256 of the token, hex
    ApiRole role = ApiRole::None;
    qint64 createdUs = 0; ///< UTC µs
    bool operator==(const ApiToken &) const = default;
};

struct NewApiToken
{
    ApiToken token;
    QByteArray secret; ///< "rdk_…"; not kept anywhere
};

/// A value: read from a file, changed, written back. Any one thread.
class ApiTokens
{
public:
    const QList<ApiToken> &list() const { return m_tokens; }
    bool isEmpty() const { return m_tokens.isEmpty(); }

    bool contains(const QByteArray &name) const;
    /// In place of one of the same name.
    NewApiToken create(const QByteArray &name, ApiRole role, qint64 nowUs);
    bool revoke(const QByteArray &name);
    /// The token this secret belongs to; null role when none. Takes the same time for every wrong secret.
    ApiToken find(QByteArrayView secret) const;

    /// `<dataDir>/tokens.json`, readable by its owner only. A file that is not there holds no tokens.
    static QString fileIn(const QString &dataDir);
    static ApiTokens load(const QString &file, Error &error);
    Error save(const QString &file) const;

private:
    QList<ApiToken> m_tokens;
};

} // namespace roomdeck
