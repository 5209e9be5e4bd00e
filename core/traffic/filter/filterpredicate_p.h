// What a filter compiles to: small tests over a row, the cheap ones first. Private to the filter.
#pragma once

#include "core/traffic/logchunk.h"

#include <memory>
#include <vector>

namespace roomdeck {

/// What is known about the names of one store for one predicate: by StringId, 0 unknown, 1 no, 2 yes.
using FilterNameCache = std::vector<quint8>;

/// The changing part of a filter; belongs to one copy and so to one thread.
struct FilterScratch
{
    std::vector<FilterNameCache> names;
};

/// Immutable; what it must remember goes into the scratch.
class FilterPredicate
{
public:
    virtual ~FilterPredicate() = default;
    virtual bool matches(const LogRow &row, FilterScratch &scratch) const = 0;
    /// False only when no row of a compacted chunk matches; found out much faster than row by row.
    virtual bool mayMatch(const LogChunk &, FilterScratch &) const { return true; }
    /// False only when no row matches better for a text that lies within these bytes.
    virtual bool textsMatter(QByteArrayView) const { return false; }
    /// What matches() looks at.
    virtual RowParts parts() const = 0;
    /// Rough time of one test; conjunctions ask the cheap ones first.
    virtual int cost() const = 0;
};

using FilterPredicatePtr = std::unique_ptr<const FilterPredicate>;

} // namespace roomdeck
