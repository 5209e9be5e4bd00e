#include "ui/log/logpanel.h"

#include "ui/log/filterrun.h"
#include "ui/log/logview.h"
#include "ui/log/newrowspill.h"
#include "ui/widgets/emptystate.h"

#include <QtCore/QEvent>
#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

LogPanel::LogPanel(QThreadPool &workers, QWidget *parent)
    : QWidget(parent), m_model(new LogModel(m_store, this)), m_view(new LogView(*m_model, this)),
      m_feed(new LogFeed(m_store, m_connections, this)),
      m_filterRun(new FilterRun(*m_model, *m_view, workers, this)),
      m_pill(new NewRowsPill(m_view->viewport())), m_hint(new EmptyState)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view);
    setFocusProxy(m_view);
    auto *overlay = new QVBoxLayout(m_view->viewport());
    overlay->setSizeConstraint(QLayout::SetNoConstraint);
    overlay->addWidget(m_hint);

    connect(m_feed, &LogFeed::drained, this, &LogPanel::drainView);
    connect(m_filterRun, &FilterRun::progressed, this, &LogPanel::publishStats);
    connect(m_pill, &QAbstractButton::clicked, this, [this] { setFollowing(true); });
    connect(m_hint, &EmptyState::triggered, this, &LogPanel::onHintTriggered);
    connect(m_view, &LogView::followingChanged, this, [this](bool following) {
        m_newRows = 0;
        m_pill->setCount(0);
        Q_EMIT followingChanged(following);
    });
    connect(m_view, &LogView::currentRowChanged, this,
            [this](int row) { Q_EMIT currentRowChanged(m_model->logRow(row).seq); });
    updateEmptyHint();
}

LogPanel::~LogPanel() = default;

LogStats LogPanel::stats() const
{
    LogStats stats;
    stats.rows = m_store.size();
    stats.visible = m_model->rowCount();
    stats.bytes = m_store.bytes();
    stats.capBytes = m_store.caps().bytes;
    stats.dropped = m_store.dropped();
    stats.backlog = isPaused() ? m_model->backlog() + m_feed->waiting() : 0;
    stats.newRows = m_newRows;
    stats.filtering = m_filterRun->isRunning();
    return stats;
}

bool LogPanel::isFollowing() const
{
    return m_view->isFollowing();
}

void LogPanel::setDialects(const QStringList &names)
{
    m_model->setDialects(names);
    m_view->viewport()->update();
}

void LogPanel::setCaps(LogCaps caps)
{
    m_store.setCaps(caps);
    drainView();
}

QByteArray LogPanel::saveState()
{
    return m_view->saveColumns();
}

bool LogPanel::restoreState(const QByteArray &state)
{
    return m_view->restoreColumns(state);
}

bool LogPanel::revealRow(quint64 seq)
{
    m_feed->drain();
    const qint64 index = m_store.indexOf(seq);
    if (index < 0 || index >= m_model->seenEnd())
        return false;
    if (m_model->rowOf(index) < 0)
        setScope({}, {});
    m_view->goTo(m_model->rowOf(index));
    return true;
}

void LogPanel::appendBatch(const TrafficBatchPtr &batch)
{
    m_feed->push(batch);
}

void LogPanel::clear()
{
    m_feed->clear();
    m_model->clear();
    m_newRows = 0;
    m_pill->setCount(0);
    applyTests();
}

void LogPanel::setPaused(bool paused)
{
    if (paused == isPaused())
        return;
    m_model->setFrozen(paused);
    drainView();
    Q_EMIT pausedChanged(paused);
}

void LogPanel::setFollowing(bool following)
{
    m_view->setFollowing(following);
}

void LogPanel::setScope(const QByteArray &room, const QByteArray &user)
{
    if (room == m_room && user == m_user)
        return;
    m_room = room;
    m_user = user;
    m_view->setRoomShown(room.isEmpty());
    applyTests();
    Q_EMIT scopeChanged(room, user);
}

void LogPanel::setServerState(ServerState state)
{
    m_serverState = state;
    updateEmptyHint();
}

void LogPanel::applyTests()
{
    RowTest test;
    if (!m_room.isEmpty() || !m_user.isEmpty()) {
        test = [room = m_room, user = m_user](const LogRow &row) {
            return (room.isEmpty() || row.room == room) && (user.isEmpty() || row.user == user);
        };
    }
    m_filterRun->apply(test);
}

void LogPanel::drainView()
{
    const int added = m_view->drain();
    if (!m_view->isFollowing() && added > 0) {
        m_newRows += added;
        m_pill->setCount(m_newRows);
    }
    publishStats();
}

void LogPanel::publishStats()
{
    updateEmptyHint();
    Q_EMIT statsChanged(stats());
}

void LogPanel::updateEmptyHint()
{
    const bool empty = m_model->rowCount() == 0 && !m_filterRun->isRunning();
    m_hint->setVisible(empty);
    if (!empty)
        return;
    if (m_store.size() > 0 && !m_model->showsAll())
        m_hint->setTexts(tr("No message matches"), tr("The log holds messages, but none passes the filter."),
                         tr("Show all messages"));
    else if (m_serverState == ServerState::Hosting)
        m_hint->setTexts(tr("Waiting for the first message"),
                         tr("Connect a client to the address above, or try the built-in test page."),
                         tr("Open the test page"));
    else
        m_hint->setTexts(tr("No server is running"), tr("Start hosting, and every message shows up here."),
                         tr("Start"));
}

void LogPanel::onHintTriggered()
{
    if (m_store.size() > 0 && !m_model->showsAll())
        setScope({}, {});
    else if (m_serverState == ServerState::Hosting)
        Q_EMIT testPageRequested();
    else
        Q_EMIT startRequested();
}

void LogPanel::retranslate()
{
    m_view->retranslate();
    updateEmptyHint();
}

void LogPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace roomdeck
