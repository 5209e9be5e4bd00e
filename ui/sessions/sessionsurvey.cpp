#include "ui/sessions/sessionsurvey.h"

#include "ui/widgets/background.h"

#include <utility>

namespace roomdeck {

namespace {

constexpr int turnMs = 150;

} // namespace

/// Used by one thread at a time: by the one whose turn it is.
struct SessionSurvey::Shared
{
    QString path;
    SessionSurveyor surveyor;
    bool open = false;
    std::atomic<bool> cancelled = false; // the only thing two threads touch
};

struct SessionSurvey::Turn
{
    SessionGlance glance;
    SessionMarks marks;
    bool complete = false;
};

SessionSurvey::SessionSurvey(QString path, QThreadPool &workers, QObject *parent)
    : QObject(parent), m_shared(std::make_shared<Shared>()), m_workers(workers)
{
    m_shared->path = std::move(path);
}

SessionSurvey::~SessionSurvey()
{
    m_shared->cancelled = true;
}

void SessionSurvey::advance()
{
    m_again = true;
    if (std::exchange(m_busy, true))
        return;
    m_again = false;
    const auto work = [shared = m_shared] {
        if (!std::exchange(shared->open, true))
            shared->surveyor.open(shared->path);
        auto turn = std::make_shared<Turn>();
        turn->complete = shared->surveyor.advance(turnMs, shared->cancelled);
        turn->glance = shared->surveyor.glance();
        turn->marks = shared->surveyor.takeMarks();
        return turn;
    };
    inBackground(m_workers, this, work, [this](const std::shared_ptr<Turn> &turn) {
        m_busy = false;
        m_glance = std::move(turn->glance);
        m_complete = turn->complete;
        Q_EMIT advanced(turn->marks);
        if (!m_complete || m_again)
            advance();
    });
}

} // namespace roomdeck
