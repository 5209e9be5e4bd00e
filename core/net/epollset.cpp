#include "core/net/epollset.h"

#include <QtCore/QDebug>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/epoll.h>
#include <unistd.h>
#include <utility>

namespace roomdeck {

namespace {

constexpr int MaxEventsPerWait = 256;

// By QSocketNotifier::Type: what to ask the kernel for; errors and hang-ups are always reported.
constexpr std::array<quint32, 3> AskedEvents{EPOLLIN, EPOLLOUT, EPOLLPRI};

bool isLast(const std::array<QSocketNotifier *, 3> &notifiers)
{
    return std::all_of(notifiers.begin(), notifiers.end(), [](const auto *notifier) { return !notifier; });
}

} // namespace

EpollSet::EpollSet(int wakeDescriptor)
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC)), m_wakeDescriptor(wakeDescriptor)
{
    control(EPOLL_CTL_ADD, m_wakeDescriptor, EPOLLIN);
}

EpollSet::~EpollSet()
{
    if (m_epoll >= 0)
        ::close(m_epoll);
}

void EpollSet::add(QSocketNotifier *notifier)
{
    const int descriptor = int(notifier->socket());
    if (descriptor < 0)
        return;
    QSocketNotifier *&slot = watchOf(descriptor).notifiers[size_t(notifier->type())];
    if (slot && slot != notifier) {
        qWarning("EpollSet: a second notifier of type %d replaces the first on descriptor %d",
                 int(notifier->type()), descriptor);
        // Most likely the number was closed and is in use again: what the kernel knew is gone.
        disarm(descriptor);
    }
    slot = notifier;
    markChanged(descriptor);
}

void EpollSet::remove(QSocketNotifier *notifier)
{
    const auto descriptor = size_t(notifier->socket());
    if (descriptor >= m_watches.size())
        return;
    Watch &watch = m_watches[descriptor];
    const auto kind = size_t(notifier->type());
    if (watch.notifiers[kind] != notifier)
        return;
    watch.notifiers[kind] = nullptr;
    watch.ready &= quint8(~(1u << kind));
    if (isLast(watch.notifiers))
        disarm(int(descriptor));
    else
        markChanged(int(descriptor));
}

bool EpollSet::wait(int timeoutMs)
{
    applyChanges();
    if (hasReady())
        timeoutMs = 0;
    std::array<epoll_event, MaxEventsPerWait> events;
    const int count = ::epoll_wait(m_epoll, events.data(), MaxEventsPerWait, timeoutMs);
    if (count < 0 && errno != EINTR)
        qWarning("EpollSet: epoll_wait: %s", std::strerror(errno));

    bool woken = false;
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[size_t(i)];
        if (event.data.fd == m_wakeDescriptor)
            woken = true;
        else
            queueReady(event.data.fd, event.events);
    }
    for (const int descriptor : m_alwaysReady)
        queueReady(descriptor, EPOLLIN | EPOLLOUT);
    return woken;
}

QSocketNotifier *EpollSet::takeReady()
{
    while (m_readyHead < m_ready.size()) {
        Watch &watch = m_watches[size_t(m_ready[m_readyHead])];
        for (size_t kind = 0; kind < KindCount; ++kind) {
            const auto bit = quint8(1u << kind);
            if (!(watch.ready & bit))
                continue;
            watch.ready &= quint8(~bit);
            return watch.notifiers[kind];
        }
        watch.queued = false;
        ++m_readyHead;
    }
    m_ready.clear();
    m_readyHead = 0;
    return nullptr;
}

void EpollSet::queueReady(int descriptor, quint32 events)
{
    Watch &watch = m_watches[size_t(descriptor)];
    for (size_t kind = 0; kind < KindCount; ++kind) {
        if (watch.notifiers[kind] && (events & (AskedEvents[kind] | EPOLLHUP | EPOLLERR)))
            watch.ready |= quint8(1u << kind);
    }
    if (!watch.ready || watch.queued)
        return;
    watch.queued = true;
    m_ready.push_back(descriptor);
}

EpollSet::Watch &EpollSet::watchOf(int descriptor)
{
    if (size_t(descriptor) >= m_watches.size())
        m_watches.resize(size_t(descriptor) + 1);
    return m_watches[size_t(descriptor)];
}

void EpollSet::markChanged(int descriptor)
{
    Watch &watch = m_watches[size_t(descriptor)];
    if (!std::exchange(watch.changed, true))
        m_changed.push_back(descriptor);
}

void EpollSet::applyChanges()
{
    if (m_changed.empty())
        return;
    // By index: rejecting a descriptor disables its notifiers, which comes back to remove().
    for (size_t i = 0; i < m_changed.size(); ++i) {
        const int descriptor = m_changed[i];
        m_watches[size_t(descriptor)].changed = false;
        arm(descriptor);
    }
    m_changed.clear();
}

void EpollSet::arm(int descriptor)
{
    Watch &watch = m_watches[size_t(descriptor)];
    quint32 wanted = 0;
    for (size_t kind = 0; kind < KindCount; ++kind)
        wanted |= watch.notifiers[kind] ? AskedEvents[kind] : 0;
    if (wanted == watch.armed || watch.alwaysReady)
        return;

    // The kernel forgets a descriptor when it is closed, and keeps one that lives on as a duplicate: it may
    // know less or more than was told to it.
    bool done = control(watch.armed ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, descriptor, wanted);
    if (!done && errno == ENOENT)
        done = control(EPOLL_CTL_ADD, descriptor, wanted);
    else if (!done && errno == EEXIST)
        done = control(EPOLL_CTL_MOD, descriptor, wanted);

    if (done) {
        watch.armed = wanted;
    } else if (errno == EPERM) {
        watch.alwaysReady = true;
        m_alwaysReady.push_back(descriptor);
    } else {
        reject(descriptor, errno);
    }
}

void EpollSet::disarm(int descriptor)
{
    Watch &watch = m_watches[size_t(descriptor)];
    if (std::exchange(watch.alwaysReady, false))
        std::erase(m_alwaysReady, descriptor);
    if (std::exchange(watch.armed, 0) != 0)
        control(EPOLL_CTL_DEL, descriptor, 0);
}

void EpollSet::reject(int descriptor, int error)
{
    const auto notifiers = m_watches[size_t(descriptor)].notifiers;
    qWarning("EpollSet: cannot watch descriptor %d (%s), its notifiers are disabled", descriptor,
             std::strerror(error));
    for (QSocketNotifier *notifier : notifiers) {
        if (notifier)
            notifier->setEnabled(false);
    }
}

bool EpollSet::control(int operation, int descriptor, quint32 events) const
{
    epoll_event event{};
    event.events = events;
    event.data.fd = descriptor;
    return ::epoll_ctl(m_epoll, operation, descriptor, &event) == 0;
}

} // namespace roomdeck
