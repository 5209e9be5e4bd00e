#include "ui/log/logpanel.h"

#include "ui/log/filterbar.h"
#include "ui/log/filterlineedit.h"
#include "ui/log/filterrun.h"
#include "ui/log/findbar.h"
#include "ui/log/logactions.h"
#include "ui/log/lognavigator.h"
#include "ui/log/logpager.h"
#include "ui/log/logview.h"
#include "ui/log/logvocabulary.h"
#include "ui/log/newrowspill.h"
#include "ui/log/overviewstrip.h"
#include "ui/log/rowcommands.h"
#include "ui/log/savedfilters.h"
#include "ui/log/timebar.h"
#include "ui/log/timerangefilter.h"
#include "ui/widgets/emptystate.h"

#include <QtCore/QEvent>
#include <QtCore/QJsonDocument>
#include <QtGui/QAction>
#include <QtWidgets/QHBoxLayout>

namespace roomdeck {

LogPanel::LogPanel(QThreadPool &workers, QWidget *parent)
    : QWidget(parent), m_model(new LogModel(m_store, this)), m_view(new LogView(*m_model)),
      m_feed(new LogFeed(m_store, m_connections, this)), m_pager(new LogPager(m_store, this)),
      m_filterRun(new FilterRun(*m_model, *m_view, workers, this)), m_filterBar(new FilterBar(m_colours)),
      m_findBar(new FindBar), m_timeBar(new TimeBar), m_actions(new LogActions(this)),
      m_navigator(new LogNavigator(*m_model, *m_view, *m_findBar, *m_timeBar, *m_actions, workers, this)),
      m_commands(
          new RowCommands(*m_model, *m_view, m_filterBar->input(), m_colours, *m_actions, workers, this)),
      m_timeRange(new TimeRangeFilter(m_filterBar->input(), this)),
      m_overview(new OverviewStrip(*m_model, *m_view, m_navigator->marks(), m_navigator->finder())),
      m_pill(new NewRowsPill(m_view->viewport())), m_hint(new EmptyState)
{
    buildLayout();
    connectView();
    connectPager();
    connectFilter();
    updateEmptyHint();
}

LogPanel::~LogPanel() = default;

void LogPanel::buildLayout()
{
    auto *overlay = new QVBoxLayout(m_view->viewport());
    overlay->setSizeConstraint(QLayout::SetNoConstraint);
    overlay->addWidget(m_hint);
    auto *table = new QHBoxLayout;
    table->setSpacing(0);
    table->addWidget(m_view, 1);
    table->addWidget(m_overview);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filterBar);
    column->addLayout(table, 1);
    column->addWidget(m_findBar);
    column->addWidget(m_timeBar);
    setFocusProxy(m_view);
}

void LogPanel::connectView()
{
    connect(m_feed, &LogFeed::drained, this, &LogPanel::drainView);
    connect(m_filterRun, &FilterRun::progressed, this, &LogPanel::publishStats);
    connect(m_pill, &QAbstractButton::clicked, this, [this] {
        if (isPaused())
            setPaused(false);
        else
            setFollowing(true);
    });
    connect(m_hint, &EmptyState::triggered, this, &LogPanel::onHintTriggered);
    connect(m_view, &LogView::followingChanged, this, [this](bool following) {
        m_newRows = 0;
        m_pill->setCount(0);
        Q_EMIT followingChanged(following);
    });
    connect(m_view, &LogView::currentRowChanged, this, [this](int row) {
        if (m_store.isAtHand(m_model->storeIndex(row))) // else it is announced when it is
            Q_EMIT currentRowChanged(m_model->logRow(row).seq);
        else
            m_pager->request(m_model->storeIndex(row));
    });
    connect(m_view, &LogView::escapePressed, this, &LogPanel::onEscape);
    connect(m_commands, &RowCommands::sendAgainRequested, this, &LogPanel::sendAgainRequested);
    connect(m_commands, &RowCommands::replyRequested, this, &LogPanel::replyRequested);
    connect(m_commands, &RowCommands::coloursChanged, this, &LogPanel::applyColours);
}

