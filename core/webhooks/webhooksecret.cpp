#include "core/webhooks/webhooksecret.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QRandomGenerator>
#include <QtCore/QSaveFile>

#include <array>

namespace roomdeck {

namespace {

constexpr qsizetype LeastChars = 16;

QByteArray randomSecret()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->generate(words.begin(), words.end());
    const QByteArray bytes(reinterpret_cast<const char *>(words.data()), sizeof(words)); // NOLINT
    return "whsec_" + bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Error failed(const QString &file, const QByteArray &what)
{
    return {ErrorCode::BadConfiguration, "webhooks: " + file.toUtf8() + ": " + what};
}

} // namespace

QString WebhookSecret::fileIn(const QString &dataDir)
{
    return dataDir + QStringLiteral("/webhook.secret");
}

QByteArray WebhookSecret::read(const QString &file, Error &error)
{
    QFile input(file);
    if (!input.open(QIODevice::ReadOnly)) {
        error = failed(file, "cannot be read: " + input.errorString().toUtf8());
        return {};
    }
    const QByteArray secret = input.read(4096).trimmed();
    if (secret.size() < LeastChars) {
        error = failed(file, "a secret needs at least 16 characters");
        return {};
    }
    return secret;
}

QByteArray WebhookSecret::readOrCreate(const QString &file, Error &error)
{
    if (QFileInfo::exists(file))
        return read(file, error);
    const QByteArray secret = randomSecret();
    QDir().mkpath(QFileInfo(file).absolutePath());
    QSaveFile output(file);
    if (!output.open(QIODevice::WriteOnly) || !output.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || output.write(secret + '\n') < 0 || !output.commit()) {
        error = failed(file, "cannot be written: " + output.errorString().toUtf8());
        return {};
    }
    return secret;
}

} // namespace roomdeck
