#include "ui/json/jsonhighlighter.h"

#include "core/operator/variables.h"
#include "ui/theme/theme.h"

namespace roomdeck {

namespace {

constexpr qsizetype MaxLine = 20'000; // UTF-16 units; colouring longer lines would make typing lag

qsizetype endOfString(const QString &text, qsizetype start)
{
    qsizetype i = start + 1;
    while (i < text.size() && text.at(i) != QLatin1Char('"'))
        i += text.at(i) == QLatin1Char('\\') ? 2 : 1;
    return qMin(i + 1, text.size());
}

bool isFollowedByColon(const QString &text, qsizetype from)
{
    while (from < text.size() && text.at(from).isSpace())
        ++from;
    return from < text.size() && text.at(from) == QLatin1Char(':');
}

} // namespace

JsonHighlighter::JsonHighlighter(QTextDocument *document, const QPalette &palette)
    : QSyntaxHighlighter(document)
{
    loadColors(palette);
}

void JsonHighlighter::setPalette(const QPalette &palette)
{
    loadColors(palette);
    rehighlight();
}

void JsonHighlighter::loadColors(const QPalette &palette)
{
    const auto format = [&palette](Theme::Role role) {
        QTextCharFormat f;
        f.setForeground(Theme::color(role, palette));
        return f;
    };
    m_key = format(Theme::Role::JsonKey);
    m_string = format(Theme::Role::JsonString);
    m_number = format(Theme::Role::JsonNumber);
    m_variable = format(Theme::Role::Operator);
    m_variable.setBackground(Theme::color(Theme::Role::OperatorBackground, palette));
}

void JsonHighlighter::highlightBlock(const QString &text)
{
    if (text.size() > MaxLine)
        return;
    qsizetype i = 0;
    while (i < text.size()) {
        const QChar c = text.at(i);
        if (c == QLatin1Char('"'))
            i = highlightString(text, i);
        else if (c.isLetterOrNumber() || c == QLatin1Char('-'))
            i = highlightWord(text, i);
        else
            ++i;
    }
    highlightVariables(text);
}

qsizetype JsonHighlighter::highlightString(const QString &text, qsizetype start)
{
    const qsizetype end = endOfString(text, start);
    setFormat(int(start), int(end - start), isFollowedByColon(text, end) ? m_key : m_string);
    return end;
}

qsizetype JsonHighlighter::highlightWord(const QString &text, qsizetype start)
{
    qsizetype end = start + 1;
    while (end < text.size()
           && (text.at(end).isLetterOrNumber() || QStringLiteral("+-.").contains(text.at(end))))
        ++end;
    setFormat(int(start), int(end - start), m_number);
    return end;
}

void JsonHighlighter::highlightVariables(const QString &text)
{
    if (!text.contains(QLatin1String("{{")))
        return;
    const QByteArray utf8 = text.toUtf8();
    for (const Variable &variable : findVariables(utf8)) {
        const auto start = QString::fromUtf8(utf8.left(variable.position)).size();
        const auto length = QString::fromUtf8(utf8.mid(variable.position, variable.length)).size();
        setFormat(int(start), int(length), m_variable);
    }
}

} // namespace roomdeck
