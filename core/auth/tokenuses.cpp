#include "core/auth/tokenuses.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSaveFile>

namespace roomdeck {

TokenUses mergedUses(const TokenUses &some, const TokenUses &others)
{
    TokenUses merged = some;
    for (auto it = others.cbegin(); it != others.cend(); ++it)
        merged[it.key()] = qMax(merged.value(it.key()), it.value());
    return merged;
}

QString tokenUsesFileIn(const QString &dataDir)
{
    return dataDir + QStringLiteral("/token-uses.json");
}

TokenUses loadTokenUses(const QString &file)
{
    QFile input(file);
    if (!input.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(input.read(1024 * 1024)).object();
    TokenUses uses;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.value().toInteger() > 0)
            uses.insert(it.key().toUtf8(), it.value().toInteger());
    }
    return uses;
}

Error saveTokenUses(const QString &file, const TokenUses &uses)
{
    QJsonObject object;
    for (auto it = uses.cbegin(); it != uses.cend(); ++it)
        object.insert(QString::fromUtf8(it.key()), it.value());
    QSaveFile output(file);
    if (!output.open(QIODevice::WriteOnly) || !output.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || output.write(QJsonDocument(object).toJson()) < 0 || !output.commit())
        return {ErrorCode::BadConfiguration,
                "cannot write " + file.toUtf8() + ": " + output.errorString().toUtf8()};
    return {};
}

} // namespace roomdeck