void LogPanel::connectPager()
{
    connect(m_pager, &LogPager::loaded, this, [this](qint64 first, qint64 end) {
        m_view->viewport()->update();
        m_navigator->rowsLoaded(first, end);
        const int row = m_view->currentRow();
        if (row < 0)
            return;
        const qint64 index = m_model->storeIndex(row);
        if (index >= first && index < end)
            Q_EMIT currentRowChanged(m_model->logRow(row).seq);
    });
}

void LogPanel::showSession(const std::shared_ptr<LogPages> &pages, const std::vector<LogPage> &index)
{
    m_session = true;
    m_actions->setRepliesOffered(false);
    setCaps(m_store.caps());
    m_view->setFollowing(false);
    m_store.addPages(pages, index);
    m_model->reload();
    publishStats();
}

void LogPanel::extendSession(const std::shared_ptr<LogPages> &pages, const std::vector<LoadedPage> &loaded)
{
    for (const auto &[page, block] : loaded) {
        m_store.addPages(pages, {page});
        m_store.insertBlock(m_store.end() - page.count, block);
    }
    drainView();
}

void LogPanel::addMarks(const std::vector<qint64> &errors, const std::vector<qint64> &operatorRows)
{
    m_navigator->addMarks(errors, operatorRows);
    m_overview->update();
}

RowTest LogPanel::shownTest() const
{
    const Filter &filter = m_filterBar->input().filter();
    if (m_room.isEmpty() && m_user.isEmpty() && filter.matchesAll())
        return nullptr;
    return {[room = m_room, user = m_user, filter](const LogRow &row) {
                return (room.isEmpty() || row.room == room) && (user.isEmpty() || row.user == user)
                    && filter.matches(row);
            },
            [filter](const LogChunk &chunk) { return filter.mayMatch(chunk); }};
}

void LogPanel::connectFilter()
{
    FilterInput &input = m_filterBar->input();
    connect(&input, &FilterInput::filterChanged, this, &LogPanel::applyTests);
    connect(&input, &FilterInput::escaped, this, &LogPanel::onEscape);
    connect(&input, &FilterInput::scopeRemoved, this, [this] { setScope({}, {}); });
    input.edit().setVocabularySource([this] { return logVocabulary(m_store, m_model->dialects()); });
    connect(&m_filterBar->saved(), &SavedFilters::changed, this, &LogPanel::applyColours);
    connect(m_actions->filter, &QAction::triggered, &input, &FilterInput::startTyping);
    connect(m_actions->clearFilter, &QAction::triggered, this, &LogPanel::widen);
    connect(m_actions->muteHeartbeats, &QAction::toggled, m_filterBar, &FilterBar::setMuting);
    connect(m_filterBar, &FilterBar::mutingChanged, m_actions->muteHeartbeats, &QAction::setChecked);
}

LogStats LogPanel::stats() const
{
    LogStats stats;
    stats.rows = m_store.size();
    stats.visible = m_model->rowCount();
    stats.bytes = m_store.bytes();
    stats.capBytes = m_store.caps().bytes;
    stats.dropped = m_store.dropped();
    stats.backlog = isPaused() ? m_model->backlog() + m_feed->waiting() : 0;
    stats.behind = isPaused() ? 0 : m_feed->waiting();
    stats.leftOut = m_feed->leftOut();
    stats.newRows = m_newRows;
    stats.filtering = m_filterRun->isRunning();
    return stats;
}

bool LogPanel::isFollowing() const
{
    return m_view->isFollowing();
}

void LogPanel::setContextActions(const QList<QAction *> &actions)
{
    m_commands->setMoreActions(actions);
}

void LogPanel::setDialects(const QStringList &names)
{
    m_model->setDialects(names);
    QList<QByteArray> dialects;
    for (const QString &name : names.mid(1))
        dialects.append(name.toUtf8());
    m_filterBar->input().setDialects(dialects);
    m_view->viewport()->update();
}

