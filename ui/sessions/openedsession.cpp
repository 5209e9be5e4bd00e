#include "ui/sessions/openedsession.h"

#include "core/exchange/importer.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace roomdeck {

namespace {

constexpr qint64 beginningBytes = 256;

} // namespace

qint64 OpenedSession::rows() const
{
    return index.empty() ? 0 : index.back().place + index.back().count;
}

bool mayNeedImport(const QString &path)
{
    return QFileInfo(path).suffix().compare(QLatin1String("roomdeck"), Qt::CaseInsensitive) != 0;
}

namespace {

/// By what is in it: logs are called .json, .txt or .log as well.
bool needsImport(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("ndjson") || suffix == QLatin1String("jsonl")
        || suffix == QLatin1String("har"))
        return true;
    QFile file(path);
    return mayNeedImport(path) && file.open(QIODevice::ReadOnly)
        && file.peek(beginningBytes).trimmed().startsWith('{');
}

} // namespace

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
