#include "ui/log/logvocabulary.h"

#include "core/protocol/jsonscan.h"
#include "core/traffic/filter/filternode.h"

#include <QtCore/QSet>

#include <algorithm>

namespace roomdeck {

namespace {

constexpr qint64 rowsLookedAt = 4000;
constexpr qsizetype maxNames = 200;
constexpr qsizetype maxPaths = 120;
constexpr int maxDepth = 3;
constexpr int samplesPerType = 3;

using Counts = QHash<QByteArray, int>;

void count(Counts &counts, QByteArrayView name)
{
    if (!name.isEmpty() && (counts.size() < 10 * maxNames))
        ++counts[name.toByteArray()];
}

QStringList mostFrequent(const Counts &counts)
{
    QList<QByteArray> names = counts.keys();
    std::sort(names.begin(), names.end(), [&counts](const QByteArray &a, const QByteArray &b) {
        const int ca = counts.value(a);
        const int cb = counts.value(b);
        return ca != cb ? ca > cb : a < b;
    });
    QStringList texts;
    for (const QByteArray &name : names.first(qMin(names.size(), maxNames)))
        texts.append(QString::fromUtf8(name));
    return texts;
}

/// Paths to plain values inside `json`; arrays count as one "[*]".
void collectPaths(QByteArrayView json, const QList<FilterStep> &prefix, QSet<QString> &seen,
                  QStringList &paths)
{
    JsonItems items(json);
    while (paths.size() < maxPaths && items.next()) {
        QList<FilterStep> path = prefix;
        if (items.isObject())
            path.append({FilterStep::Kind::Key, QString::fromUtf8(decodeJsonKey(items.rawKey())), 0});
        else
            path.append({FilterStep::Kind::Any, {}, 0});
        const JsonType type = jsonType(items.value());
        if (type == JsonType::Object || type == JsonType::Array) {
            if (path.size() < maxDepth)
                collectPaths(items.value(), path, seen, paths);
        } else if (const QString text = filterText(path); !seen.contains(text)) {
            seen.insert(text);
            paths.append(text);
        }
        if (!items.isObject())
            return; // the first element tells what the others look like
    }
}

} // namespace

FilterVocabulary logVocabulary(const LogStore &store, const QStringList &dialects)
{
    Counts rooms;
    Counts users;
    Counts types;
    QHash<StringId, int> samples;
    QSet<QString> seen;
    FilterVocabulary vocabulary;
    for (qint64 i = store.end() - 1; i >= qMax(store.first(), store.end() - rowsLookedAt); --i) {
        if (!store.isAtHand(i))
            continue;
        const LogRow row = store.row(i);
        count(rooms, row.room);
        count(users, row.user);
        if (row.kind != TrafficKind::Message)
            continue;
        count(types, row.type);
        if (samples[row.typeId]++ < samplesPerType)
            collectPaths(row.payload, {}, seen, vocabulary.payloadPaths);
    }
    vocabulary.rooms = mostFrequent(rooms);
    vocabulary.users = mostFrequent(users);
    vocabulary.types = mostFrequent(types);
    vocabulary.dialects = dialects.mid(1);
    return vocabulary;
}

} // namespace roomdeck
