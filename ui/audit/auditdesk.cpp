#include "ui/audit/auditdesk.h"

#include "core/net/connectionmanager.h"
#include "ui/audit/auditdialog.h"
#include "ui/audit/auditmodel.h"

#include <QtGui/QAction>

namespace roomdeck {

AuditDesk::AuditDesk(ConnectionManager &manager, const QString &dataDirectory, QThreadPool &workers,
                     QWidget *window)
    : QObject(window), m_dataDirectory(dataDirectory), m_workers(workers), m_window(window),
      m_model(new AuditModel(this)), m_action(new QAction(this))
{
    m_action->setObjectName(QStringLiteral("auditTrail"));
    m_action->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_A);
    connect(m_action, &QAction::triggered, this, &AuditDesk::open);
    connect(&manager, &ConnectionManager::trafficReady, m_model,
            [this](const TrafficBatchPtr &batch) { m_model->append(batch); });
    retranslate();
}

void AuditDesk::retranslate()
{
    m_action->setText(tr("Aud&it Trail…"));
}

void AuditDesk::open()
{
    if (!m_dialog) {
        m_dialog = new AuditDialog(*m_model, m_dataDirectory, m_workers, m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

} // namespace roomdeck
