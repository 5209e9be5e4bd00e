// What JsonEdit does with keys: indenting and the completion of JSON keys.
#include "ui/json/jsonedit.h"

#include "ui/json/jsonstructure.h"

#include <QtCore/QStringListModel>
#include <QtGui/QKeyEvent>
#include <QtGui/QTextBlock>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QScrollBar>

namespace roomdeck {

namespace {

constexpr int IndentWidth = 2;

QString indentOf(const QString &line)
{
    qsizetype i = 0;
    while (i < line.size() && line.at(i) == QLatin1Char(' '))
        ++i;
    return line.left(i);
}

bool isReturn(const QKeyEvent &event)
{
    return (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter)
        && (event.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
}

} // namespace

void JsonEdit::keyPressEvent(QKeyEvent *event)
{
    if (!m_jsonMode) {
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    if (completerTakes(event)) {
        event->ignore(); // QCompleter's popup filters its own keys
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        offerKeys(true);
        return;
    }
    if (isReturn(*event)) {
        insertNewLine();
        return;
    }
    const QString typed = event->text();
    if (typed.size() == 1 && (typed == QLatin1String("}") || typed == QLatin1String("]"))
        && dedentForClosing(typed.front()))
        return;
    QPlainTextEdit::keyPressEvent(event);
    if (!typed.isEmpty() && event->modifiers().testFlag(Qt::ControlModifier) == false)
        offerKeys(false);
}

bool JsonEdit::completerTakes(QKeyEvent *event)
{
    if (!m_completer->popup()->isVisible())
        return false;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape:
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return event->modifiers() == Qt::NoModifier;
    default:
        return false;
    }
}

void JsonEdit::insertNewLine()
{
    QTextCursor cursor = textCursor();
    cursor.beginEditBlock();
    cursor.removeSelectedText();
    const QString line = cursor.block().text();
    const QString before = line.left(cursor.positionInBlock()).trimmed();
    const QString after = line.mid(cursor.positionInBlock()).trimmed();
    const QString indent = indentOf(line.left(cursor.positionInBlock()));
    const bool opens = before.endsWith(QLatin1Char('{')) || before.endsWith(QLatin1Char('['));
    const bool closes = after.startsWith(QLatin1Char('}')) || after.startsWith(QLatin1Char(']'));
    cursor.insertText(QLatin1Char('\n') + indent + QString(opens ? IndentWidth : 0, QLatin1Char(' ')));
    if (opens && closes) {
        const int inside = cursor.position();
        cursor.insertText(QLatin1Char('\n') + indent);
        cursor.setPosition(inside);
    }
    cursor.endEditBlock();
    setTextCursor(cursor);
}

bool JsonEdit::dedentForClosing(QChar bracket)
{
    QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    if (cursor.hasSelection() || before.size() < IndentWidth || !before.trimmed().isEmpty())
        return false;
    cursor.beginEditBlock();
    cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor, IndentWidth);
    cursor.insertText(bracket);
    cursor.endEditBlock();
    setTextCursor(cursor);
    return true;
}

void JsonEdit::offerKeys(bool asked)
{
    const auto prefix = keyBeingTyped(toPlainText(), textCursor().position());
    if (!prefix || (prefix->isEmpty() && !asked) || m_keys->rowCount() == 0) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->setCompletionPrefix(*prefix);
    const bool done = m_completer->completionCount() == 0
        || (m_completer->completionCount() == 1 && m_completer->currentCompletion() == *prefix);
    if (done) {
        m_completer->popup()->hide();
        return;
    }
    QRect place = cursorRect().translated(viewport()->geometry().topLeft());
    place.setWidth(m_completer->popup()->sizeHintForColumn(0)
                   + m_completer->popup()->verticalScrollBar()->sizeHint().width() + 2 * IndentWidth);
    m_completer->complete(place);
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
}

void JsonEdit::insertKey(const QString &key)
{
    const auto prefix = keyBeingTyped(toPlainText(), textCursor().position());
    if (!prefix)
        return;
    QTextCursor cursor = textCursor();
    cursor.beginEditBlock();
    cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor, int(prefix->size()));
    const QString rest = cursor.block().text().mid(textCursor().positionInBlock());
    cursor.insertText(rest.startsWith(QLatin1Char('"')) ? key : key + QStringLiteral("\": "));
    cursor.endEditBlock();
    setTextCursor(cursor);
}

} // namespace roomdeck
