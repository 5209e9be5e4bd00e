// Changing a filter by pointing: terms from cells and JSON keys, chips, only this, exclude.
#pragma once

#include "core/traffic/filter/filternode.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QList>
#include <QtCore/QStringView>

namespace roomdeck {

// All functions are pure. Those that change text return canonical text, and return the text unchanged when it
// does not parse: half-typed input is never thrown away.

/// `room:general`, `user:"ann smith"`: matches exactly this value of a name, choice or number field, and text
/// that contains it for Text, Payload, Extra and Raw.
QString filterTermFor(FilterField field, QStringView value);

/// `payload.items[0].id=7`: matches exactly this JSON value at a path below Payload or Extra. Objects and
/// arrays have no such term; it then only asks for the path's presence, `payload.items:*`.
QString filterTermFor(FilterField field, const QList<FilterStep> &path, QByteArrayView jsonValue);

/// `text` and `term`. A term already there is not added twice; its opposite is replaced.
QString filterWith(QStringView text, QStringView term);
/// `text` and not `term`, the same way.
QString filterWithout(QStringView text, QStringView term);

/// One of the terms a filter joins by "and".
struct FilterChip
{
    QString text; ///< canonical, with its `!` if it has one
    bool negated = false;
    int position = 0; ///< where it stands in the text it came from, UTF-16 units
    int length = 0;
};

/// The chips of a filter; none when it does not parse or matches everything.
QList<FilterChip> filterChips(QStringView text);
/// The filter without its chip number `index`.
QString removeFilterChip(QStringView text, int index);
/// The filter with its chip number `index` turned into its opposite.
QString negateFilterChip(QStringView text, int index);

} // namespace roomdeck
