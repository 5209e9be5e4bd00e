// HTTP requests as a connection brings them: however the bytes are cut, the same requests come out, within
// limits.
#include "core/http/httpparser.h"
#include "tests/fuzz/check.h"

#include <string>

using namespace roomdeck;

namespace {

constexpr HttpLimits limits{512, 256};

/// All that a connection made of its bytes: requests and how it ended, one text to compare.
std::string outcome(QByteArrayView bytes, qsizetype step)
{
    HttpParser parser(limits);
    std::string text;
    qsizetype at = 0;
    for (int requests = 0; at < bytes.size() && requests < 100;) {
        qsizetype used = 0;
        const QByteArrayView piece = bytes.sliced(at, qMin(step, bytes.size() - at));
        const HttpParser::Status status = parser.feed(piece, used);
        CHECK(used >= 0 && used <= piece.size());
        at += used;
        if (status == HttpParser::Status::NeedMore) {
            CHECK(used == piece.size());
            continue;
        }
        text += char('0' + int(status));
        if (status != HttpParser::Status::Request && status != HttpParser::Status::Upgrade)
            return text;
        const HttpRequest &request = parser.request();
        CHECK(!request.method.isEmpty() && !request.target.isEmpty());
        CHECK(request.body.size() <= limits.maxBodyBytes);
        text += request.method.toStdString() + ' ' + request.target.toStdString() + '\n';
        for (const auto &[name, value] : request.headers) {
            CHECK(!name.contains('\n') && !value.contains('\n'));
            CHECK(!name.contains('\r') && !value.contains('\r'));
            text += name.toStdString() + ':' + value.toStdString() + '\n';
        }
        text += request.body.toStdString() + '\n';
        if (status == HttpParser::Status::Upgrade)
            return text + std::to_string(at);
        parser.next();
        ++requests;
    }
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes(data, qsizetype(size));
    const std::string whole = outcome(bytes, bytes.size());
    CHECK(outcome(bytes, 1) == whole);
    CHECK(outcome(bytes, 7) == whole);
    return 0;
}
