// What can be done with the current row or cell of the log, by menu, key or double click.
#pragma once

#include "core/model/target.h"
#include "ui/log/filterrequest.h"

#include <QtCore/QList>
#include <QtCore/QModelIndex>
#include <QtCore/QObject>

class QMenu;
class QAction;
class QThreadPool;

namespace roomdeck {

class ColourRules;
class FilterInput;
class LogActions;
class LogModel;
class LogView;

/// GUI thread.
class RowCommands : public QObject
{
    Q_OBJECT

public:
    RowCommands(LogModel &model, LogView &view, FilterInput &filter, ColourRules &colours,
                LogActions &actions, QThreadPool &workers, QObject *parent = nullptr);

    /// Does what pointing at a cell or a key asks for.
    void request(const QString &term, FilterRequest request);
    /// Offered in the context menu besides; null stands for a separator.
    void setMoreActions(const QList<QAction *> &actions) { m_more = actions; }

Q_SIGNALS:
    void sendAgainRequested(const QByteArray &type, const QByteArray &payload);
    void replyRequested(const roomdeck::Target &target);
    void coloursChanged();

private:
    void connectActions();
    void requestCell(FilterRequest request);
    void followConversation(const QModelIndex &index);
    void copyRows();
    void copyPayload();
    void sendAgain();
    void reply(Target::Kind to);
    void updateActions();
    void addCellActions(QMenu &menu);
    void addColours(QMenu &menu, const QString &term);
    void showMenu(const QPoint &position);

    LogModel &m_model;
    LogView &m_view;
    FilterInput &m_filter;
    ColourRules &m_colours;
    LogActions &m_actions;
    QList<QAction *> m_more;
    QThreadPool &m_workers;
};

} // namespace roomdeck
