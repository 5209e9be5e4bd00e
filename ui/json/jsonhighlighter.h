// Colours JSON by the theme's roles: keys, strings, numbers and words, template variables.
#pragma once

#include <QtGui/QPalette>
#include <QtGui/QSyntaxHighlighter>
#include <QtGui/QTextCharFormat>

namespace roomdeck {

/// GUI thread. JSON strings cannot span lines, so each line stands alone and no state is carried.
class JsonHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    JsonHighlighter(QTextDocument *document, const QPalette &palette);

    void setPalette(const QPalette &palette);

protected:
    void highlightBlock(const QString &text) override;

private:
    qsizetype highlightString(const QString &text, qsizetype start);
    qsizetype highlightWord(const QString &text, qsizetype start);
    void highlightVariables(const QString &text);
    void loadColors(const QPalette &palette);

    QTextCharFormat m_key;
    QTextCharFormat m_string;
    QTextCharFormat m_number;
    QTextCharFormat m_variable;
};

} // namespace roomdeck
