#include "core/session/heldinsert.h"

namespace roomdeck {

namespace {

QByteArray sqlOf(const char *head, const QByteArray &row, int rows, const char *tail)
{
    return QByteArray(head) + " VALUES" + (row + ',').repeated(rows).chopped(1) + ' ' + tail;
}

} // namespace

HeldInsert::HeldInsert(SqliteConnection &db, const char *head, const QByteArray &row, int rows,
                       const char *tail)
    : m_statement(db.prepare(sqlOf(head, row, rows, tail).constData())), m_columns(int(row.count('?'))),
      m_rows(rows)
{
    m_held.resize(std::size_t(m_columns) * std::size_t(rows));
}

} // namespace roomdeck
