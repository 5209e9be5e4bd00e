#include "ui/inspector/jsondiff.h"

#include "core/protocol/jsonscan.h"

#include <QtCore/QHash>

namespace roomdeck {

namespace {

constexpr int maxPlaces = 4000;
constexpr int maxDepth = 64;

struct Place
{
    QString path;
    QByteArrayView value;
};

class Places
{
public:
    explicit Places(QByteArrayView json) { walk(json, {}, 0); }

    const QList<Place> &list() const { return m_list; }
    bool isComplete() const { return m_complete; }

private:
    void walk(QByteArrayView value, const QString &path, int depth)
    {
        if (m_list.size() >= maxPlaces) {
            m_complete = false;
            return;
        }
        const JsonType type = jsonType(value);
        JsonItems items(value);
        const bool container = (type == JsonType::Object || type == JsonType::Array) && depth < maxDepth;
        if (!container || !items.next()) {
            m_list.append({path, value});
            return;
        }
        int index = 0;
        do {
            const QString step = items.isObject() ? QString::fromUtf8(decodeJsonKey(items.rawKey()))
                                                  : QStringLiteral("[%1]").arg(index++);
            const bool dot = items.isObject() && !path.isEmpty();
            walk(items.value(), dot ? path + QLatin1Char('.') + step : path + step, depth + 1);
        } while (m_complete && items.next());
    }

    QList<Place> m_list;
    bool m_complete = true;
};

} // namespace

JsonDifference jsonDifference(QByteArrayView before, QByteArrayView after)
{
    const Places older(before);
    const Places newer(after);
    QHash<QString, QByteArrayView> known;
    for (const Place &place : older.list())
        known.insert(place.path, place.value);
    JsonDifference difference;
    difference.complete = older.isComplete() && newer.isComplete();
    for (const Place &place : newer.list()) {
        const auto was = known.constFind(place.path);
        if (was == known.constEnd()) {
            difference.changes.append({JsonChange::Kind::Added, place.path, {}, place.value.toByteArray()});
            continue;
        }
        if (*was == place.value)
            ++difference.same;
        else
            difference.changes.append(
                {JsonChange::Kind::Changed, place.path, was->toByteArray(), place.value.toByteArray()});
        known.erase(was);
    }
    for (const Place &place : older.list()) {
        if (known.contains(place.path))
            difference.changes.append({JsonChange::Kind::Removed, place.path, place.value.toByteArray(), {}});
    }
    return difference;
}

} // namespace roomdeck
