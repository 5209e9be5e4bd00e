#include "ui/log/rowcopy.h"

#include "core/traffic/addressees.h"

namespace roomdeck {

QByteArray rowsAsText(const LogSnapshot &rows, const std::vector<qint64> &indexes, qint64 maxBytes)
{
    QByteArray text;
    auto next = indexes.begin();
    for (const LogSlice &slice : rows) {
        if (next == indexes.end() || *next >= slice.end())
            continue;
        const std::shared_ptr<const LogBlock> block = slice.load();
        for (; next != indexes.end() && *next < slice.end(); ++next) {
            if (!block)
                continue;
            const LogRow row = block->row(int(*next - slice.first));
            const QByteArrayView line = wireText(row);
            if (text.size() + line.size() >= maxBytes)
                return text;
            text.append(line.data(), line.size());
            text.append('\n');
        }
    }
    return text;
}

} // namespace roomdeck
