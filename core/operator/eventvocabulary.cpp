#include "core/operator/eventvocabulary.h"

#include "core/protocol/jsonscan.h"

#include <QtCore/QSet>

#include <algorithm>

namespace roomdeck {

namespace {

constexpr int MaxTypes = 300;
constexpr int MaxTypeBytes = 128;
constexpr int MaxKeys = 100; // per type
constexpr int MaxKeyBytes = 64;
constexpr int MaxSamples = 50; // payloads looked into per type
constexpr int MaxPayloadBytes = 16 * 1024;
constexpr int MaxOffered = 400;

} // namespace

bool EventVocabulary::note(const QByteArray &type, QByteArrayView payload)
{
    if (type.isEmpty() || type.size() > MaxTypeBytes)
        return false;
    auto entry = m_entries.find(type);
    const bool isNew = entry == m_entries.end();
    if (isNew) {
        if (m_entries.size() >= MaxTypes)
            return false;
        entry = m_entries.insert(type, {});
    }
    return learnKeys(*entry, payload) || isNew;
}

bool EventVocabulary::learnKeys(Entry &entry, QByteArrayView payload)
{
    if (entry.samples >= MaxSamples || payload.size() > MaxPayloadBytes || !payload.startsWith('{'))
        return false;
    ++entry.samples;
    bool learned = false;
    for (JsonItems items(payload); entry.keys.size() < MaxKeys && items.next();) {
        const QByteArrayView key = items.rawKey();
        if (key.isEmpty() || key.size() > MaxKeyBytes || entry.keys.contains(key))
            continue;
        entry.keys.append(key.toByteArray());
        learned = true;
    }
    return learned;
}

QList<QByteArray> EventVocabulary::types() const
{
    auto types = m_entries.keys();
    std::sort(types.begin(), types.end());
    return types;
}

QList<QByteArray> EventVocabulary::keysFor(const QByteArray &type) const
{
    QList<QByteArray> keys = m_entries.value(type).keys;
    QSet<QByteArray> known(keys.begin(), keys.end());
    for (const Entry &entry : m_entries) {
        for (const QByteArray &key : entry.keys) {
            if (keys.size() >= MaxOffered)
                return keys;
            if (!known.contains(key)) {
                known.insert(key);
                keys.append(key);
            }
        }
    }
    return keys;
}

} // namespace roomdeck
