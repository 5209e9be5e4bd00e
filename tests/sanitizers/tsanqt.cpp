// Tells ThreadSanitizer what it cannot see. Debian's Qt is not built for it, so the hand-over of an event
// from one thread to another looks like a race. An event is created by its sender and announced by Qt before
// it is handled: these two points stand for the hand-over. What is left of Qt's own business is in tsan.supp.
#include <QtCore/QtGlobal>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qnamespace.h>
#include <cstddef>
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

const bool registered = QInternal::registerCallback(QInternal::EventNotifyCallback, eventArrives);

} // namespace
