// Quotes and backslashes of the filter language.
#include "core/traffic/filter/filterlexer.h"

namespace roomdeck {

namespace {

/// The character an escape in quotes stands for; moves `at` to its last unit.
QChar unescaped(QStringView token, qsizetype &at)
{
    const QChar c = token[at];
    switch (c.unicode()) {
    case u'n':
        return u'\n';
    case u'r':
        return u'\r';
    case u't':
        return u'\t';
    case u'u': {
        bool ok = false;
        const ushort unit = at + 4 < token.size() ? token.sliced(at + 1, 4).toUShort(&ok, 16) : ushort(0);
        if (!ok)
            return c;
        at += 4;
        return QChar(unit);
    }
    default:
        return c;
    }
}

} // namespace

QString unquoteFilterText(QStringView token)
{
    QString text;
    text.reserve(token.size());
    for (qsizetype i = 1; i < token.size() && token[i] != u'"'; ++i) {
        if (token[i] == u'\\' && i + 1 < token.size())
            text += unescaped(token, ++i);
        else
            text += token[i];
    }
    return text;
}

QString unescapeFilterText(QStringView token)
{
    QString text;
    text.reserve(token.size());
    for (qsizetype i = 0; i < token.size(); ++i) {
        if (token[i] == u'\\' && i + 1 < token.size())
            ++i;
        text += token[i];
    }
    return text;
}

QString quoteFilterText(QStringView text)
{
    QString out = QStringLiteral("\"");
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            out += u'\\';
        if (c == u'\n')
            out += QStringLiteral("\\n");
        else if (c == u'\r')
            out += QStringLiteral("\\r");
        else if (c == u'\t')
            out += QStringLiteral("\\t");
        else if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
                 || c == QChar(0x2028) || c == QChar(0x2029))
            out += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out + u'"';
}

} // namespace roomdeck
