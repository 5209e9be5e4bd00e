// A thin RAII layer over SQLite's C interface: a connection and its prepared statements.
#pragma once

#include "core/session/sessionerror.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QString>
#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace roomdeck {

/// What SQLite appends to a database's name for the files beside it.
inline constexpr QLatin1StringView SqliteWalSuffix("-wal");
inline constexpr QLatin1StringView SqliteShmSuffix("-shm");

/// One prepared statement. Belongs to the thread that uses its connection and must not outlive it.
/// Bound and returned text is borrowed: keep bound bytes until step(), read columns before the next step().
class SqliteStatement
{
public:
    SqliteStatement() = default;
    explicit SqliteStatement(sqlite3_stmt *handle) : m_handle(handle) { }

    bool isValid() const { return m_handle != nullptr; }
    /// Parameters count from 1, columns from 0.
    void bind(int parameter, qint64 value);
    void bind(int parameter, QByteArrayView text);
    void bindNull(int parameter);
    /// True when a row is ready; false at the end or on an error (see result()).
    bool next();
    /// Runs a statement that returns no rows and readies it for the next run. False on an error.
    bool run();
    void reset();
    /// SQLite's result code of the last step.
    int result() const { return m_result; }

    qint64 integer(int column) const;
    QByteArrayView text(int column) const;
    bool isNull(int column) const;

private:
    struct Finalizer
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalizer> m_handle;
    int m_result = 0;
};

/// One connection. Used by one thread at a time.
class SqliteConnection
{
public:
    enum class Mode { ReadOnly, ReadWrite, Create };

    /// Opens `path` (a plain file name). `uriParameters` as in SQLite's URI names, e.g. "immutable=1".
    SessionError open(const QString &path, Mode mode, QByteArrayView uriParameters = {});
    void close();
    bool isOpen() const { return m_handle != nullptr; }

    /// Runs one or more statements without parameters. False on an error.
    bool exec(const char *sql);
    SqliteStatement prepare(const char *sql);
    /// First column of the first row, or `fallback`.
    qint64 integer(const char *sql, qint64 fallback = 0);
    QByteArray text(const char *sql);
    /// Bytes of the database file itself, whatever a log beside it says. False on an error or at its end.
    bool readFile(qint64 offset, char *to, int bytes) const;
    /// True when the open file is no longer the one at its path.
    bool hasMoved() const;

    /// The last failure of this connection, as a value.
    SessionError lastError() const;
    static SessionFault faultOf(int sqliteResult);

private:
    struct Closer
    {
        void operator()(sqlite3 *connection) const;
    };
    std::unique_ptr<sqlite3, Closer> m_handle;
};

} // namespace roomdeck
