#include "ui/text/displaytext.h"

namespace roomdeck {

namespace {

constexpr char32_t ZeroWidthNonJoiner = 0x200c;
constexpr char32_t ZeroWidthJoiner = 0x200d;

bool needsEscape(char32_t c)
{
    if (c < 0x7f)
        return c < 0x20;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    case QChar::Other_Format:
        return c != ZeroWidthJoiner && c != ZeroWidthNonJoiner;
    default:
        return false;
    }
}

QString escaped(char32_t c)
{
    switch (c) {
    case U'\n':
        return QStringLiteral("\\n");
    case U'\r':
        return QStringLiteral("\\r");
    case U'\t':
        return QStringLiteral("\\t");
    default:
        return c > 0xffff ? QStringLiteral("\\U%1").arg(quint32(c), 8, 16, QLatin1Char('0'))
                          : QStringLiteral("\\u%1").arg(quint32(c), 4, 16, QLatin1Char('0'));
    }
}

char32_t takeCharacter(QStringView text, qsizetype &i)
{
    const QChar first = text[i++];
    if (first.isHighSurrogate() && i < text.size() && text[i].isLowSurrogate())
        return QChar::surrogateToUcs4(first, text[i++]);
    return first.isSurrogate() ? char32_t(QChar::ReplacementCharacter) : first.unicode();
}

/// `partial`: the text goes on after what was given.
QString sanitized(QStringView text, qsizetype maxChars, bool partial)
{
    QString result;
    result.reserve(qMin(text.size(), maxChars));
    qsizetype fits = 0; // length of the longest prefix that leaves room for the ellipsis
    for (qsizetype i = 0; i < text.size();) {
        const char32_t c = takeCharacter(text, i);
        if (result.size() < maxChars)
            fits = result.size();
        if (needsEscape(c))
            result += escaped(c);
        else
            result += QChar::fromUcs4(c);
        if (result.size() > maxChars) {
            partial = true;
            break;
        }
    }
    if (partial) {
        if (result.size() >= maxChars)
            result.truncate(fits);
        result += QChar(0x2026);
    }
    return result;
}

} // namespace

QString displayText(QByteArrayView utf8, int maxChars)
{
    if (maxChars <= 0)
        return {};
    // Four bytes are the most one character takes; the rest need not be decoded to be clipped.
    const qsizetype wanted = (qsizetype(maxChars) + 1) * 4;
    const bool partial = utf8.size() > wanted;
    QString text = QString::fromUtf8(partial ? utf8.first(wanted) : utf8);
    if (partial)
        text.chop(qMin<qsizetype>(3, text.size())); // the cut may have split a character
    return sanitized(text, maxChars, partial);
}

QString displayText(QStringView text, int maxChars)
{
    if (maxChars <= 0)
        return {};
    const bool partial = text.size() > qsizetype(maxChars) + 1;
    return sanitized(partial ? text.first(maxChars + 1) : text, maxChars, partial);
}

} // namespace roomdeck
