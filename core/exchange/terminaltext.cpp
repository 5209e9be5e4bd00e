#include "core/exchange/terminaltext.h"

#include "core/protocol/jsontext.h"

#include <QtCore/QString>

namespace roomdeck {

namespace {

bool isPlain(char c)
{
    return c >= 0x20 && c < 0x7f;
}

// Nearly everything is ASCII, which needs none of the below.
qsizetype plainPrefix(QByteArrayView text)
{
    qsizetype length = 0;
    while (length < text.size() && isPlain(text[length]))
        ++length;
    return length;
}

// Lone halves of surrogate pairs never come out of fromUtf8(), so halves met here belong together.
bool printsAsItself(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

// The tags block (U+E0001 and on) is invisible text; as halves of pairs they would pass.
bool isHiddenPair(const QString &text, qsizetype at)
{
    return text[at].isHighSurrogate() && at + 1 < text.size()
        && QChar::category(QChar::surrogateToUcs4(text[at], text[at + 1])) == QChar::Other_Format;
}

void appendEscape(QString &out, QChar c)
{
    out += QStringLiteral("\\u%1").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
}

/// What prints as itself, and escapes for the rest.
QString printable(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isHiddenPair(text, i)) {
            appendEscape(out, text[i]);
            appendEscape(out, text[++i]);
        } else if (printsAsItself(text[i])) {
            out += text[i];
        } else {
            appendEscape(out, text[i]);
        }
    }
    return out;
}

} // namespace

void appendTerminalText(QByteArray &out, QByteArrayView utf8, int maxChars)
{
    const qsizetype plain = plainPrefix(utf8.first(qMin<qsizetype>(utf8.size(), maxChars)));
    out.append(utf8.first(plain));
    if (plain == utf8.size())
        return;
    const qsizetype left = maxChars - plain;
    const QByteArrayView rest = utf8.sliced(plain);
    QString text = QString::fromUtf8(rest.first(qMin(rest.size(), 4 * left)));
    const bool cut = text.size() > left || rest.size() > 4 * left;
    text.truncate(left);
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    out += printable(text).toUtf8();
    if (cut)
        out += "…";
}

QByteArray terminalText(QByteArrayView utf8, int maxChars)
{
    QByteArray out;
    appendTerminalText(out, utf8, maxChars);
    return out;
}

void appendPrintableJson(QByteArray &out, QByteArrayView value)
{
    if (plainPrefix(value) == value.size()) {
        out.append(value);
        return;
    }
    // Beyond ASCII there is only what strings hold, where \u escapes mean the same.
    QByteArray compact;
    appendCompactJson(compact, value);
    out += printable(QString::fromUtf8(compact)).toUtf8();
}

void appendPrintableJsonString(QByteArray &out, QByteArrayView utf8)
{
    if (plainPrefix(utf8) == utf8.size()) {
        appendJsonString(out, utf8);
        return;
    }
    QByteArray quoted;
    appendJsonString(quoted, QString::fromUtf8(utf8).toUtf8());
    out += printable(QString::fromUtf8(quoted)).toUtf8();
}

} // namespace roomdeck
