// The schemas of event types, kept in a file.
#pragma once

#include "core/operator/jsonschema.h"

#include <QtCore/QByteArray>
#include <QtCore/QMap>
#include <QtCore/QString>

namespace roomdeck {

/// By event type. Value; any thread.
using SchemaBook = QMap<QByteArray, JsonSchema>;

/// `{"type": {schema}, …}`, indented, for people to read.
QByteArray schemasToJson(const SchemaBook &book);
/// False when `json` is no such object; `book` is left alone then.
bool schemasFromJson(const QByteArray &json, SchemaBook &book);

/// Reads the file; a file that is not there is an empty book. False when it cannot be used.
bool loadSchemas(const QString &path, SchemaBook &book);
/// Writes it whole or not at all.
bool saveSchemas(const QString &path, const SchemaBook &book);

} // namespace roomdeck
