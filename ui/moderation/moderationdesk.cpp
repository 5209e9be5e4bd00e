#include "ui/moderation/moderationdesk.h"

#include "core/net/connectionmanager.h"
#include "ui/models/rosterstate.h"
#include "ui/moderation/restrictionsdialog.h"
#include "ui/text/displaytext.h"
#include "ui/widgets/messagebar.h"

#include <QtCore/QDateTime>
#include <QtGui/QAction>

#include <algorithm>

namespace roomdeck {

namespace {

constexpr qsizetype MaxUndo = 50;

// A file written in an earlier run may hold what has run out since.
ModerationState inForce(ModerationState state)
{
    const qint64 nowUs = QDateTime::currentMSecsSinceEpoch() * 1000;
    const auto ranOut
        = [nowUs](const Restriction &entry) { return entry.untilUs != 0 && entry.untilUs <= nowUs; };
    state.bans.removeIf(ranOut);
    state.mutes.removeIf(ranOut);
    return state;
}

bool placesConnections(const ModerationRequest &request)
{
    return !request.connections.isEmpty();
}

} // namespace

ModerationDesk::ModerationDesk(const Parts &parts, const ModerationState &state, QWidget *window)
    : QObject(window), m_parts(parts), m_window(window), m_state(inForce(state)),
      m_tracker(new ScopeTracker(parts.roster, parts.rooms, parts.users, parts.log, this)),
      m_actions(new ModerationActions(window))
{
    connect(&parts.manager, &ConnectionManager::actionDone, this, &ModerationDesk::onDone);
    connect(&parts.manager, &ConnectionManager::moderationChanged, this, &ModerationDesk::onStateChanged);
    connect(m_tracker, &ScopeTracker::changed, this, &ModerationDesk::updateActions);
    connectPeople();
    connectRooms();
    connectBooks();
    updateActions();
}

void ModerationDesk::retranslate()
{
    m_actions->retranslate();
    updateActions();
}

void ModerationDesk::serverStopped()
{
    m_undo.removeIf([](const Undoable &entry) {
        return std::any_of(entry.requests.cbegin(), entry.requests.cend(), placesConnections);
    });
    m_actions->setUndoName(m_undo.isEmpty() ? QString() : m_undo.constLast().name);
}

void ModerationDesk::perform(const ModerationStep &step)
{
    const qint64 nowUs = QDateTime::currentMSecsSinceEpoch() * 1000;
    const QList<ModerationRequest> inverse = inverseOf(step, m_parts.roster, m_state, nowUs);
    if (!inverse.isEmpty()) {
        m_undo.append({step.name, inverse});
        if (m_undo.size() > MaxUndo)
            m_undo.removeFirst();
        m_actions->setUndoName(step.name);
    }
    submit(step.requests, step.done, !inverse.isEmpty());
}

void ModerationDesk::undo()
{
    if (m_undo.isEmpty())
        return;
    const Undoable entry = m_undo.takeLast();
    m_actions->setUndoName(m_undo.isEmpty() ? QString() : m_undo.constLast().name);
    submit(entry.requests, tr("Undone: %1").arg(entry.name), false);
}

void ModerationDesk::submit(const QList<ModerationRequest> &requests, const QString &done, bool undoable)
{
    if (requests.isEmpty())
        return;
    const quint64 step = ++m_lastStep;
    m_pending.insert(step, {done, int(requests.size()), 0, undoable, {}});
    for (ModerationRequest request : requests) {
        request.ticket = ++m_lastTicket;
        m_steps.insert(request.ticket, step);
        m_parts.manager.moderate(request);
    }
}

void ModerationDesk::onDone(const ActionResult &result)
{
    const auto step = m_steps.constFind(result.ticket);
    if (result.ticket == 0 || step == m_steps.cend())
        return; // the API's, or another window's
    const auto pending = m_pending.find(*step);
    m_steps.erase(step);
    pending->affected += result.affected;
    if (result.error)
        pending->error = result.error;
    if (--pending->answersLeft > 0)
        return;
    const Pending answered = *pending;
    m_pending.erase(pending);
    if (answered.error)
        m_parts.messages.showMessage(tr("That did not work: %1").arg(displayText(answered.error.detail, 200)),
                                     {});
    else if (answered.affected == 0)
        m_parts.messages.showNotice(tr("Nothing had to be changed. %1").arg(answered.done), {});
    else
        m_parts.messages.showNotice(
            answered.done, answered.undoable ? QList<QAction *>{m_actions->undo} : QList<QAction *>());
}

void ModerationDesk::onStateChanged(const ModerationState &state)
{
    m_state = state;
    if (m_restrictions)
        m_restrictions->setState(state);
    updateActions();
}

} // namespace roomdeck
