// What JsonEdit marks in its text: the bracket's partner, warnings, the mistake.
#include "ui/json/jsonedit.h"

#include "ui/json/jsonstructure.h"
#include "ui/theme/theme.h"

namespace roomdeck {

namespace {

constexpr int MaxBracketSearch = 256 * 1024; // UTF-16 units

} // namespace

void JsonEdit::markAll()
{
    QList<QTextEdit::ExtraSelection> marks;
    if (m_jsonMode) {
        appendBracketMarks(marks);
        appendWarningMarks(marks);
        appendMistakeMark(marks);
    }
    setExtraSelections(marks);
}

void JsonEdit::appendMistakeMark(QList<QTextEdit::ExtraSelection> &marks) const
{
    if (!m_mistake || !m_checked || document()->isEmpty())
        return;
    const int last = document()->characterCount() - 1;
    const int at = int(qMin(m_mistake->position, qsizetype(last)));
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(document());
    mark.cursor.setPosition(at);
    mark.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
    if (mark.cursor.selectedText()
            .trimmed()
            .isEmpty()) { // at the end of a line there is nothing to underline
        mark.cursor.setPosition(at);
        mark.cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor);
    }
    mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    mark.format.setUnderlineColor(Theme::color(Theme::Role::Error, palette()));
    mark.format.setBackground(Theme::color(Theme::Role::ErrorBackground, palette()));
    marks.append(mark);
}

void JsonEdit::appendBracketMarks(QList<QTextEdit::ExtraSelection> &marks) const
{
    if (document()->characterCount() > MaxBracketSearch || !hasFocus())
        return;
    const QString text = toPlainText();
    const int position = textCursor().position();
    for (const int at : {position - 1, position}) {
        const qsizetype partner = at >= 0 && at < text.size() ? matchingBracket(text, at) : -1;
        if (partner < 0)
            continue;
        for (const int place : {at, int(partner)}) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = QTextCursor(document());
            mark.cursor.setPosition(place);
            mark.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
            mark.format.setBackground(Theme::color(Theme::Role::AccentBackground, palette()));
            marks.append(mark);
        }
        return;
    }
}

QTextCursor JsonEdit::cursorAt(const Place &place) const
{
    const qsizetype last = document()->characterCount() - 1;
    QTextCursor cursor(document());
    cursor.setPosition(int(qBound(qsizetype(0), place.position, last)));
    cursor.setPosition(int(qBound(qsizetype(0), place.position + place.length, last)),
                       QTextCursor::KeepAnchor);
    return cursor;
}

// Objects are marked by their first character: a whole one underlined says nothing.
void JsonEdit::appendWarningMarks(QList<QTextEdit::ExtraSelection> &marks) const
{
    for (const Place &place : m_warnings) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = cursorAt(place);
        if (mark.cursor.selectedText().startsWith(QLatin1Char('{'))
            || mark.cursor.selectedText().startsWith(QLatin1Char('[')))
            mark.cursor = cursorAt({place.position, 1});
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(Theme::color(Theme::Role::Warning, palette()));
        marks.append(mark);
    }
}

} // namespace roomdeck
