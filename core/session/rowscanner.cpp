#include "core/session/rowscanner.h"

#include <algorithm>

namespace roomdeck {

namespace {

constexpr std::size_t maxCursors = 4; // as many kinds of searches may take turns

} // namespace

RowCursor *RowScanner::cursorFor(RowParts parts)
{
    const auto known = std::find_if(m_cursors.begin(), m_cursors.end(),
                                    [parts](const auto &cursor) { return cursor->parts() == parts; });
    if (known != m_cursors.end()) {
        std::rotate(m_cursors.begin(), known, known + 1);
        return m_cursors.front().get();
    }
    auto cursor = std::make_unique<RowCursor>();
    if (!m_db || !cursor->prepare(*m_db, parts, RowCursor::Way::Fast))
        return nullptr;
    if (m_cursors.size() >= maxCursors)
        m_cursors.pop_back();
    return m_cursors.insert(m_cursors.begin(), std::move(cursor))->get();
}

SessionFault RowScanner::scan(qint64 first, qint64 rows, const RowWish &wish, SessionNames &names,
                              const Visitor &visit)
{
    RowCursor *cursor = cursorFor(wish.parts);
    if (!cursor)
        return m_db ? m_db->lastError().code : SessionFault::IoError;
    cursor->begin(first, rows, wish.textsMatter ? &wish.textsMatter : nullptr);
    bool more = true;
    while (more && cursor->next()) {
        LogRow row = cursor->row();
        row.room = names.view(row.roomId);
        row.user = names.view(row.userId);
        row.type = names.view(row.typeId);
        row.address = names.address(cursor->addressId(), cursor->port());
        more = visit(row);
    }
    cursor->end();
    return cursor->fault();
}

} // namespace roomdeck
