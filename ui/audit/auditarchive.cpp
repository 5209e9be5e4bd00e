#include "ui/audit/auditarchive.h"

#include "core/session/retention.h"
#include "core/session/sessionreader.h"
#include "ui/audit/auditmodel.h"

#include <QtCore/QDir>
#include <QtCore/QPointer>
#include <QtCore/QThreadPool>

namespace roomdeck {

namespace {

QList<AuditEntry> read(const QString &path, QString &problem)
{
    SessionReader reader;
    QList<AuditEntry> entries;
    if (const SessionError error = reader.open(path)) {
        problem = QString::fromUtf8(error.detail);
        return entries;
    }
    for (const qint64 row : reader.auditRows(AuditModel::MaxRows)) {
        const SessionChunk chunk = reader.read(row, 1);
        if (chunk.isEmpty())
            continue;
        if (std::optional<AuditEntry> entry = auditEntry(chunk.at(0)))
            entries.append(std::move(*entry));
    }
    if (reader.error())
        problem = QString::fromUtf8(reader.error().detail);
    return entries;
}

} // namespace

AuditArchive::AuditArchive(const QString &dataDirectory, QThreadPool &workers, QObject *parent)
    : QObject(parent), m_dataDirectory(dataDirectory), m_workers(workers)
{ }

QStringList AuditArchive::sessions() const
{
    if (m_dataDirectory.isEmpty())
        return {};
    const QDir folder(sessionsFolder(m_dataDirectory));
    QStringList paths;
    for (const QString &name :
         folder.entryList({QStringLiteral("*.roomdeck")}, QDir::Files, QDir::Name | QDir::Reversed))
        paths.append(folder.filePath(name));
    return paths;
}

void AuditArchive::load(const QString &path)
{
    const quint64 question = ++m_question;
    m_workers.start([self = QPointer<AuditArchive>(this), context = thread(), path, question] {
        QString problem;
        QList<AuditEntry> entries = read(path, problem);
        // Whether the asker still lives is only known on its own thread.
        auto *messenger = new QObject;
        messenger->moveToThread(context);
        QMetaObject::invokeMethod(messenger, [self, messenger, question, entries, problem] {
            if (self)
                self->answer(question, entries, problem);
            delete messenger;
        });
    });
}

void AuditArchive::answer(quint64 question, const QList<AuditEntry> &entries, const QString &problem)
{
    if (question != m_question)
        return;
    if (problem.isEmpty())
        Q_EMIT loaded(entries);
    else
        Q_EMIT failed(problem);
}

} // namespace roomdeck
