#include "core/operator/schemabook.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QSaveFile>

namespace roomdeck {

namespace {

constexpr qint64 MaxFileBytes = 4 * 1024 * 1024;

} // namespace

QByteArray schemasToJson(const SchemaBook &book)
{
    QJsonObject all;
    for (auto it = book.cbegin(); it != book.cend(); ++it)
        all[QString::fromUtf8(it.key())] = it.value().root();
    return QJsonDocument(all).toJson();
}

bool schemasFromJson(const QByteArray &json, SchemaBook &book)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return false;
    SchemaBook read;
    const QJsonObject all = document.object();
    for (auto it = all.begin(); it != all.end(); ++it) {
        if (!it->isObject())
            return false;
        read.insert(it.key().toUtf8(), JsonSchema(it->toObject()));
    }
    book = read;
    return true;
}

bool loadSchemas(const QString &path, SchemaBook &book)
{
    QFile file(path);
    if (!file.exists()) {
        book.clear();
        return true;
    }
    return file.open(QIODevice::ReadOnly) && schemasFromJson(file.read(MaxFileBytes), book);
}

bool saveSchemas(const QString &path, const SchemaBook &book)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    const QByteArray json = schemasToJson(book);
    return file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit();
}

} // namespace roomdeck
