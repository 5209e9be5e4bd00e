#include "core/session/sessionlist.h"

#include "core/session/sessionreader.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <algorithm>

namespace roomdeck {

namespace {

SessionSummary summaryOf(const QFileInfo &file)
{
    SessionSummary summary;
    summary.path = file.absoluteFilePath();
    summary.bytes = file.size() + QFileInfo(summary.path + QLatin1String("-wal")).size();
    SessionReader reader;
    summary.error = reader.open(summary.path);
    if (summary.error) {
        summary.startedUs = file.lastModified().toMSecsSinceEpoch() * 1000;
        return summary;
    }
    summary.rows = reader.count();
    summary.startedUs = reader.info().startedUs;
    summary.ended = reader.info().stoppedUs > 0;
    summary.lastUs = summary.ended ? reader.info().stoppedUs
        : summary.rows > 0         ? reader.timeAt(summary.rows - 1)
                                   : 0;
    return summary;
}

} // namespace

QList<SessionSummary> listSessions(const QString &folder)
{
    QList<SessionSummary> list;
    const QFileInfoList files = QDir(folder).entryInfoList({QStringLiteral("*.roomdeck")}, QDir::Files);
    for (const QFileInfo &file : files)
        list.append(summaryOf(file));
    std::sort(list.begin(), list.end(), [](const SessionSummary &a, const SessionSummary &b) {
        return a.startedUs != b.startedUs ? a.startedUs > b.startedUs : a.path > b.path;
    });
    return list;
}

} // namespace roomdeck
