#include "core/session/tablewalk.h"

#include <QtCore/QtEndian>

#include <algorithm>

namespace roomdeck {

namespace {

constexpr qsizetype fileHeader = 100; // on page 1, before the page's own
constexpr char interiorPage = 0x05;
constexpr char leafPage = 0x0d;
constexpr qint64 maxRecord = 64 * 1024 * 1024; // of a stranger's file; larger ones are SQLite's to judge

quint16 short16(const QByteArray &page, qsizetype at)
{
    return qFromBigEndian<quint16>(page.constData() + at);
}

quint32 long32(const char *at)
{
    return qFromBigEndian<quint32>(at);
}

qsizetype headerAt(quint32 number)
{
    return number == 1 ? fileHeader : 0;
}

/// How much of a record is in the leaf's cell; the rest is on overflow pages.
qint64 localSize(qint64 size, qint64 usable)
{
    if (size <= usable - 35)
        return size;
    const qint64 least = (usable - 12) * 32 / 255 - 23;
    const qint64 most = least + (size - least) % (usable - 4);
    return most <= usable - 35 ? most : least;
}

} // namespace

std::optional<TablePlace> TablePlace::find(SqliteConnection &db, const char *name)
{
    if (db.text("PRAGMA journal_mode") == "wal" || db.text("PRAGMA encoding") != "UTF-8")
        return {};
    std::array<char, fileHeader> header{};
    if (!db.readFile(0, header.data(), int(header.size())))
        return {};
    TablePlace place;
    place.pageSize = quint32(db.integer("PRAGMA page_size"));
    place.usable = place.pageSize - quint8(header[20]); // what extensions of SQLite reserve
    SqliteStatement root
        = db.prepare("SELECT rootpage FROM sqlite_schema WHERE type='table' AND name=? AND rootpage>0");
    root.bind(1, QByteArrayView(name));
    if (!root.next() || place.pageSize < 512 || place.usable < 480)
        return {};
    place.rootPage = quint32(root.integer(0));
    return place;
}

TableWalk::TableWalk(SqliteConnection &db, const TablePlace &place, int columns, int fewest)
    : m_db(db), m_place(place), m_columns(columns), m_fewest(fewest)
{ }

bool TableWalk::fail()
{
    m_failed = true;
    return false;
}

bool TableWalk::readPage(quint32 number, QByteArray &page)
{
    page.resize(qsizetype(m_place.pageSize));
    return number > 0
        && m_db.readFile((qint64(number) - 1) * m_place.pageSize, page.data(), int(page.size()));
}

bool TableWalk::enter(size_t depth, quint32 number)
{
    if (depth >= maxDepth)
        return fail();
    Level &level = m_levels[depth];
    level.at = 0;
    m_depth = depth;
    if (level.number == number)
        return true;
    level.number = 0;
    if (!readPage(number, level.page))
        return fail();
    const qsizetype header = headerAt(number);
    const char kind = level.page.at(header);
    level.isLeaf = kind == leafPage;
    level.cells = short16(level.page, header + 3);
    const qsizetype pointers = header + (level.isLeaf ? 8 : 12);
    // Only the root of an empty table has no cells.
    if ((!level.isLeaf && kind != interiorPage) || (level.cells == 0 && depth > 0)
        || pointers + 2 * qsizetype(level.cells) > qsizetype(m_place.usable))
        return fail();
    level.number = number;
    return true;
}

QByteArrayView TableWalk::cell(const Level &level, int cell) const
{
    const qsizetype pointers = headerAt(level.number) + (level.isLeaf ? 8 : 12);
    const qsizetype at = short16(level.page, pointers + 2 * qsizetype(cell));
    const auto usable = qsizetype(m_place.usable);
    return at < usable ? QByteArrayView(level.page).sliced(at, usable - at) : QByteArrayView();
}

std::optional<quint32> TableWalk::child(const Level &level, int cell) const
{
    if (cell == level.cells)
        return long32(level.page.constData() + headerAt(level.number) + 8);
    const QByteArrayView bytes = this->cell(level, cell);
    return bytes.size() < 4 ? std::nullopt : std::optional(long32(bytes.data()));
}

std::optional<qint64> TableWalk::idOf(const Level &level, int cell) const
{
    const QByteArrayView bytes = this->cell(level, cell);
    qsizetype at = level.isLeaf ? 0 : 4;
    quint64 size = 0;
    quint64 id = 0;
    if ((level.isLeaf && !readVarint(bytes, at, size)) || !readVarint(bytes, at, id))
        return {};
    return qint64(id);
}

std::optional<int> TableWalk::firstAbove(const Level &level, qint64 id) const
{
    int low = 0;
    int high = level.cells;
    while (low < high) {
        const int middle = (low + high) / 2;
        const std::optional<qint64> there = idOf(level, middle);
        if (!there)
            return {};
        if (*there > id)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

void TableWalk::seek(qint64 id)
{
    m_failed = false;
    m_id = id;
    std::optional<quint32> page = m_place.rootPage;
    for (size_t depth = 0;; ++depth) {
        if (!page || !enter(depth, *page)) {
            fail();
            return;
        }
        Level &level = m_levels[depth];
        const std::optional<int> place = firstAbove(level, id);
        if (!place) {
            fail();
            return;
        }
        level.at = *place;
        if (level.isLeaf) {
            lookAt(level);
            return;
        }
        page = child(level, level.at);
    }
}

bool TableWalk::nextLeaf()
{
    size_t depth = m_depth;
    do {
        if (depth == 0)
            return false;
        --depth;
    } while (m_levels[depth].at >= m_levels[depth].cells);
    ++m_levels[depth].at;
    do {
        const Level &parent = m_levels[depth];
        const std::optional<quint32> page = child(parent, parent.at);
        if (!page || !enter(++depth, *page))
            return fail();
    } while (!m_levels[depth].isLeaf);
    lookAt(m_levels[depth]);
    return true;
}

void TableWalk::lookAt(const Level &leaf)
{
    m_mattering = !m_test || m_fewest == m_columns || (*m_test)(leaf.page);
}

bool TableWalk::next()
{
    if (m_failed || (m_levels[m_depth].at >= m_levels[m_depth].cells && !nextLeaf()))
        return false;
    Level &leaf = m_levels[m_depth];
    const bool read = readRow(leaf);
    ++leaf.at;
    return read || fail();
}

bool TableWalk::readRow(const Level &leaf)
{
    const QByteArrayView bytes = cell(leaf, leaf.at);
    qsizetype at = 0;
    quint64 size = 0;
    quint64 id = 0;
    // Ids that do not ascend would lead round and round.
    if (!readVarint(bytes, at, size) || !readVarint(bytes, at, id) || size > quint64(maxRecord)
        || qint64(id) <= m_id)
        return false;
    const qint64 local = localSize(qint64(size), m_place.usable);
    const bool whole = local == qint64(size);
    if (local > bytes.size() - at - (whole ? 0 : 4))
        return false;
    m_id = qint64(id);
    const QByteArrayView record = bytes.sliced(at, qsizetype(local));
    // What is on overflow pages was not looked at.
    if (!m_record.parse(record, qint64(size), m_mattering || !whole ? m_columns : m_fewest))
        return false;
    return m_record.needed() <= local
        || gather(record, long32(bytes.data() + at + qsizetype(local)), m_record.needed());
}

bool TableWalk::gather(QByteArrayView local, quint32 overflow, qint64 size)
{
    const qint64 perPage = m_place.usable - 4;
    m_gathered = local.toByteArray();
    while (m_gathered.size() < size) {
        if (!readPage(overflow, m_overflow))
            return false;
        m_gathered.append(m_overflow.constData() + 4, qsizetype(std::min(perPage, size - m_gathered.size())));
        overflow = long32(m_overflow.constData());
    }
    m_record.moveTo(m_gathered);
    return true;
}

} // namespace roomdeck