void LogPanel::setCaps(LogCaps caps)
{
    m_store.setCaps(caps);
    drainView();
}

QByteArray LogPanel::saveState()
{
    QJsonObject state = m_filterBar->saved().toJson();
    state.insert(QStringLiteral("columns"), QString::fromLatin1(m_view->saveColumns().toBase64()));
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

bool LogPanel::restoreState(const QByteArray &state)
{
    const QJsonObject json = QJsonDocument::fromJson(state).object();
    if (json.isEmpty())
        return false;
    m_filterBar->saved().fromJson(json);
    const QString columns = json.value(QLatin1String("columns")).toString();
    return m_view->restoreColumns(QByteArray::fromBase64(columns.toLatin1()));
}

void LogPanel::requestFilter(const QString &term, FilterRequest request)
{
    m_commands->request(term, request);
}

bool LogPanel::revealRow(quint64 seq)
{
    m_feed->drain();
    const qint64 index = m_store.indexOf(seq);
    if (index < 0 || index >= m_model->seenEnd())
        return false;
    if (m_model->rowOf(index) < 0)
        widen();
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
    m_filterBar->input().setScope(QString::fromUtf8(room), QString::fromUtf8(user));
    applyTests();
    Q_EMIT scopeChanged(room, user);
}

void LogPanel::goToTime(qint64 timeUs)
{
    m_navigator->goToTime(timeUs);
}

void LogPanel::setServerState(ServerState state)
{
    m_serverState = state;
    updateEmptyHint();
}

void LogPanel::applyTests()
{
    const RowTest test = shownTest();
    m_newRows = 0; // counted rows that may no longer be shown
    m_pill->setCount(0);
    m_filterRun->apply(test);
    m_navigator->finder().setShown(test);
}

void LogPanel::applyColours()
{
    if (m_colours.isEmpty())
        m_view->logDelegate()->setTint(nullptr);
    else
        m_view->logDelegate()->setTint(
            [this](int row) { return m_colours.background(m_model->logRow(row), palette()); });
    m_view->viewport()->update();
    Q_EMIT stateChanged();
}

void LogPanel::onEscape()
{
    m_view->setFocus();
    m_filterBar->input().clearFilter();
}

void LogPanel::widen()
{
    m_filterBar->input().clearFilter();
    setScope({}, {});
}

// What went to the disk unseen, as after a long pause, is searched there.
void LogPanel::catchUp()
{
    const qint64 unseen = m_model->seenEnd();
    if (isPaused() || m_model->showsAll() || unseen >= m_store.memoryFirst() || m_store.isAtHand(unseen))
        return;
    m_model->skipTo(m_store.memoryFirst());
    applyTests();
}

void LogPanel::drainView()
{
    catchUp();
    // Rows are looked at before they may leave memory.
    const int added = m_view->drain([this] {
        m_navigator->update();
        m_pager->pageOut();
    });
    catchUp();
    if (!m_view->isFollowing() && added > 0) {
        m_newRows += added;
        m_pill->setCount(m_newRows);
    }
    m_navigator->update();
    m_overview->update();
    publishStats();
}

void LogPanel::publishStats()
{
    updateEmptyHint();
    const LogStats now = stats();
    m_filterBar->showStats(now);
    m_pill->setPaused(isPaused(), now.backlog);
    m_overview->update();
    Q_EMIT statsChanged(now);
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
    else if (m_session)
        m_hint->setTexts(tr("Nothing was recorded"), tr("This session holds no messages."), {});
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
        widen();
    else if (m_serverState == ServerState::Hosting)
        Q_EMIT testPageRequested();
    else
        Q_EMIT startRequested();
}

void LogPanel::retranslate()
{
    m_view->retranslate();
    m_actions->retranslate();
    updateEmptyHint();
}

void LogPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace roomdeck
