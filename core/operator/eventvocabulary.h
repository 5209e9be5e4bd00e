// The event types and payload keys seen in this session, for completion.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>

namespace roomdeck {

/// Bounded in every direction, for what it learns from is untrusted. Not shared between threads.
class EventVocabulary
{
public:
    /// Learns from one event; cheap once a type is well known. True when something was new.
    bool note(const QByteArray &type, QByteArrayView payload);

    /// Types in alphabetical order.
    QList<QByteArray> types() const;
    /// Keys of a type in order of appearance, then those of all other types.
    QList<QByteArray> keysFor(const QByteArray &type) const;

private:
    struct Entry
    {
        QList<QByteArray> keys;
        int samples = 0;
    };

    bool learnKeys(Entry &entry, QByteArrayView payload);

    QHash<QByteArray, Entry> m_entries;
};

} // namespace roomdeck
