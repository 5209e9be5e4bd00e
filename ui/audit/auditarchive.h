// The audit trail of earlier runs, read from their session files.
#pragma once

#include "core/operator/auditentry.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>

class QThreadPool;

namespace roomdeck {

/// Reads on a thread of `workers`; answers on the GUI thread, and only the last question. `workers` outlives
/// it.
class AuditArchive : public QObject
{
    Q_OBJECT

public:
    AuditArchive(const QString &dataDirectory, QThreadPool &workers, QObject *parent = nullptr);

    /// Paths of the recorded sessions, newest first.
    QStringList sessions() const;
    /// loaded() or failed() follows.
    void load(const QString &path);
    /// No answer to earlier questions is wanted any more.
    void cancel() { ++m_question; }

Q_SIGNALS:
    void loaded(const QList<roomdeck::AuditEntry> &entries);
    void failed(const QString &reason);

private:
    void answer(quint64 question, const QList<AuditEntry> &entries, const QString &problem);

    const QString m_dataDirectory;
    QThreadPool &m_workers;
    quint64 m_question = 0;
};

} // namespace roomdeck
