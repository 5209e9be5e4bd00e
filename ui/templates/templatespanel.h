// The list of templates beside the composer.
#pragma once

#include "core/operator/template.h"

#include <QtWidgets/QWidget>

class QAction;
class QListView;
class QToolButton;
class QUndoStack;

namespace roomdeck {

class RosterState;
class TemplatesModel;
class TintedLabel;

/// Keeps templates in a file and every edit in an undo stack. Sends nothing itself: fireRequested() and
/// loadRequested() say what the operator wants. GUI thread.
class TemplatesPanel : public QWidget
{
    Q_OBJECT

public:
    TemplatesPanel(const RosterState &roster, QUndoStack &undo, QWidget *parent = nullptr);
    ~TemplatesPanel() override;

    /// Loads the templates of `path` and keeps them there from now on.
    void setFile(const QString &path);
    TemplateList templates() const;
    /// Asks for a name and adds a template of what the composer holds.
    void addTemplate(const Draft &draft);
    /// The selected template takes what the composer holds.
    void updateSelected(const Draft &draft);
    /// Hands out the {{counter}} of a template and counts it on.
    quint64 takeCounter(const QString &id);
    bool importFrom(const QString &path);
    bool exportTo(const QString &path);
    /// For the window's menu; null stands for a separator.
    QList<QAction *> menuActions() const;
    QListView *view() const { return m_view; }

Q_SIGNALS:
    void loadRequested(const roomdeck::MessageTemplate &item);
    void fireRequested(const roomdeck::MessageTemplate &item);
    /// The composer's draft is wanted for a new template, or for the selected one.
    void addRequested();
    void updateRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void createActions();
    void createLayout();
    void retranslate();
    void pushEdit(const TemplateList &after, const QString &what);
    void apply(const TemplateList &templates);
    void editSelected();
    void openDialog(const MessageTemplate &item, const QString &what);
    void takeEdited(const MessageTemplate &item, const QString &what);
    void duplicateSelected();
    void removeSelected();
    void moveSelected(int step);
    void activate(const QModelIndex &index);
    void askImport();
    void askExport();
    void refreshActions();
    void refreshKeys();
    void save();
    void say(const QString &problem);
    const MessageTemplate *selected() const;
    void select(const QString &id);

    const RosterState &m_roster;
    QUndoStack &m_undo;
    TemplatesModel *m_model;
    QListView *m_view;
    TintedLabel *m_caption;
    TintedLabel *m_hint;
    TintedLabel *m_problem;
    QToolButton *m_addButton;
    QToolButton *m_menuButton;
    QString m_file;
    QAction *m_add;
    QAction *m_send;
    QAction *m_load;
    QAction *m_edit;
    QAction *m_update;
    QAction *m_duplicate;
    QAction *m_remove;
    QAction *m_moveUp;
    QAction *m_moveDown;
    QAction *m_import;
    QAction *m_export;
    QAction *m_undoAction;
    QAction *m_redoAction;
    QList<QAction *> m_keys; // F1 … F12
};

} // namespace roomdeck
