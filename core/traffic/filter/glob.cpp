#include "core/traffic/filter/glob.h"

#include <QtCore/QString>

namespace roomdeck {

Glob Glob::fromPattern(QStringView pattern)
{
    Glob glob;
    QString run;
    const auto flush = [&glob, &run] {
        glob.m_pattern += run.toUtf8();
        run.clear();
    };
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern[i];
        if (c == u'*' || c == u'?') {
            flush();
            glob.m_wild = true;
            glob.m_pattern += c == u'*' ? anyText : anyPoint;
        } else {
            if (c == u'\\' && i + 1 < pattern.size())
                ++i;
            run += pattern[i];
        }
    }
    flush();
    return glob;
}

Glob Glob::fromLiteral(QStringView text)
{
    Glob glob;
    glob.m_pattern = text.toUtf8();
    return glob;
}

bool Glob::matches(QByteArrayView utf8) const
{
    return m_wild ? matchesPattern(utf8) : m_pattern == utf8;
}

bool Glob::matchesPattern(QByteArrayView utf8) const
{
    const auto pointEnd = [utf8](qsizetype at) {
        ++at;
        while (at < utf8.size() && (uchar(utf8[at]) & 0xc0) == 0x80)
            ++at;
        return at;
    };
    qsizetype at = 0;
    qsizetype in = 0;
    qsizetype star = -1; // the last `*` met, and how much of the text it covers so far
    qsizetype covered = 0;
    while (at < utf8.size()) {
        if (in < m_pattern.size() && m_pattern[in] == anyText) {
            star = in++;
            covered = at;
        } else if (in < m_pattern.size() && m_pattern[in] == anyPoint) {
            at = pointEnd(at);
            ++in;
        } else if (in < m_pattern.size() && m_pattern[in] == utf8[at]) {
            ++at;
            ++in;
        } else if (star >= 0) {
            covered = pointEnd(covered);
            at = covered;
            in = star + 1;
        } else {
            return false;
        }
    }
    while (in < m_pattern.size() && m_pattern[in] == anyText)
        ++in;
    return in == m_pattern.size();
}

} // namespace roomdeck
