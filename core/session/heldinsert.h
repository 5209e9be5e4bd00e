// An INSERT of several rows that is run again and again with nearly the same values.
#pragma once

#include "core/session/sqlite.h"

#include <utility>
#include <vector>

namespace roomdeck {

/// One statement that inserts `rows` rows: what SQLite does once a statement (cursors, the way down the tree)
/// costs more than what it does once a row. And SQLite keeps bound values from run to run, so only what
/// changed is bound again. Texts are borrowed: each must be bound anew, or NULL in its place, before every
/// run. Used by one thread, with the connection it was prepared on.
class HeldInsert
{
public:
    HeldInsert() = default;
    /// `head` is everything before VALUES, `row` one row in parentheses with a `?` for each column, `tail`
    /// what follows the rows. Check isValid().
    HeldInsert(SqliteConnection &db, const char *head, const QByteArray &row, int rows, const char *tail);

    bool isValid() const { return m_statement.isValid(); }
    int columns() const { return m_columns; }
    int rows() const { return m_rows; }
    /// The row that bind…() fill, from 0.
    void setRow(int row) { m_first = row * m_columns; }
    /// Columns count from 1.
    void bind(int column, qint64 value)
    {
        Held &held = at(column);
        if (held.kind == Kind::Integer && held.value == value)
            return;
        held = {value, Kind::Integer};
        m_statement.bind(m_first + column, value);
    }
    void bind(int column, QByteArrayView text)
    {
        at(column).kind = Kind::Text;
        m_statement.bind(m_first + column, text);
    }
    void bindNull(int column)
    {
        Held &held = at(column);
        if (held.kind == Kind::Null)
            return;
        held.kind = Kind::Null;
        m_statement.bindNull(m_first + column);
    }
    void bindTextOrNull(int column, QByteArrayView text)
    {
        if (text.isEmpty())
            bindNull(column);
        else
            bind(column, text);
    }
    bool run() { return m_statement.run(); }

private:
    enum class Kind : quint8 { Null, Integer, Text };
    struct Held
    {
        qint64 value = 0;
        Kind kind = Kind::Null; ///< what a fresh statement has
    };

    Held &at(int column) { return m_held[std::size_t(m_first + column - 1)]; }

    SqliteStatement m_statement;
    std::vector<Held> m_held;
    int m_columns = 0;
    int m_rows = 0;
    int m_first = 0;
};

/// Rows on their way into a table, many to a statement. `Row` has `void bind(HeldInsert &) const`. What is
/// added waits, with everything it borrows, for flush(). Functions return false on a failure the connection
/// then knows.
template <typename Row>
class RowInsert
{
public:
    /// As for HeldInsert.
    bool prepare(SqliteConnection &db, const char *head, const QByteArray &row, const char *tail = "")
    {
        m_rows.reserve(atOnce);
        m_many = HeldInsert(db, head, row, atOnce, tail);
        if (!m_many.isValid()) // or the next one would hide why
            return false;
        m_one = HeldInsert(db, head, row, 1, tail);
        return m_one.isValid();
    }
    bool add(Row row)
    {
        m_rows.push_back(std::move(row));
        return m_rows.size() < atOnce || insert(m_many);
    }
    bool isEmpty() const { return m_rows.empty(); }
    bool flush() { return insert(m_one); }
    void forget() { m_rows.clear(); }

private:
    static constexpr std::size_t atOnce = 32; // the last few go one by one

    bool insert(HeldInsert &statement)
    {
        bool ok = true;
        int filled = 0;
        for (const Row &row : m_rows) {
            statement.setRow(filled);
            row.bind(statement);
            if (++filled < statement.rows())
                continue;
            filled = 0;
            ok = statement.run();
            if (!ok)
                break;
        }
        m_rows.clear();
        return ok;
    }

    HeldInsert m_many;
    HeldInsert m_one;
    std::vector<Row> m_rows;
};

} // namespace roomdeck
