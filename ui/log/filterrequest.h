// What pointing at a cell or a JSON key asks of the filter.
#pragma once

#include <QtCore/QMetaType>

namespace roomdeck {

/// Goes with a term of the filter language.
enum class FilterRequest : quint8 {
    Only, ///< of the rows shown now, show only those
    Exclude, ///< do not show those
    Colour, ///< give those a colour
};

} // namespace roomdeck

Q_DECLARE_METATYPE(roomdeck::FilterRequest)
