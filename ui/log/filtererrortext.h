// What is wrong with a filter, in the reader's language.
#pragma once

#include "core/traffic/filter/filtererror.h"

#include <QtCore/QCoreApplication>

namespace roomdeck {

class FilterErrorText
{
    Q_DECLARE_TR_FUNCTIONS(roomdeck::FilterErrorText)

public:
    static QString text(const FilterError &error);
};

} // namespace roomdeck
