// Whole-text wildcard patterns over UTF-8: `*` is any text, `?` is one code point.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QStringView>

namespace roomdeck {

/// Immutable; any thread. Matching takes at most pattern × text steps and no memory.
class Glob
{
public:
    /// A backslash takes the meaning from the character behind it.
    static Glob fromPattern(QStringView pattern);
    /// Matches exactly this text.
    static Glob fromLiteral(QStringView text);

    bool matches(QByteArrayView utf8) const;
    /// True for `*`, which matches everything.
    bool isAny() const { return m_pattern.size() == 1 && m_pattern.front() == anyText; }

private:
    // Bytes that no UTF-8 text contains stand for the wildcards.
    static constexpr char anyText = char(0xfe);
    static constexpr char anyPoint = char(0xff);

    bool matchesPattern(QByteArrayView utf8) const;

    QByteArray m_pattern;
    bool m_wild = false;
};

} // namespace roomdeck
