// SIGINT, SIGTERM and SIGHUP as Qt signals.
#pragma once

#include <QtCore/QObject>
#include <QtCore/QSocketNotifier>
#include <memory>

namespace roomdeck {

/// Main thread; at most one at a time. Signal handlers may only write to a pipe; this reads it.
class SignalWatch final : public QObject
{
    Q_OBJECT

public:
    explicit SignalWatch(QObject *parent = nullptr);
    ~SignalWatch() override;

Q_SIGNALS:
    void stopRequested(); ///< SIGINT, SIGTERM
    void hangUp(); ///< SIGHUP

private:
    void readPipe();

    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace roomdeck
