#include "core/session/sessiondatabase.h"

#include "core/session/schema.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryFile>

namespace roomdeck {

namespace {

SessionError whyNotReadable(const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return {SessionFault::NotFound, path.toUtf8()};
    if (!file.isFile())
        return {SessionFault::NotASession, path.toUtf8()};
    if (!file.isReadable())
        return {SessionFault::NoPermission, path.toUtf8()};
    return {};
}

} // namespace

SessionDatabase::~SessionDatabase()
{
    close();
}

SessionError SessionDatabase::open(const QString &path)
{
    close();
    if (SessionError error = whyNotReadable(path))
        return error;
    // Reading a write-ahead log needs a place for its index, beside the file.
    const bool writable = QFileInfo(QFileInfo(path).absolutePath()).isWritable();
    const SessionError error = writable ? openAttached(path) : openDetached(path);
    if (error)
        close();
    return error;
}

void SessionDatabase::close()
{
    m_db.close();
    if (m_copy.isEmpty())
        return;
    QFile::remove(m_copy);
    QFile::remove(m_copy + SqliteWalSuffix);
    QFile::remove(m_copy + SqliteShmSuffix);
    m_copy.clear();
}

SessionError SessionDatabase::openAttached(const QString &path)
{
    SessionError error = m_db.open(path, SqliteConnection::Mode::ReadOnly);
    if (!error)
        error = checkHeader(path);
    // A finished session has no writer to hold up: a transaction kept open tells others it is in use (see
    // retention.cpp). In a live one it would stop the log from being folded back; WAL has its own lock.
    if (!error && m_db.text("PRAGMA journal_mode") != "wal" && !m_db.exec("BEGIN; SELECT 1 FROM meta"))
        error = m_db.lastError();
    return error;
}

// Without room for SQLite's side files: the file as it is or, when a crash left a log, a copy of both.
SessionError SessionDatabase::openDetached(const QString &path)
{
    SessionError error;
    if (QFileInfo(path + SqliteWalSuffix).size() > 0) {
        error = copyWithLog(path);
        if (!error)
            error = m_db.open(m_copy, SqliteConnection::Mode::ReadOnly);
    } else {
        error = m_db.open(path, SqliteConnection::Mode::ReadOnly, "immutable=1");
    }
    return error ? error : checkHeader(path);
}

SessionError SessionDatabase::copyWithLog(const QString &path)
{
    QTemporaryFile file(QDir::temp().filePath(QStringLiteral("roomdeck-XXXXXX.roomdeck")));
    if (!file.open())
        return {SessionFault::IoError, file.errorString().toUtf8()};
    m_copy = file.fileName();
    file.setAutoRemove(false);
    file.remove(); // QFile::copy() wants the name free
    for (const QLatin1StringView suffix : {QLatin1StringView(""), SqliteWalSuffix}) {
        if (!QFile::copy(path + suffix, m_copy + suffix))
            return {SessionFault::DiskFull, "no room for a copy of the session at " + m_copy.toUtf8()};
        QFile::setPermissions(m_copy + suffix, QFile::ReadOwner | QFile::WriteOwner);
    }
    return {};
}

SessionError SessionDatabase::checkHeader(const QString &path)
{
    SqliteStatement header = m_db.prepare("PRAGMA application_id");
    if (!header.next())
        return m_db.lastError();
    if (header.integer(0) != schema::applicationId)
        return {SessionFault::NotASession, path.toUtf8()};
    const qint64 version = m_db.integer("PRAGMA user_version");
    if (version > schema::version)
        return {SessionFault::TooNew, "schema version " + QByteArray::number(version)};
    if (version < 1)
        return {SessionFault::Damaged, "schema version " + QByteArray::number(version)};
    m_version = int(version);
    return {};
}

} // namespace roomdeck
