#include "ui/sessions/connectionlookup.h"

#include "ui/inspector/inspectorpanel.h"
#include "ui/log/logpanel.h"
#include "ui/widgets/background.h"

#include <utility>

namespace roomdeck {

namespace {

/// The newest file that saw it open: one that began later knows less.
std::optional<SessionConnection> findIn(const ConnectionLookup::Files &files, ConnectionId id)
{
    std::optional<SessionConnection> best;
    for (auto file = files.rbegin(); file != files.rend(); ++file) {
        const std::optional<SessionConnection> found = (*file)->connection(id);
        if (found && (!best || best->requestHead.isEmpty()))
            best = found;
        if (best && !best->requestHead.isEmpty())
            break;
    }
    return best;
}

} // namespace

ConnectionLookup::ConnectionLookup(LogPanel &log, InspectorPanel &inspector, QThreadPool &workers,
                                   FilesSource files, QObject *parent)
    : QObject(parent), m_log(log), m_inspector(inspector), m_workers(workers), m_files(std::move(files))
{
    // When the inspector has heard of the row, too.
    connect(&log, &LogPanel::currentRowChanged, this, &ConnectionLookup::look, Qt::QueuedConnection);
}

void ConnectionLookup::look(quint64 seq)
{
    const std::optional<LogDetail> &detail = m_inspector.detail();
    if (!detail || detail->entry.seq != seq || detail->entry.connection == ConnectionId::None)
        return;
    const ConnectionId id = detail->entry.connection;
    const Files files = m_files();
    if (files.empty() || m_log.connections().find(id))
        return;
    inBackground(
        m_workers, this, [files, id] { return findIn(files, id); },
        [this](const std::optional<SessionConnection> &found) {
            if (found)
                learn(*found);
        });
}

void ConnectionLookup::learn(const SessionConnection &found)
{
    ConnectionStory story;
    story.id = found.id;
    story.user = found.user;
    story.address = found.address;
    story.requestHead = found.requestHead;
    story.dialect = found.dialect;
    story.openedUs = qMax<qint64>(found.openedUs, 0);
    story.closedUs = qMax<qint64>(found.closedUs, 0);
    m_log.learnConnection(story);
    m_inspector.refresh();
}

} // namespace roomdeck
