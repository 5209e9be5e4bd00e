// What could be typed next in a filter.
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QStringView>

namespace roomdeck {

/// Names seen in the log so far, the most useful first; the order is kept.
struct FilterVocabulary
{
    QStringList rooms;
    QStringList users;
    QStringList types;
    QStringList payloadPaths; ///< as in filters, without "payload": ".items[0].id"
    QStringList dialects = {QStringLiteral("hub"), QStringLiteral("chat")};
};

struct FilterCandidate
{
    QString insert; ///< replaces the completed part of the text
    QString label; ///< to show: the field or value itself, untrusted text

    bool operator==(const FilterCandidate &) const = default;
};

struct FilterCompletion
{
    int position = 0; ///< part of the text to replace, UTF-16 units
    int length = 0;
    QList<FilterCandidate> candidates; ///< at most 50
};

/// Candidates for the word the cursor stands in or behind: fields and whole `field:value` terms where a term
/// may begin, values behind a field's operator. Beginnings come before other places. Pure.
FilterCompletion completeFilter(QStringView text, int cursor, const FilterVocabulary &vocabulary);

} // namespace roomdeck
