// Says that something takes its time, how far it is, and lets it be cancelled.
#pragma once

#include "ui/sessions/openedsession.h"

#include <QtCore/QTimer>
#include <QtWidgets/QProgressDialog>

namespace roomdeck {

/// Shows up only when a task takes longer than a moment; close() when it is done. GUI thread.
class TaskProgress : public QProgressDialog
{
    Q_OBJECT

public:
    TaskProgress(const QString &text, const std::shared_ptr<TaskTicket> &ticket, QWidget *parent);

private:
    void showProgress();

    std::shared_ptr<TaskTicket> m_ticket;
    QTimer m_timer;
};

} // namespace roomdeck
