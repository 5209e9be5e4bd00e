// A filter for log rows, compiled from text. The language is described in README.md beside this file.
#pragma once

#include "core/traffic/filter/filtererror.h"
#include "core/traffic/filter/filternode.h"
#include "core/traffic/logrow.h"

#include <QtCore/QDate>
#include <QtCore/QList>
#include <QtCore/QStringView>
#include <memory>

namespace roomdeck {

class FilterPredicate;
class LogChunk;
struct FilterScratch;

/// What a filter's words refer to besides the row.
struct FilterContext
{
    QDate day = QDate::currentDate(); ///< the day of times without a date, local
    QList<QByteArray> dialects = {"hub", "chat"}; ///< names of dialects 1, 2, …
};

/// Decides which rows to show. Compiled once; matches() allocates nothing for most rows.
///
/// The compiled form is immutable and shared by copies; each copy keeps its own cache of what it found out
/// about names, by StringId. So: one copy per thread, and one copy per store whose ids mean different texts
/// (call forgetNames() or copy() before turning to another store). A row with ids of 0 is never cached.
class Filter
{
public:
    struct Result;

    /// Matches every row.
    Filter();
    ~Filter();
    Filter(const Filter &other);
    Filter(Filter &&other) noexcept;
    Filter &operator=(const Filter &other);
    Filter &operator=(Filter &&other) noexcept;

    static Result parse(QStringView text, const FilterContext &context = {});

    bool matchesAll() const;
    bool matches(const LogRow &row) const;
    /// What matches() looks at; nothing when every row matches.
    RowParts parts() const;
    /// False only when what it looks for is in none of these texts: then it decides the same about a row
    /// without its payload, further members and raw message if they lie in there.
    bool textsMatter(QByteArrayView texts) const;
    /// False only when no row of a compacted chunk matches; rules out most of a long log at the speed of
    /// memory.
    bool mayMatch(const LogChunk &chunk) const;
    /// Forgets what was learned about names.
    void forgetNames();

    const FilterNode &root() const;
    /// Canonical text; parsing it gives an equal filter.
    QString toText() const;
    /// Same meaning by structure, not by accident.
    friend bool operator==(const Filter &a, const Filter &b) { return a.root() == b.root(); }

private:
    struct Program;

    std::shared_ptr<const Program> m_program;
    std::unique_ptr<FilterScratch> m_scratch;
};

/// A filter, or what is wrong with the text; then the filter matches everything.
struct Filter::Result
{
    Filter filter;
    FilterError error;

    bool isValid() const { return !error; }
};

} // namespace roomdeck
