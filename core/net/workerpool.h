// The I/O workers of one server: on the hub's own thread, or on threads of their own.
#pragma once

#include "core/net/ioworker.h"

#include <memory>
#include <vector>

namespace roomdeck {

/// Made, used and destroyed on the hub thread. Reports reach `hub` there, whatever thread a worker is on.
class WorkerPool
{
public:
    /// `threads` 0: one worker on the calling thread. Serves HTTP with handlers made by `makeHttp`, one a
    /// worker.
    using HttpFactory = std::function<std::unique_ptr<HttpHandler>()>;
    WorkerPool(int threads, const ServerSettings &settings, std::shared_ptr<Security> security, HubPort &hub,
               const HttpFactory &makeHttp);
    ~WorkerPool();
    Q_DISABLE_COPY_MOVE(WorkerPool)

    std::vector<WorkerPort *> ports() const;
    /// Gives an accepted connection to the next worker.
    void adopt(qintptr descriptor);
    void orderAll(const WorkerOrder &order);
    int size() const { return int(m_slots.size()); }

    /// The number of threads for `ServerSettings::ioThreads`.
    static int threadsFor(int setting);

    class Slot; ///< one worker, here or on its thread

private:
    std::vector<std::unique_ptr<Slot>> m_slots;
    size_t m_next = 0;
};

} // namespace roomdeck
