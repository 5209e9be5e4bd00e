#include "core/auth/apitokens.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRandomGenerator>
#include <QtCore/QSaveFile>

#include <openssl/crypto.h>

#include <algorithm>
#include <array>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace roomdeck {

namespace {

constexpr std::array<QByteArrayView, 5> roleNames{"none", "observe", "publish", "moderate", "admin"};

QByteArray hashOf(QByteArrayView secret)
{
    // The secret has 192 random bits: nothing can be gained by making the hash slow.
    return QCryptographicHash::hash(secret.toByteArray(), QCryptographicHash::Sha256).toHex();
}

QByteArray randomSecret()
{
    std::array<quint32, 6> words{};
    QRandomGenerator::system()->generate(words.begin(), words.end());
    const QByteArray bytes(reinterpret_cast<const char *>(words.data()), sizeof(words)); // NOLINT
    return "rdk_" + bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

// Tokens that root makes for a service must be the service's to read.
bool giveToFolderOwner([[maybe_unused]] const QSaveFile &file)
{
#ifdef Q_OS_UNIX
    struct stat folder = {};
    if (::geteuid() == 0)
        return ::stat(QFile::encodeName(QFileInfo(file.fileName()).absolutePath()).constData(), &folder) == 0
            && ::fchown(file.handle(), folder.st_uid, folder.st_gid) == 0;
#endif
    return true;
}

} // namespace

QByteArray roleName(ApiRole role)
{
    return roleNames.at(size_t(role)).toByteArray();
}

ApiRole roleFromName(QByteArrayView name)
{
    for (size_t i = 1; i < roleNames.size(); ++i) {
        if (roleNames.at(i) == name)
            return ApiRole(i);
    }
    return ApiRole::None;
}

bool ApiTokens::contains(const QByteArray &name) const
{
    return std::any_of(m_tokens.cbegin(), m_tokens.cend(), [&](const ApiToken &t) { return t.name == name; });
}

NewApiToken ApiTokens::create(const QByteArray &name, ApiRole role, qint64 nowUs)
{
    const QByteArray secret = randomSecret();
    revoke(name);
    const ApiToken token{name, hashOf(secret), role, nowUs};
    m_tokens.append(token);
    return {token, secret};
}

bool ApiTokens::revoke(const QByteArray &name)
{
    return m_tokens.removeIf([&](const ApiToken &t) { return t.name == name; }) > 0;
}

ApiToken ApiTokens::find(QByteArrayView secret) const
{
    const QByteArray hash = hashOf(secret);
    ApiToken found;
    for (const ApiToken &token : m_tokens) {
        if (token.hash.size() == hash.size()
            && CRYPTO_memcmp(token.hash.constData(), hash.constData(), size_t(hash.size())) == 0)
            found = token;
    }
    return found;
}

QString ApiTokens::fileIn(const QString &dataDir)
{
    return dataDir + QStringLiteral("/tokens.json");
}

ApiTokens ApiTokens::load(const QString &file, Error &error)
{
    ApiTokens tokens;
    QFile input(file);
    if (!input.exists())
        return tokens;
    if (!input.open(QIODevice::ReadOnly)) {
        error = {ErrorCode::BadConfiguration,
                 "cannot read " + file.toUtf8() + ": " + input.errorString().toUtf8()};
        return tokens;
    }
    const QJsonDocument document = QJsonDocument::fromJson(input.read(1024 * 1024));
    if (!document.isArray()) {
        error = {ErrorCode::BadConfiguration, file.toUtf8() + " is not a list of tokens"};
        return tokens;
    }
    for (const QJsonValue &value : document.array()) {
        const QJsonObject object = value.toObject();
        ApiToken token{object[QLatin1String("name")].toString().toUtf8(),
                       object[QLatin1String("sha256")].toString().toLatin1(),
                       roleFromName(object[QLatin1String("role")].toString().toLatin1()),
                       object[QLatin1String("created_us")].toInteger()};
        if (token.role != ApiRole::None && token.hash.size() == 64)
            tokens.m_tokens.append(token);
    }
    return tokens;
}

Error ApiTokens::save(const QString &file) const
{
    QJsonArray list;
    for (const ApiToken &token : m_tokens) {
        list.append(QJsonObject{{QStringLiteral("name"), QString::fromUtf8(token.name)},
                                {QStringLiteral("role"), QString::fromLatin1(roleName(token.role))},
                                {QStringLiteral("sha256"), QString::fromLatin1(token.hash)},
                                {QStringLiteral("created_us"), token.createdUs}});
    }
    QDir().mkpath(QFileInfo(file).absolutePath());
    QSaveFile output(file);
    if (!output.open(QIODevice::WriteOnly) || !output.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || !giveToFolderOwner(output) || output.write(QJsonDocument(list).toJson()) < 0 || !output.commit())
        return {ErrorCode::BadConfiguration,
                "cannot write " + file.toUtf8() + ": " + output.errorString().toUtf8()};
    return {};
}

} // namespace roomdeck
