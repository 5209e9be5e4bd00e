// The socket notifiers of one thread over Linux epoll(7).
#pragma once

#include <QtCore/QSocketNotifier>
#include <array>
#include <vector>

namespace roomdeck {

/// Knows which notifiers watch which descriptor, waits for the descriptors and hands out the notifiers to
/// activate. Belongs to one thread. The cost of waiting grows with the number of ready descriptors, never
/// with that of the idle ones.
///
/// Level-triggered. Changes reach the kernel right before the next wait, so that a notifier switched off and
/// on again in between costs no system call. Only a descriptor's last notifier leaves at once, because the
/// descriptor may be closed and its number be in use again before the next wait.
class EpollSet
{
public:
    /// \a wakeDescriptor is watched for reading besides the notifiers.
    explicit EpollSet(int wakeDescriptor);
    ~EpollSet();
    EpollSet(const EpollSet &) = delete;
    EpollSet &operator=(const EpollSet &) = delete;

    /// False if the system had no descriptor left for it.
    bool isValid() const { return m_epoll >= 0; }

    void add(QSocketNotifier *notifier);
    void remove(QSocketNotifier *notifier);

    /// Whether notifiers wait to be activated or watch what is always ready.
    bool hasReady() const { return !m_ready.empty() || !m_alwaysReady.empty(); }
    /// Waits at most \a timeoutMs (-1: for ever) and queues what is ready. True if the wake descriptor is.
    bool wait(int timeoutMs);
    /// The next notifier to activate, or nullptr. Notifiers removed in the meantime are not among them.
    QSocketNotifier *takeReady();

private:
    static constexpr int KindCount = 3;
    struct Watch
    {
        std::array<QSocketNotifier *, KindCount> notifiers{}; ///< by QSocketNotifier::Type
        quint32 armed = 0; ///< the events the kernel reports
        quint8 ready = 0; ///< bit per notifier to activate
        bool changed = false; ///< listed in m_changed
        bool alwaysReady = false; ///< listed in m_alwaysReady
        bool queued = false; ///< listed in m_ready
    };

    Watch &watchOf(int descriptor);
    void markChanged(int descriptor);
    void applyChanges();
    void arm(int descriptor);
    void disarm(int descriptor);
    void reject(int descriptor, int error);
    void queueReady(int descriptor, quint32 events);
    bool control(int operation, int descriptor, quint32 events) const;

    const int m_epoll;
    const int m_wakeDescriptor;
    std::vector<Watch> m_watches; ///< by descriptor: they are small numbers
    std::vector<int> m_changed;
    std::vector<int> m_alwaysReady; ///< regular files, which epoll refuses and poll() calls ready
    std::vector<int> m_ready;
    size_t m_readyHead = 0;
};

} // namespace roomdeck
