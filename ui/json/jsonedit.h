// An editor for one JSON value: line numbers, colours, bracket matching, the mistake marked where it is.
#pragma once

#include "ui/json/jsoncheck.h"

#include <QtCore/QTimer>
#include <QtWidgets/QPlainTextEdit>

class QCompleter;
class QStringListModel;

namespace roomdeck {

class JsonHighlighter;

/// GUI thread. Checks while typing (large texts a moment later) and tells through mistakeChanged(). Every
/// change it makes itself (formatting, indenting) is one step of undo. Tab leaves the editor, as in any form;
/// indenting is automatic.
class JsonEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// In UTF-16 units, as the document counts.
    struct Place
    {
        qsizetype position = 0;
        qsizetype length = 0;
        bool operator==(const Place &) const = default;
    };

    explicit JsonEdit(QWidget *parent = nullptr);
    ~JsonEdit() override;

    /// Off: the text is plain, not JSON: no colours, no checks.
    void setJsonMode(bool on);
    bool isJsonMode() const { return m_jsonMode; }
    /// Whether {{now}} and its like count as values.
    void setVariablesAllowed(bool allowed);
    /// Keys offered while one is typed (Ctrl+Space asks for them).
    void setKnownKeys(const QStringList &keys);

    /// The mistake, as of the current text; nothing when the text is JSON (or plain text).
    const std::optional<JsonMistake> &mistake() const;
    bool isValid() const { return !mistake(); }
    /// Underlines what is JSON but not what it should be.
    void setWarnings(const QList<Place> &places);
    /// Selects the place and takes the keyboard.
    void goTo(const Place &place);
    /// Replaces the whole text in one step of undo.
    void replaceText(const QString &text);

    int gutterWidth() const;

public Q_SLOTS:
    /// Spreads the text over lines; does nothing while it is not JSON.
    void format();
    /// Puts the text on one line; does nothing while it is not JSON.
    void compact();
    /// Moves the cursor to the mistake.
    void goToMistake();

Q_SIGNALS:
    /// The mistake, its place or its message changed; also when it went away.
    void mistakeChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    class Gutter;

    void paintGutter(QPaintEvent *event);
    void layoutGutter();
    void textEdited();
    void check() const;
    void checkNow();
    void markAll();
    void appendMistakeMark(QList<QTextEdit::ExtraSelection> &marks) const;
    void appendBracketMarks(QList<QTextEdit::ExtraSelection> &marks) const;
    void appendWarningMarks(QList<QTextEdit::ExtraSelection> &marks) const;
    QTextCursor cursorAt(const Place &place) const;
    void insertNewLine();
    bool dedentForClosing(QChar bracket);
    void offerKeys(bool asked);
    void insertKey(const QString &key);
    bool completerTakes(QKeyEvent *event);

    Gutter *m_gutter;
    JsonHighlighter *m_highlighter = nullptr;
    QCompleter *m_completer;
    QStringListModel *m_keys;
    QTimer m_checkLater;
    QList<Place> m_warnings;
    mutable std::optional<JsonMistake> m_mistake;
    mutable bool m_checked = false;
    bool m_jsonMode = true;
    bool m_variables = true;
};

} // namespace roomdeck
