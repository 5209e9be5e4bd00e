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
