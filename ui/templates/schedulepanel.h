// The list of scheduled sends beside the composer, with pause and cancel.
#pragma once

#include "core/operator/scheduler.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QAction;
class QListView;
class QToolButton;
class QUndoStack;

namespace roomdeck {

class ScheduleModel;
class TintedLabel;

/// Drives the Scheduler's clock, shows its list and keeps it in a file. Hidden while there is nothing
/// scheduled. GUI thread.
class SchedulePanel : public QWidget
{
    Q_OBJECT

public:
    SchedulePanel(Scheduler &scheduler, QUndoStack &undo, QWidget *parent = nullptr);
    ~SchedulePanel() override;

    /// Loads what was scheduled when the program ended (paused) and keeps the list there from now on.
    void setFile(const QString &path);
    /// What became of an entry's last send.
    void setOutcome(quint64 id, const QString &outcome);
    /// For the window's menu.
    QList<QAction *> menuActions() const;
    QListView *view() const { return m_view; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void createLayout();
    void retranslate();
    void arm();
    void tick();
    void listChanged();
    void refreshActions();
    void togglePause();
    void cancelSelected();
    void forgetDone();
    void saveSoon();
    void save();
    void sayMissed(quint64 id, int count);

    Scheduler &m_scheduler;
    QUndoStack &m_undo;
    ScheduleModel *m_model;
    QListView *m_view;
    TintedLabel *m_caption;
    TintedLabel *m_notice;
    QToolButton *m_pauseButton;
    QToolButton *m_cancelButton;
    QAction *m_pause;
    QAction *m_cancel;
    QAction *m_forgetDone;
    QTimer m_timer;
    QTimer m_saveLater;
    QString m_file;
};

} // namespace roomdeck
