// Everything a reader can do with the log, as actions for menus, shortcuts and buttons.
#pragma once

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtGui/QKeySequence>

class QAction;
class QMenu;
class QWidget;

namespace roomdeck {

/// Owned by the LogPanel, which does what they ask. GUI thread.
class LogActions : public QObject
{
    Q_OBJECT

public:
    explicit LogActions(QWidget *panel);

    QAction *filter; ///< puts the cursor into the filter
    QAction *clearFilter;
    QAction *muteHeartbeats; ///< checkable
    QAction *savedFilters = nullptr; ///< has a menu; set by the panel
    QAction *find;
    QAction *findNext;
    QAction *findPrevious;
    QAction *goToTime;
    QAction *nextError;
    QAction *previousError;
    QAction *copy;
    QAction *copyPayload;
    QAction *onlyThis;
    QAction *excludeThis;
    QAction *colourThis;
    QAction *conversation;
    QAction *sendAgain;
    QAction *replyToSender; ///< whoever caused the selected rows
    QAction *replyToConnection; ///< only the connections they came from
    QAction *replyToRoom;

    /// Those that need a current row.
    QList<QAction *> rowActions() const;
    void setRowActionsEnabled(bool enabled);

    QList<QAction *> replyActions() const { return {replyToSender, replyToConnection, replyToRoom}; }
    /// Off for recorded sessions: nobody is there to answer.
    void setRepliesOffered(bool offered);

    /// Fill a menu of the menu bar.
    void addEditActions(QMenu &menu) const;
    void addViewActions(QMenu &menu) const;
    void retranslate();

private:
    QAction *make(QWidget *panel, const QKeySequence &shortcut = {});
};

} // namespace roomdeck
