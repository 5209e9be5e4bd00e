// Whatever the scanner calls JSON must stay JSON, piece by piece and put together again.
#include "core/protocol/jsonscan.h"
#include "tests/fuzz/check.h"

#include <QtCore/QJsonDocument>

using namespace roomdeck;

namespace {

constexpr int depth = 64;

void checkString(QByteArrayView quoted)
{
    bool wellFormed = false;
    const QByteArray text = decodeJsonString(quoted, &wellFormed);
    CHECK(text.isValidUtf8());
    const QByteArray again = jsonString(text);
    CHECK(!scanJson(again, depth));
    CHECK(decodeJsonString(again) == text);
}

void checkItems(QByteArrayView value)
{
    for (JsonItems items(value); items.next();) {
        CHECK(!scanJson(items.value(), depth));
        CHECK(items.isObject() || items.rawKey().isEmpty());
        if (jsonType(items.value()) == JsonType::String)
            checkString(items.value());
        else
            checkItems(items.value());
    }
}

void checkValid(QByteArrayView text)
{
    QByteArray compact;
    appendCompactJson(compact, text);
    CHECK(!scanJson(compact, depth));
    QByteArray twice;
    appendCompactJson(twice, compact);
    CHECK(twice == compact);
    checkItems(compact);
    if (jsonType(compact) == JsonType::String)
        checkString(compact);
    if (jsonType(compact) < JsonType::Array)
        return;
    // Nothing is taken that another parser refuses, but for numbers too big for it.
    QJsonParseError error;
    QJsonDocument::fromJson(compact, &error);
    CHECK(error.error == QJsonParseError::NoError || error.error == QJsonParseError::IllegalNumber);
}

void checkMembers(QByteArrayView text, const JsonMembers &members)
{
    QByteArray rebuilt = "{";
    for (const JsonMember &member : members) {
        CHECK(!scanJson(member.value, depth));
        CHECK(jsonMember(text.trimmed(), member.key()) == member.value);
        appendJsonComma(rebuilt);
        rebuilt += '"' + member.rawKey.toByteArray() + "\":" + member.value.toByteArray();
    }
    rebuilt += '}';
    JsonMembers again;
    CHECK(!scanJsonObject(rebuilt, depth, again));
    CHECK(again.size() == members.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView text(data, qsizetype(size));
    JsonItems broken(text);
    while (broken.next()) { } // must end, whatever it walks over
    if (!text.isValidUtf8())
        return 0;
    const JsonError error = scanJson(text, depth);
    JsonMembers members;
    const JsonError objectError = scanJsonObject(text, depth, members);
    if (error) {
        CHECK(objectError);
        CHECK(error.offset >= 0 && error.offset <= text.size());
        CHECK(!describe(error, text).isEmpty());
        return 0;
    }
    checkValid(text);
    if (!objectError)
        checkMembers(text, members);
    else
        CHECK(objectError.problem == JsonProblem::NotAnObject);
    return 0;
}
