// Templates and scheduled sends as JSON files: kept in the data directory, exchanged by import and export.
#pragma once

#include "core/model/error.h"
#include "core/operator/scheduledsend.h"
#include "core/operator/template.h"

#include <QtCore/QJsonObject>

namespace roomdeck {

// {"roomdeck_templates": 1, "templates": [{"id", "name", "folder", "function_key", "counter",
//   "type", "text", "plain_text", "target": {"kind", "names", "except"}}]}
// `text` is a string, not JSON, for it may hold variables and must keep its spelling. Unknown members are
// ignored, so that later versions can add some. Pure; any thread; imported files are untrusted and bounded.

QByteArray templatesToJson(const TemplateList &templates);
/// Replaces `templates` unless the text is no template file; then the error's detail says why.
Error templatesFromJson(const QByteArray &json, TemplateList &templates);

QByteArray schedulesToJson(const QList<ScheduledSend> &sends);
Error schedulesFromJson(const QByteArray &json, QList<ScheduledSend> &sends);

/// Targets of templates and schedules. Connections are not written: their ids end with the server run.
QJsonObject targetToJson(const Target &target);
Target targetFromJson(const QJsonObject &object);

/// Reads a file of at most `maxBytes`; a missing one is empty and no error.
Error readSmallFile(const QString &path, qint64 maxBytes, QByteArray &content);
/// Replaces a file as a whole or not at all.
Error writeWholeFile(const QString &path, const QByteArray &content);

constexpr qint64 MaxTemplateFileBytes = 8 * 1024 * 1024;

} // namespace roomdeck
