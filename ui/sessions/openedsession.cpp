#include "ui/sessions/openedsession.h"

#include "core/exchange/importer.h"

#include <QtCore/QFileInfo>

namespace roomdeck {

qint64 OpenedSession::rows() const
{
    return index.empty() ? 0 : index.back().place + index.back().count;
}

bool needsImport(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == QLatin1String("ndjson") || suffix == QLatin1String("jsonl")
        || suffix == QLatin1String("har");
}

OpenedSession openSession(const QString &path, const std::shared_ptr<TaskTicket> &ticket)
{
    OpenedSession session;
    session.path = path;
    session.sessionPath = path;
    if (needsImport(path)) {
        session.folder = std::make_shared<QTemporaryDir>();
        if (!session.folder->isValid()) {
            session.error = {SessionFault::IoError, session.folder->errorString().toUtf8()};
            return session;
        }
        session.sessionPath = session.folder->filePath(QStringLiteral("imported.roomdeck"));
        const auto progress = [ticket](qint64 done, qint64 total) {
            if (!ticket)
                return true;
            ticket->total = total;
            ticket->done = done;
            return !ticket->cancelled;
        };
        session.error = importSession(path, session.sessionPath, progress).error;
        if (session.error)
            return session;
    }
    session.pages = std::make_shared<SessionPages>(session.sessionPath, SessionPages::Ids::Own);
    session.error = session.pages->open(session.info, session.index);
    return session;
}

} // namespace roomdeck
