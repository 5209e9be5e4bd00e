#include "core/net/framereader.h"
#include "tests/bench/micro/stopwatch.h"

#include <cstring>
#include <string>

namespace microbench {
namespace {

using namespace roomdeck;

class Counter final : public FrameHandler
{
public:
    bool textReceived(QByteArrayView text) override
    {
        bytes += text.size();
        return true;
    }
    bool pingReceived(QByteArrayView) override { return true; }
    bool pongReceived(QByteArrayView) override { return true; }
    void closeReceived(quint16, QByteArrayView) override { }
    void readFailed(quint16, QByteArrayView) override { std::abort(); }

    qsizetype bytes = 0;
};

/// As clients send it: the server's frame with the mask bit, a key, and the payload masked.
QByteArray clientFrame(const QByteArray &text)
{
    constexpr quint32 key = 0x5ac31788;
    const QByteArray plain = makeFrame(Opcode::Text, text);
    QByteArray head = plain.left(plain.size() - text.size());
    head[1] = char(head[1] | 0x80);
    char keyBytes[4];
    std::memcpy(keyBytes, &key, sizeof keyBytes);
    QByteArray payload = text;
    unmask(payload.data(), payload.size(), key);
    return head + QByteArray(keyBytes, sizeof keyBytes) + payload;
}

void measureReading(const Stopwatch &stopwatch, const std::string &size, qsizetype bytes)
{
    const QByteArray frame = clientFrame(QByteArray(bytes, 'x'));
    // The reader unmasks in place, so it needs fresh bytes each time; the copy is part of the figure.
    QByteArray scratch(frame.size(), Qt::Uninitialized);
    char *data = scratch.data();
    Counter counter;
    FrameReader reader(64 * 1024);
    stopwatch.measure("read frame " + size, std::size_t(frame.size()), [&] {
        std::memcpy(data, frame.constData(), std::size_t(frame.size()));
        keep(reader.feed(data, frame.size(), counter));
    });
    if (counter.bytes % bytes != 0)
        std::abort(); // the frames above are well-formed, so a reader that skips one is broken
}

} // namespace

void measureFrames(const Stopwatch &stopwatch)
{
    measureReading(stopwatch, "64 B", 64);
    measureReading(stopwatch, "16 KiB", 16 * 1024);
    const QByteArray text(150, 'x');
    stopwatch.measure("make frame 150 B", std::size_t(text.size()),
                      [&] { keep(makeFrame(Opcode::Text, text)); });
    stopwatch.measure("seal text frame 150 B", std::size_t(text.size()), [&] {
        QByteArray buffer(FrameHeaderGap, Qt::Uninitialized);
        buffer.reserve(256);
        buffer += text;
        keep(sealTextFrame(buffer));
    });
}

} // namespace microbench
