// Wakes an event loop that may be asleep in the kernel, from any thread, with as few system calls as
// possible.
#pragma once

#include <atomic>

namespace roomdeck {

/// One sleeping loop, any number of wakers. wake() is for any thread; the rest belongs to the loop's thread.
/// A loop that is awake needs no system call to learn that it was woken: wakers write to the descriptor only
/// while the loop says that it sleeps, and only the first of them.
class WakeUp
{
public:
    WakeUp();
    ~WakeUp();
    WakeUp(const WakeUp &) = delete;
    WakeUp &operator=(const WakeUp &) = delete;

    /// Readable while a sleeping loop is being woken; -1 if the system had no descriptor left.
    int descriptor() const { return m_descriptor; }

    void wake();
    /// Announces sleep. False: somebody called wake() already, so do not sleep.
    bool prepareSleep();
    /// Ends the sleep; true if wake() was called since the last call. \a readable: the descriptor polled so.
    bool finishSleep(bool readable);
    bool isPending() const { return m_pending.load(); }

private:
    const int m_descriptor;
    // Both sequentially consistent: a waker sets pending, then looks at sleeping; the loop sets sleeping,
    // then looks at pending. One of the two must see the other.
    std::atomic<bool> m_pending = false;
    std::atomic<bool> m_sleeping = false;
};

} // namespace roomdeck
