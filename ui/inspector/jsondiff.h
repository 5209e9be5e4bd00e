// What changed between two JSON values, place by place.
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QList>
#include <QtCore/QString>

namespace roomdeck {

struct JsonChange
{
    enum class Kind : quint8 { Added, Removed, Changed };

    Kind kind = Kind::Changed;
    QString path; ///< `items[3].name`; untrusted text
    QByteArray before; ///< JSON as spelled
    QByteArray after;
};

struct JsonDifference
{
    QList<JsonChange> changes; ///< in the order of the newer value, removed places last
    int same = 0; ///< plain values that stayed
    bool complete = true; ///< false when a value was too big to be looked through
};

/// Compares plain values by their place; objects and arrays count by what they hold, empty ones as a value.
/// Bounded: looks at no more than a few thousand places of each. Pure.
JsonDifference jsonDifference(QByteArrayView before, QByteArrayView after);

} // namespace roomdeck
