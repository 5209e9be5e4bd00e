#include "core/net/wakeup.h"

#include <sys/eventfd.h>
#include <unistd.h>

namespace roomdeck {

WakeUp::WakeUp() : m_descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) { }

WakeUp::~WakeUp()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void WakeUp::wake()
{
    // A full counter (EAGAIN) is readable too, so the result does not matter.
    if (!m_pending.exchange(true) && m_sleeping.load()) [[maybe_unused]]
        const int result = ::eventfd_write(m_descriptor, 1);
}

bool WakeUp::prepareSleep()
{
    m_sleeping.store(true);
    return !m_pending.load();
}

bool WakeUp::finishSleep(bool readable)
{
    m_sleeping.store(false);
    if (readable) {
        eventfd_t value = 0;
        ::eventfd_read(m_descriptor, &value);
    }
    return m_pending.exchange(false);
}

} // namespace roomdeck
