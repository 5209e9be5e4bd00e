// How the parts of the log are put together, and what the log says while it is empty.
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
#include "ui/widgets/emptystate.h"

#include <QtGui/QAction>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>

namespace roomdeck {

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

void LogPanel::connectFilter()
{
    FilterInput &input = m_filterBar->input();
    connect(&input, &FilterInput::filterChanged, this, &LogPanel::applyTests);
    connect(&input, &FilterInput::escaped, this, &LogPanel::onEscape);
    connect(&input, &FilterInput::scopeRemoved, this, [this](bool room, bool user) {
        setScope(room ? QByteArray() : m_room, user ? QByteArray() : m_user);
    });
    m_actions->savedFilters = m_filterBar->saved().menu()->menuAction();
    input.edit().setVocabularySource([this] { return logVocabulary(m_store, m_model->dialects()); });
    connect(&m_filterBar->saved(), &SavedFilters::changed, this, &LogPanel::applyColours);
    connect(m_actions->filter, &QAction::triggered, &input, &FilterInput::startTyping);
    connect(m_actions->clearFilter, &QAction::triggered, this, &LogPanel::widen);
    connect(m_actions->muteHeartbeats, &QAction::toggled, m_filterBar, &FilterBar::setMuting);
    connect(m_filterBar, &FilterBar::mutingChanged, m_actions->muteHeartbeats, &QAction::setChecked);
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

} // namespace roomdeck
