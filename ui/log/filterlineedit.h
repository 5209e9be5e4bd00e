// The line a filter is typed into: coloured, completed, with the offending word underlined.
#pragma once

#include "core/traffic/filter/filtercompletion.h"
#include "core/traffic/filter/filtererror.h"

#include <QtWidgets/QLineEdit>
#include <functional>

class QCompleter;
class QStandardItemModel;

namespace roomdeck {

/// GUI thread.
class FilterLineEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterLineEdit(QWidget *parent = nullptr);

    /// Asked for names when completion starts.
    using VocabularySource = std::function<FilterVocabulary()>;
    void setVocabularySource(VocabularySource source) { m_vocabularySource = std::move(source); }
    void setError(const FilterError &error);

Q_SIGNALS:
    /// Backspace where there is nothing left to delete.
    void backspaceAtStart();
    void escaped();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintSyntax();
    void offerCompletions();
    void insertCandidate(const QModelIndex &index);
    bool popupHasChoice() const;

    VocabularySource m_vocabularySource;
    FilterError m_error;
    QCompleter *m_completer;
    QStandardItemModel *m_candidates;
    FilterVocabulary m_vocabulary;
    FilterCompletion m_completion;
    bool m_composing = false;
};

} // namespace roomdeck
