#include "core/exchange/httphead.h"

namespace roomdeck {

namespace {

QByteArray decoded(QByteArrayView text)
{
    return QByteArray::fromPercentEncoding(text.toByteArray().replace('+', ' '));
}

} // namespace

QByteArray HttpHead::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

HttpHead parseHead(QByteArrayView head)
{
    HttpHead result;
    const QList<QByteArray> lines = head.toByteArray().split('\n');
    const QList<QByteArray> start = lines.first().trimmed().split(' ');
    result.method = start.value(0);
    result.target = start.value(1);
    result.version = start.value(2);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines.at(i).indexOf(':');
        if (colon > 0)
            result.headers.append({lines.at(i).left(colon).trimmed(), lines.at(i).mid(colon + 1).trimmed()});
    }
    return result;
}

QList<std::pair<QByteArray, QByteArray>> parseQuery(QByteArrayView target)
{
    QList<std::pair<QByteArray, QByteArray>> items;
    const qsizetype mark = target.indexOf('?');
    if (mark < 0)
        return items;
    const QList<QByteArray> parts = target.sliced(mark + 1).toByteArray().split('&');
    for (const QByteArray &part : parts) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        items.append({decoded(equals < 0 ? part : part.left(equals)),
                      equals < 0 ? QByteArray() : decoded(QByteArrayView(part).sliced(equals + 1))});
    }
    return items;
}

} // namespace roomdeck
