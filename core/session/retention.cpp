#include "core/session/retention.h"

#include "core/session/sqlite.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <algorithm>
#include <utility>
#include <vector>

namespace roomdeck {

namespace {

qint64 bytesOf(const QFileInfo &file)
{
    return file.size() + QFileInfo(file.filePath() + SqliteWalSuffix).size();
}

QDateTime lastWritten(const QFileInfo &file)
{
    const QFileInfo wal(file.filePath() + SqliteWalSuffix);
    return wal.exists() ? std::max(file.lastModified(), wal.lastModified()) : file.lastModified();
}

QFileInfoList sessionsByAge(const QString &folder)
{
    QFileInfoList files = QDir(folder).entryInfoList({QStringLiteral("[0-9]*-[0-9]*-[0-9]*_*.roomdeck")},
                                                     QDir::Files | QDir::NoSymLinks);
    // Asked once: a file that somebody writes meanwhile would be older and newer than the same other one, and
    // a sort goes astray over that.
    struct Dated
    {
        QDateTime written;
        QFileInfo file;
    };
    std::vector<Dated> dated;
    for (const QFileInfo &file : std::as_const(files))
        dated.push_back({lastWritten(file), file});
    std::sort(dated.begin(), dated.end(), [](const Dated &a, const Dated &b) {
        return std::pair(a.written, a.file.fileName()) < std::pair(b.written, b.file.fileName());
    });
    files.clear();
    for (const Dated &one : dated)
        files.append(one.file);
    return files;
}

// Every open session holds a shared lock on its file (a reader of a finished one by its transaction, see
// SessionReader; WAL connections by themselves), so asking for the exclusive one tells.
bool isInUse(const QString &path)
{
    SqliteConnection db;
    if (db.open(path, SqliteConnection::Mode::ReadWrite))
        return true; // cannot tell
    db.exec("PRAGMA busy_timeout=0");
    // Leaving WAL needs the file alone; it also folds in what a crash left in the log.
    SqliteStatement journal = db.prepare("PRAGMA journal_mode=DELETE");
    if (!journal.next())
        return SqliteConnection::faultOf(journal.result()) == SessionFault::Locked;
    if (journal.text(0) != QByteArrayView("delete"))
        return true;
    journal.reset();
    return !db.exec("BEGIN EXCLUSIVE") && db.lastError().code == SessionFault::Locked;
}

} // namespace

bool removeSession(const QString &path)
{
    if (isInUse(path) || !QFile::remove(path))
        return false;
    QFile::remove(path + SqliteWalSuffix);
    QFile::remove(path + SqliteShmSuffix);
    QFile::remove(path + QLatin1String("-journal"));
    return true;
}

QString sessionsFolder(const QString &dataDir)
{
    return QDir(dataDir).filePath(QStringLiteral("sessions"));
}

QString newSessionPath(const QString &dataDir, const QDateTime &start)
{
    const QDir folder(sessionsFolder(dataDir));
    const QString stem = start.toString(QStringLiteral("yyyy-MM-dd_HH-mm-ss"));
    QString name = stem + QLatin1String(".roomdeck");
    for (int n = 2; folder.exists(name); ++n)
        name = QStringLiteral("%1-%2.roomdeck").arg(stem).arg(n);
    return folder.filePath(name);
}

QStringList removeOldSessions(const QString &folder, const RecorderSettings &limits, const QString &current,
                              const QDateTime &now)
{
    QStringList removed;
    qint64 total = 0;
    QFileInfoList kept;
    const QFileInfo currentFile(current);
    const QFileInfoList files = sessionsByAge(folder);
    for (const QFileInfo &file : files) {
        if (!current.isEmpty() && file == currentFile)
            continue;
        const bool tooOld = limits.maxAgeDays > 0 && lastWritten(file).daysTo(now) >= limits.maxAgeDays;
        if (tooOld && removeSession(file.filePath())) {
            removed.append(file.filePath());
            continue;
        }
        kept.append(file);
        total += bytesOf(file);
    }
    for (const QFileInfo &file : std::as_const(kept)) {
        if (limits.maxFolderBytes <= 0 || total <= limits.maxFolderBytes)
            break;
        const qint64 bytes = bytesOf(file);
        if (!removeSession(file.filePath()))
            continue;
        removed.append(file.filePath());
        total -= bytes;
    }
    return removed;
}

qint64 sessionsBytes(const QString &folder)
{
    qint64 total = 0;
    const QFileInfoList files = sessionsByAge(folder);
    for (const QFileInfo &file : files)
        total += bytesOf(file);
    return total;
}

} // namespace roomdeck
