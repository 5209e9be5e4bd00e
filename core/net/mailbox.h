// A queue of values from many threads to one, with one wake-up per batch.
#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QObject>

#include <functional>
#include <mutex>
#include <vector>

namespace roomdeck {

/// Made on the receiving thread; post() may be called from any thread. Values arrive in the order of posting,
/// on the receiving thread's event loop.
template <typename Value>
class Mailbox final : public QObject
{
public:
    using Handler = std::function<void(Value &&)>;

    explicit Mailbox(Handler handler) : m_handler(std::move(handler)) { }

    void post(Value &&value)
    {
        bool wake = false;
        {
            const std::lock_guard lock(m_mutex);
            wake = m_waiting.empty();
            m_waiting.push_back(std::move(value));
        }
        if (wake)
            QCoreApplication::postEvent(this, new QEvent(QEvent::User));
    }

    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        std::vector<Value> batch;
        {
            const std::lock_guard lock(m_mutex);
            batch.swap(m_waiting);
        }
        for (Value &value : batch)
            m_handler(std::move(value));
        return true;
    }

private:
    const Handler m_handler;
    std::mutex m_mutex; // guards m_waiting
    std::vector<Value> m_waiting;
};

} // namespace roomdeck
