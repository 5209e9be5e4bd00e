// Filter text, and behind the first line end a payload to try it on.
#include "core/traffic/filter/filter.h"
#include "core/traffic/filter/filtercompletion.h"
#include "core/traffic/filter/filteredit.h"
#include "core/traffic/filter/filterlexer.h"
#include "tests/fuzz/check.h"

using namespace roomdeck;

namespace {

void checkTokens(const QString &text)
{
    int end = 0;
    for (const FilterToken &token : tokenizeFilter(text)) {
        CHECK(token.position >= end && token.length > 0 && token.end() <= text.size());
        end = token.end();
    }
}

void checkRoundTrip(const QString &text, const Filter &filter, const LogRow &row)
{
    const QString canonical = filter.toText();
    const Filter::Result again = Filter::parse(canonical);
    CHECK(again.isValid());
    CHECK(again.filter == filter);
    CHECK(again.filter.toText() == canonical);
    CHECK(again.filter.matches(row) == filter.matches(row));
    const Filter::Result opposite = Filter::parse(filterWithout(QString(), text));
    CHECK(opposite.isValid());
    CHECK(filter.matchesAll() || opposite.filter.matches(row) != filter.matches(row));
    const qsizetype chips = filterChips(text).size();
    for (int i = 0; i < qMin(chips, qsizetype(4)); ++i) {
        CHECK(Filter::parse(removeFilterChip(text, i)).isValid());
        CHECK(Filter::parse(negateFilterChip(text, i)).isValid());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView input(data, qsizetype(qMin(size, size_t(2000))));
    const qsizetype line = input.indexOf('\n');
    const QString text = QString::fromUtf8(line < 0 ? input : input.first(line));
    LogRow row;
    row.payload = line < 0 ? QByteArrayView() : input.sliced(line + 1);
    row.extra = row.payload;
    row.room = "general";
    row.user = "ann";
    row.type = "document_updated";
    checkTokens(text);
    const FilterVocabulary vocabulary{{QStringLiteral("general"), QStringLiteral("a b")}, {}, {}, {}, {}};
    const FilterCompletion completion = completeFilter(text, int(text.size() / 2), vocabulary);
    CHECK(completion.position >= 0 && completion.position + completion.length <= text.size());
    const Filter::Result result = Filter::parse(text);
    if (!result.isValid()) {
        CHECK(result.error.position >= 0 && result.error.position + result.error.length <= text.size());
        return 0;
    }
    checkRoundTrip(text, result.filter, row);
    return 0;
}
