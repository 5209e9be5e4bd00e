// Tells ThreadSanitizer what it cannot see. Debian's Qt is not built for it, so the hand-over of an event
// from one thread to another looks like a race. An event is created by its sender and announced by Qt before
// it is handled: these two points stand for the hand-over. A thread pool's work is handed over by what stands
// before the pool's own start(). What is left of Qt's own business is in tsan.supp.
#include <QtCore/QThreadPool>
#include <QtCore/QtGlobal>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qnamespace.h>
#include <cstddef>
#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

// Called for every allocation: what its thread did before is known to whoever acquires this address.
extern "C" void __sanitizer_malloc_hook(const volatile void *address, std::size_t)
{
    __tsan_release(const_cast<void *>(address));
}

extern "C" void __sanitizer_free_hook(const volatile void *) { }

namespace {

bool eventArrives(void **data)
{
    __tsan_acquire(data[1]);
    return false; // not handled here
}

/// A runnable on its way to its thread.
class HandedOver final : public QRunnable
{
public:
    explicit HandedOver(QRunnable *work) : m_work(work) { __tsan_release(work); }

    __attribute__((no_sanitize("thread"))) void run() override
    {
        __tsan_acquire(m_work);
        const bool ours = m_work->autoDelete();
        m_work->run();
        if (ours)
            delete m_work;
    }

private:
    QRunnable *const m_work;
};

const bool registered = QInternal::registerCallback(QInternal::EventNotifyCallback, eventArrives);

} // namespace

// Found before Qt's own, which it calls.
void QThreadPool::start(QRunnable *runnable, int priority)
{
    using Start = void (*)(QThreadPool *, QRunnable *, int);
    static const auto start
        = reinterpret_cast<Start>(::dlsym(RTLD_NEXT, "_ZN11QThreadPool5startEP9QRunnablei"));
    start(this, new HandedOver(runnable), priority);
}
