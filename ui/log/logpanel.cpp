#include "ui/log/logpanel.h"

#include "core/traffic/addressees.h"
#include "ui/log/filterbar.h"
#include "ui/log/filterrun.h"
#include "ui/log/findbar.h"
#include "ui/log/logactions.h"
#include "ui/log/lognavigator.h"
#include "ui/log/logpager.h"
#include "ui/log/logview.h"
#include "ui/log/newrowspill.h"
#include "ui/log/overviewstrip.h"
#include "ui/log/rowcommands.h"
#include "ui/log/savedfilters.h"
#include "ui/log/timebar.h"
#include "ui/log/timerangefilter.h"
#include "ui/widgets/emptystate.h"

#include <QtCore/QDateTime>
#include <QtCore/QEvent>
#include <QtCore/QJsonDocument>
#include <QtGui/QAction>

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

void LogPanel::showSession(const std::shared_ptr<LogPages> &pages, const std::vector<LogPage> &index)
{
    m_session = true;
    m_actions->setRepliesOffered(false);
    setCaps(m_store.caps());
    if (!index.empty()) // "after:12:30" means that day
        m_filterBar->input().setDay(QDateTime::fromMSecsSinceEpoch(index.front().firstUs / 1000).date());
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
                return (room.isEmpty() || isOfRoom(row, room)) && (user.isEmpty() || row.user == user)
                    && filter.matches(row);
            },
            [filter](const LogChunk &chunk) { return filter.mayMatch(chunk); },
            {filter.parts() | (m_room.isEmpty() ? RowParts() : RowParts{RowPart::Room, RowPart::Addressees})
                 | (m_user.isEmpty() ? RowParts() : RowPart::User),
             [filter](QByteArrayView texts) { return filter.textsMatter(texts); }}};
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

QJsonObject LogPanel::filterBook() const
{
    return m_filterBar->saved().toJson();
}

void LogPanel::setFilterBook(const QJsonObject &book)
{
    if (book != filterBook())
        m_filterBar->saved().fromJson(book);
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
    Q_EMIT filterBookChanged(filterBook());
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
