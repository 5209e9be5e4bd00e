// The sessions recorded into the data folder: open, delete, find in the folder.
#pragma once

#include "ui/sessions/sessionlistmodel.h"

#include <QtCore/QSortFilterProxyModel>
#include <QtWidgets/QDialog>

class QLabel;
class QPushButton;
class QTableView;
class QThreadPool;

namespace roomdeck {

class EmptyState;
class TintedLabel;

/// Not modal. Reads and deletes on threads of `workers`. GUI thread.
class SessionsDialog : public QDialog
{
    Q_OBJECT

public:
    SessionsDialog(const QString &folder, QThreadPool &workers, QWidget *parent = nullptr);

    /// The file being recorded cannot be deleted.
    void setCurrent(const QString &path);
    QTableView &view() { return *m_view; }
    SessionListModel &model() { return m_model; }
    QStringList selectedPaths() const;
    /// Deletes without asking; files that are open somewhere stay.
    void remove(const QStringList &paths);

public Q_SLOTS:
    void refresh();

Q_SIGNALS:
    void openRequested(const QStringList &paths);
    void refreshed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void createLayout();
    void askToRemove();
    void updateButtons();
    void retranslate();

    QString m_folder;
    QThreadPool &m_workers;
    SessionListModel m_model;
    QSortFilterProxyModel m_sorted;
    QTableView *m_view;
    EmptyState *m_empty;
    TintedLabel *m_summary;
    QPushButton *m_open;
    QPushButton *m_showInFolder;
    QPushButton *m_remove;
    QPushButton *m_close;
    bool m_reading = false;
    int m_kept = 0; ///< files the last deletion had to leave
};

} // namespace roomdeck
