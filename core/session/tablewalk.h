// Goes through the rows of a table in the pages of its database file, past SQLite's virtual machine.
#pragma once

#include "core/session/recordview.h"
#include "core/session/sqlite.h"

#include <QtCore/QByteArray>
#include <array>
#include <functional>
#include <optional>

namespace roomdeck {

/// Where a table is in its file.
struct TablePlace
{
    quint32 rootPage = 0;
    quint32 pageSize = 0;
    quint32 usable = 0; ///< bytes of a page that hold something

    /// Of a table with row ids, if its pages may be read as they lie: not while a write-ahead log goes with
    /// the file. `name` is one of the program's own.
    static std::optional<TablePlace> find(SqliteConnection &db, const char *name);
};

/// SQLite takes most of a microsecond to hand over a row, most of it for columns nobody asked about; this
/// takes a tenth of it. Only what https://www.sqlite.org/fileformat2.html says about tables is used, and
/// whatever is not as it says there makes the walk fail: then SQLite has to read. The connection must hold a
/// read transaction, so that nobody changes the file (or it must be immutable). Rows come with ascending ids.
/// Used by one thread, the one that uses the connection.
class TableWalk
{
public:
    using BytesTest = std::function<bool(QByteArrayView)>;

    /// `columns`: so many of each row are read, from the first; `fewest` where a bytes test says that the
    /// others do not matter.
    TableWalk(SqliteConnection &db, const TablePlace &place, int columns, int fewest);
    TableWalk(SqliteConnection &db, const TablePlace &place, int columns)
        : TableWalk(db, place, columns, columns)
    { }

    /// Asked about the bytes of a page, whether the later columns of rows that lie within matter; null:
    /// always. Outlives the walk to come. To be set before seek().
    void setBytesTest(const BytesTest *test) { m_test = test; }

    /// next() is the first row with a higher id.
    void seek(qint64 id);
    /// False at the end, or when it failed.
    bool next();
    bool failed() const { return m_failed; }

    qint64 id() const { return m_id; }
    /// Valid until next() and seek().
    const RecordView &record() const { return m_record; }

private:
    static constexpr size_t maxDepth = 12;

    struct Level
    {
        quint32 number = 0; // of the page; 0: none
        QByteArray page;
        bool isLeaf = false;
        int cells = 0;
        int at = 0; // the cell we are at; of others than leaves, == cells is the last child
    };

    bool fail();
    bool readPage(quint32 number, QByteArray &page);
    bool enter(size_t depth, quint32 number);
    std::optional<quint32> child(const Level &level, int cell) const;
    std::optional<qint64> idOf(const Level &level, int cell) const;
    QByteArrayView cell(const Level &level, int cell) const;
    std::optional<int> firstAbove(const Level &level, qint64 id) const;
    bool nextLeaf();
    void lookAt(const Level &leaf);
    bool readRow(const Level &leaf);
    bool gather(QByteArrayView local, quint32 overflow, qint64 size);

    SqliteConnection &m_db;
    TablePlace m_place;
    int m_columns;
    int m_fewest;
    const BytesTest *m_test = nullptr;
    bool m_mattering = true; // later columns, of the leaf
    std::array<Level, maxDepth> m_levels; // from the root to a leaf
    size_t m_depth = 0; // of the leaf
    RecordView m_record;
    QByteArray m_gathered; // a record that does not fit into its page
    QByteArray m_overflow; // a page of it
    qint64 m_id = 0;
    bool m_failed = false;
};

} // namespace roomdeck
