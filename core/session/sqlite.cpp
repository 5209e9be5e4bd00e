#include "core/session/sqlite.h"

#include <QtCore/QFile>
#include <QtCore/QUrl>
#include <sqlite3.h>

namespace roomdeck {

void SqliteStatement::Finalizer::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

void SqliteStatement::bind(int parameter, qint64 value)
{
    sqlite3_bind_int64(m_handle.get(), parameter, value);
}

void SqliteStatement::bind(int parameter, QByteArrayView text)
{
    // A null pointer would bind NULL; an empty text is a text.
    const char *data = text.isEmpty() ? "" : text.data();
    sqlite3_bind_text64(m_handle.get(), parameter, data, sqlite3_uint64(text.size()), SQLITE_STATIC,
                        SQLITE_UTF8);
}

void SqliteStatement::bindNull(int parameter)
{
    sqlite3_bind_null(m_handle.get(), parameter);
}

bool SqliteStatement::next()
{
    m_result = m_handle ? sqlite3_step(m_handle.get()) : SQLITE_MISUSE;
    return m_result == SQLITE_ROW;
}

bool SqliteStatement::run()
{
    m_result = m_handle ? sqlite3_step(m_handle.get()) : SQLITE_MISUSE;
    reset();
    return m_result == SQLITE_DONE || m_result == SQLITE_ROW;
}

void SqliteStatement::reset()
{
    if (m_handle)
        sqlite3_reset(m_handle.get());
}

qint64 SqliteStatement::integer(int column) const
{
    return sqlite3_column_int64(m_handle.get(), column);
}

QByteArrayView SqliteStatement::text(int column) const
{
    // _blob: the bytes as stored, even when they are no valid UTF-8.
    const void *data = sqlite3_column_blob(m_handle.get(), column);
    return {static_cast<const char *>(data), sqlite3_column_bytes(m_handle.get(), column)};
}

bool SqliteStatement::isNull(int column) const
{
    return sqlite3_column_type(m_handle.get(), column) == SQLITE_NULL;
}

void SqliteConnection::Closer::operator()(sqlite3 *connection) const
{
    sqlite3_close_v2(connection);
}

SessionError SqliteConnection::open(const QString &path, Mode mode, QByteArrayView uriParameters)
{
    close();
    int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
    if (mode == Mode::ReadOnly)
        flags |= SQLITE_OPEN_READONLY;
    else
        flags |= SQLITE_OPEN_READWRITE | (mode == Mode::Create ? SQLITE_OPEN_CREATE : 0);
    QByteArray name = QUrl::fromLocalFile(path).toEncoded(QUrl::FullyEncoded);
    if (!uriParameters.isEmpty())
        name += '?' + uriParameters.toByteArray();

    sqlite3 *handle = nullptr;
    const int result = sqlite3_open_v2(name.constData(), &handle, flags, nullptr);
    m_handle.reset(handle);
    if (result != SQLITE_OK) {
        SessionError error = handle ? lastError() : SessionError{SessionFault::IoError, "out of memory"};
        close();
        return error;
    }
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, 2000);
    // Files come from anywhere: no stored SQL of theirs gets at anything but its own tables.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    return {};
}

void SqliteConnection::close()
{
    m_handle.reset();
}

bool SqliteConnection::exec(const char *sql)
{
    return sqlite3_exec(m_handle.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

SqliteStatement SqliteConnection::prepare(const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v3(m_handle.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    return SqliteStatement(statement);
}

qint64 SqliteConnection::integer(const char *sql, qint64 fallback)
{
    SqliteStatement statement = prepare(sql);
    return statement.next() ? statement.integer(0) : fallback;
}

QByteArray SqliteConnection::text(const char *sql)
{
    SqliteStatement statement = prepare(sql);
    return statement.next() ? statement.text(0).toByteArray() : QByteArray();
}

// By SQLite's own handle: closing another one would give up the process's locks on the file.
bool SqliteConnection::readFile(qint64 offset, char *to, int bytes) const
{
    sqlite3_file *file = nullptr;
    sqlite3_file_control(m_handle.get(), "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void *>(&file));
    return file && file->pMethods && file->pMethods->xRead(file, to, bytes, offset) == SQLITE_OK;
}

bool SqliteConnection::hasMoved() const
{
    int moved = 0;
    sqlite3_file_control(m_handle.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved != 0;
}

SessionError SqliteConnection::lastError() const
{
    if (!m_handle)
        return {SessionFault::IoError, "not open"};
    const SessionFault fault = faultOf(sqlite3_extended_errcode(m_handle.get()));
    return {fault == SessionFault::None ? SessionFault::IoError : fault, sqlite3_errmsg(m_handle.get())};
}

SessionFault SqliteConnection::faultOf(int sqliteResult)
{
    switch (sqliteResult & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return SessionFault::None;
    case SQLITE_FULL:
        return SessionFault::DiskFull;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
        return SessionFault::NoPermission;
    case SQLITE_NOTADB:
        return SessionFault::NotASession;
    case SQLITE_CORRUPT:
    case SQLITE_SCHEMA:
    case SQLITE_ERROR: // a table or column is missing
        return SessionFault::Damaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return SessionFault::Locked;
    default:
        return SessionFault::IoError;
    }
}

} // namespace roomdeck
