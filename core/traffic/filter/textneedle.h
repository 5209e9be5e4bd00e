// A text to look for in UTF-8 bytes, prepared once and looked for in millions of rows.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QStringView>
#include <array>
#include <vector>

namespace roomdeck {

/// Substring search that never converts or copies what it searches. Ignoring case means Unicode's simple
/// case mappings, code point by code point. Immutable; any thread.
class TextNeedle
{
public:
    explicit TextNeedle(QStringView text, Qt::CaseSensitivity sensitivity = Qt::CaseInsensitive);

    bool isEmpty() const { return m_size == 0; }
    bool isIn(QByteArrayView utf8) const { return indexIn(utf8) >= 0; }
    /// Byte index of the first occurrence at or behind `from`, or -1.
    qsizetype indexIn(QByteArrayView utf8, qsizetype from = 0) const;

private:
    /// The spellings of one code point that count as equal.
    using Spellings = std::vector<QByteArray>;

    qsizetype indexOfAscii(const char *begin, const char *from, const char *end) const;
    qsizetype indexOfWide(const char *begin, const char *from, const char *end) const;
    bool matchesAsciiAt(const char *at) const;
    bool matchesWideAt(const char *at, const char *end) const;

    qsizetype m_size = 0; // code points
    bool m_ascii = true;
    QByteArray m_bytes; // of an ASCII needle, letters in lower case when case is ignored
    QByteArray m_ignored; // per byte, the bits that do not count: 0x20 for letters when case is ignored
    std::vector<Spellings> m_points; // of other needles
    std::array<bool, 256> m_first{}; // bytes a match can start with
};

} // namespace roomdeck
