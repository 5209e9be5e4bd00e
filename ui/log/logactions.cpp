#include "ui/log/logactions.h"

#include <QtGui/QAction>
#include <QtWidgets/QMenu>

namespace roomdeck {

LogActions::LogActions(QWidget *panel)
    : QObject(panel), filter(make(panel, Qt::CTRL | Qt::Key_K)), clearFilter(make(panel)),
      muteHeartbeats(make(panel, Qt::CTRL | Qt::Key_M)), find(make(panel, QKeySequence::Find)),
      findNext(make(panel, Qt::CTRL | Qt::Key_G)),
      findPrevious(make(panel, Qt::CTRL | Qt::SHIFT | Qt::Key_G)),
      goToTime(make(panel, Qt::CTRL | Qt::Key_T)), nextError(make(panel, Qt::CTRL | Qt::Key_E)),
      previousError(make(panel, Qt::CTRL | Qt::SHIFT | Qt::Key_E)), copy(make(panel)),
      copyPayload(make(panel)), onlyThis(make(panel)), excludeThis(make(panel)), colourThis(make(panel)),
      conversation(make(panel)), sendAgain(make(panel)),
      replyToSender(make(panel, Qt::CTRL | Qt::SHIFT | Qt::Key_R)), replyToConnection(make(panel)),
      replyToRoom(make(panel, Qt::CTRL | Qt::ALT | Qt::Key_R))
{
    muteHeartbeats->setCheckable(true);
    setRowActionsEnabled(false);
    retranslate();
}

QAction *LogActions::make(QWidget *panel, const QKeySequence &shortcut)
{
    auto *action = new QAction(this);
    action->setShortcut(shortcut);
    panel->addAction(action);
    return action;
}

QList<QAction *> LogActions::rowActions() const
{
    return {onlyThis,    excludeThis, colourThis,    conversation,      copy,
            copyPayload, sendAgain,   replyToSender, replyToConnection, replyToRoom};
}

void LogActions::setRepliesOffered(bool offered)
{
    for (QAction *action : replyActions())
        action->setVisible(offered);
}

void LogActions::setRowActionsEnabled(bool enabled)
{
    for (QAction *action : rowActions())
        action->setEnabled(enabled);
}

void LogActions::addEditActions(QMenu &menu) const
{
    menu.addActions({copy, copyPayload});
    menu.addSeparator();
    menu.addActions({find, findNext, findPrevious, goToTime, nextError, previousError});
    menu.addSeparator();
    menu.addAction(sendAgain);
}

void LogActions::addViewActions(QMenu &menu) const
{
    menu.addActions({filter, clearFilter, muteHeartbeats});
    if (savedFilters)
        menu.addAction(savedFilters);
    menu.addSeparator();
    menu.addActions({onlyThis, excludeThis, colourThis, conversation});
}

void LogActions::retranslate()
{
    filter->setText(tr("Filter the Lo&g"));
    clearFilter->setText(tr("&Clear Filter"));
    muteHeartbeats->setText(tr("&Mute Heartbeats"));
    find->setText(tr("&Find…"));
    findNext->setText(tr("Find &Next"));
    findPrevious->setText(tr("Find &Previous"));
    goToTime->setText(tr("Go to &Time…"));
    nextError->setText(tr("Next &Error"));
    previousError->setText(tr("P&revious Error"));
    copy->setText(tr("Copy &Messages"));
    copyPayload->setText(tr("Copy Pa&yload"));
    onlyThis->setText(tr("&Only This"));
    excludeThis->setText(tr("E&xclude This"));
    colourThis->setText(tr("Colo&ur This"));
    conversation->setText(tr("Follow Con&versation"));
    sendAgain->setText(tr("&Send Again…"));
    replyToSender->setText(tr("&Reply to Sender"));
    replyToConnection->setText(tr("Reply to This Co&nnection"));
    replyToRoom->setText(tr("Reply to R&oom"));
}

} // namespace roomdeck
