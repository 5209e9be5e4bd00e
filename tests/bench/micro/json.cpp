#include "core/protocol/jsonscan.h"
#include "tests/bench/micro/stopwatch.h"

#include <QtCore/QJsonDocument>

namespace microbench {
namespace {

using namespace roomdeck;

/// A payload as applications send them: nested, with numbers, escapes and non-ASCII text.
QByteArray document()
{
    return R"({"type":"order_updated","room_id":"shop-3","payload":{"id":918273645,"total":129.9,)"
           R"("note":"Доставка \"до двери\"","lines":[{"sku":"A-17","n":2},{"sku":"B-4","n":1}],"paid":true}})";
}

} // namespace

void measureJson(const Stopwatch &stopwatch)
{
    const QByteArray small = document();
    const QByteArray large = '[' + QByteArray(small + ',').repeated(63) + small + ']';
    stopwatch.measure("scan JSON object 200 B", std::size_t(small.size()), [&] {
        JsonMembers members;
        keep(scanJsonObject(small, 64, members));
    });
    stopwatch.measure("scan JSON 13 KB", std::size_t(large.size()), [&] { keep(scanJson(large, 64)); });
    stopwatch.measure("QJsonDocument 200 B, for comparison", std::size_t(small.size()),
                      [&] { keep(QJsonDocument::fromJson(small)); });
    stopwatch.measure("QJsonDocument 13 KB, for comparison", std::size_t(large.size()),
                      [&] { keep(QJsonDocument::fromJson(large)); });
    stopwatch.measure("write a timestamp", 0, [] {
        QByteArray out;
        appendTimestamp(out, 1'795'351'267'482'113);
        keep(out);
    });
}

} // namespace microbench
