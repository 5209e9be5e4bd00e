#include "core/exchange/logexport.h"

#include <QtCore/QSaveFile>

#include <algorithm>

namespace roomdeck {

namespace {

bool wants(const LogExport &what, qint64 index, const LogRow &row)
{
    if (what.selected && !std::binary_search(what.selection.begin(), what.selection.end(), index))
        return false;
    return !what.filter || what.filter(row);
}

bool touches(const LogExport &what, const LogSlice &slice)
{
    if (!what.selected)
        return true;
    const auto at = std::lower_bound(what.selection.begin(), what.selection.end(), slice.first);
    return at != what.selection.end() && *at < slice.end();
}

/// Whether a slice has rows to write. On the disk that is found out without reading whole rows.
bool hasAny(const LogExport &what, const LogSlice &slice)
{
    if (!touches(what, slice) || slice.block || !what.filter)
        return touches(what, slice);
    bool any = false;
    const bool read = slice.pages->scan(slice.page, what.filter.wish(), [&](int at, const LogRow &row) {
        any = wants(what, slice.first + at, row);
        return !any;
    });
    return any || !read;
}

std::optional<DeliveryUpdate> known(const Delivery &delivery, const LogRow &row)
{
    if (!delivery.isKnown())
        return std::nullopt;
    return DeliveryUpdate{row.seq,          delivery.recipients(), delivery.written,
                          delivery.dropped, delivery.disconnected, delivery.latencyUs};
}

} // namespace

ExportResult exportLog(const LogExport &what, QIODevice &device)
{
    std::optional<DeliveryUpdate> delivery; // of the row being written
    ExportContext context = what.context;
    context.delivery = [&](EventId seq) {
        return delivery || !what.context.delivery ? delivery : what.context.delivery(seq);
    };
    const std::unique_ptr<RowWriter> writer = makeRowWriter(what.format, device, context);
    ExportResult result;
    result.error = writer->begin();
    const qint64 first = what.rows.empty() ? 0 : what.rows.front().first;
    const qint64 end = what.rows.empty() ? 0 : what.rows.back().end();
    for (const LogSlice &slice : what.rows) {
        if (result.error)
            break;
        const std::shared_ptr<const LogBlock> block
            = hasAny(what, slice) ? slice.load(LogPages::For::Exporting) : nullptr;
        for (int i = 0; block && i < slice.count && !result.error; ++i) {
            const LogRow row = block->row(i);
            if (!wants(what, slice.first + i, row))
                continue;
            delivery = known(
                size_t(i) < slice.deliveries.size() ? slice.deliveries[size_t(i)] : block->delivery(i), row);
            result.error = writer->write(row);
            ++result.rows;
        }
        if (!result.error && what.progress && !what.progress(slice.end() - first, end - first))
            result.error = {SessionFault::Cancelled, {}};
    }
    if (!result.error)
        result.error = writer->end();
    return result;
}

ExportResult exportLogToFile(const LogExport &what, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {{SessionFault::NoPermission, file.errorString().toUtf8()}, 0};
    ExportResult result = exportLog(what, file);
    if (result.error)
        file.cancelWriting();
    else if (!file.commit())
        result.error = {SessionFault::IoError, file.errorString().toUtf8()};
    return result;
}

} // namespace roomdeck
