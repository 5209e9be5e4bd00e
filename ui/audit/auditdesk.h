// Keeps this run's audit trail and shows it.
#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QString>

class QAction;
class QThreadPool;
class QWidget;

namespace roomdeck {

class AuditDialog;
class AuditModel;
class ConnectionManager;

/// GUI thread; everything it is given outlives it.
class AuditDesk : public QObject
{
    Q_OBJECT

public:
    AuditDesk(ConnectionManager &manager, const QString &dataDirectory, QThreadPool &workers,
              QWidget *window);

    AuditModel &model() { return *m_model; }
    /// Opens the view.
    QAction *action() const { return m_action; }
    void retranslate();

private:
    void open();

    const QString m_dataDirectory;
    QThreadPool &m_workers;
    QWidget *m_window;
    AuditModel *m_model;
    QAction *m_action;
    QPointer<AuditDialog> m_dialog;
};

} // namespace roomdeck
