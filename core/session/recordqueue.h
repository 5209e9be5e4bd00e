// The bounded queue between the server and the writer thread.
#pragma once

#include "core/session/sessionwriter.h"

#include <deque>
#include <functional>
#include <mutex>
#include <variant>

namespace roomdeck {

struct StopRecording
{
    qint64 timeUs = 0;
};

/// One step of the writer's work, in the order it was asked for.
struct RecordItem
{
    std::variant<TrafficBatchPtr, RecordingGap, SessionInfo, StopRecording> what;
    qint64 bytes = 0;
};

/// Any thread. Batches beyond the limit are refused and counted; where they are missing, a gap item stands
/// in their place. Starts and stops always fit. Bytes count from push() until release(), so what the writer
/// holds and could not write yet counts too.
class RecordQueue
{
public:
    /// `wake` is called, on the pushing thread, when an empty queue got something.
    RecordQueue(qint64 maxBytes, std::function<void()> wake);

    void setMaxBytes(qint64 bytes);
    void push(const TrafficBatchPtr &batch);
    void push(const SessionInfo &start);
    void push(StopRecording stop);
    /// True when the writer should hurry: a good part of the limit is used, or somebody waits for the end.
    bool isCrowded() const;
    /// True when a stop was pushed and not taken yet.
    bool hasStop() const;
    /// Moves everything waiting to the end of `items`; neighbouring gaps become one.
    void take(std::deque<RecordItem> &items);
    void release(qint64 bytes);

private:
    void pushLocked(RecordItem &&item, bool &wasEmpty);
    void countLost(const TrafficBatch &batch, bool &wasEmpty);

    mutable std::mutex m_mutex; // guards everything below but m_wake
    std::deque<RecordItem> m_items;
    qint64 m_bytes = 0;
    qint64 m_maxBytes;
    int m_stops = 0; ///< among m_items
    const std::function<void()> m_wake;
};

} // namespace roomdeck
