#include "app/common/signalwatch.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace roomdeck {

namespace {

constexpr std::array<int, 3> watched{SIGINT, SIGTERM, SIGHUP};

// A signal handler can reach nothing but statics; both ends of the pipe.
std::array<int, 2> signalPipe{-1, -1}; // NOLINT

void onSignal(int number)
{
    const char byte = char(number);
    [[maybe_unused]] const ssize_t written = ::write(signalPipe[1], &byte, 1);
}

} // namespace

SignalWatch::SignalWatch(QObject *parent) : QObject(parent)
{
    if (::pipe2(signalPipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(signalPipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &SignalWatch::readPipe);
    struct sigaction action = {};
    action.sa_handler = onSignal;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    for (const int number : watched)
        ::sigaction(number, &action, nullptr);
}

SignalWatch::~SignalWatch()
{
    for (const int number : watched)
        ::signal(number, SIG_DFL);
    m_notifier.reset();
    ::close(signalPipe[0]);
    ::close(signalPipe[1]);
}

// Several of one kind that arrived together are one.
void SignalWatch::readPipe()
{
    bool stop = false;
    bool hungUp = false;
    char number = 0;
    while (::read(signalPipe[0], &number, 1) > 0)
        (number == SIGHUP ? hungUp : stop) = true;
    if (hungUp)
        Q_EMIT hangUp();
    if (stop)
        Q_EMIT stopRequested();
}

} // namespace roomdeck
