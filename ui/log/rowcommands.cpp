#include "ui/log/rowcommands.h"

#include "ui/log/cellterm.h"
#include "ui/log/colourrules.h"
#include "ui/log/colourswatch.h"
#include "ui/log/filterinput.h"
#include "ui/log/logactions.h"
#include "ui/log/logview.h"
#include "ui/log/rowcopy.h"
#include "ui/text/displaytext.h"
#include "ui/widgets/background.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QMenu>

namespace roomdeck {

namespace {

constexpr size_t copiedAtOnce = 1000;
constexpr int maxTermChars = 48;
constexpr int maxReplied = 1000;
constexpr qint64 maxCopyBytes = 64 * 1024 * 1024; // more belongs into a file: see Export

// Rows a client caused name it; those of operator, API and server name somebody else.
bool isFromClient(const LogRow &row)
{
    return row.senderKind == SenderKind::Client && row.kind != TrafficKind::Action && !row.user.isEmpty();
}

} // namespace

RowCommands::RowCommands(LogModel &model, LogView &view, FilterInput &filter, ColourRules &colours,
                         LogActions &actions, QThreadPool &workers, QObject *parent)
    : QObject(parent), m_model(model), m_view(view), m_filter(filter), m_colours(colours), m_actions(actions),
      m_workers(workers)
{
    view.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&view, &QWidget::customContextMenuRequested, this, &RowCommands::showMenu);
    connect(&view, &QAbstractItemView::doubleClicked, this, &RowCommands::followConversation);
    connect(&view, &LogView::copyRequested, this, &RowCommands::copyRows);
    connect(view.selectionModel(), &QItemSelectionModel::currentChanged, this, &RowCommands::updateActions);
    connect(&model, &QAbstractItemModel::modelReset, this, &RowCommands::updateActions);
    connectActions();
}

void RowCommands::connectActions()
{
    connect(m_actions.onlyThis, &QAction::triggered, this, [this] { requestCell(FilterRequest::Only); });
    connect(m_actions.excludeThis, &QAction::triggered, this,
            [this] { requestCell(FilterRequest::Exclude); });
    connect(m_actions.colourThis, &QAction::triggered, this, [this] { requestCell(FilterRequest::Colour); });
    connect(m_actions.conversation, &QAction::triggered, this,
            [this] { followConversation(m_view.currentIndex()); });
    connect(m_actions.copy, &QAction::triggered, this, &RowCommands::copyRows);
    connect(m_actions.copyPayload, &QAction::triggered, this, &RowCommands::copyPayload);
    connect(m_actions.sendAgain, &QAction::triggered, this, &RowCommands::sendAgain);
    connect(m_actions.replyToSender, &QAction::triggered, this, [this] { reply(Target::Kind::Users); });
    connect(m_actions.replyToConnection, &QAction::triggered, this,
            [this] { reply(Target::Kind::Connections); });
    connect(m_actions.replyToRoom, &QAction::triggered, this, [this] { reply(Target::Kind::Rooms); });
}

void RowCommands::updateActions()
{
    const QModelIndex current = m_view.currentIndex();
    m_actions.setRowActionsEnabled(current.isValid());
    if (!current.isValid())
        return;
    const LogRow row = m_model.logRow(current.row());
    const bool term = !cellTerm(row, current.column()).isEmpty();
    for (QAction *action : {m_actions.onlyThis, m_actions.excludeThis, m_actions.colourThis})
        action->setEnabled(term);
    m_actions.conversation->setEnabled(!conversationFilter(row).isEmpty());
    m_actions.sendAgain->setEnabled(row.kind == TrafficKind::Message);
    m_actions.copyPayload->setEnabled(!row.payload.isEmpty());
    m_actions.replyToSender->setEnabled(isFromClient(row));
    m_actions.replyToConnection->setEnabled(isFromClient(row) && row.connection != ConnectionId::None);
    m_actions.replyToRoom->setEnabled(!row.room.isEmpty());
}

// A mail program's Reply, for all selected rows at once.
void RowCommands::reply(Target::Kind to)
{
    Target target;
    target.kind = to;
    const auto take = [](auto &list, const auto &value) {
        if (!list.contains(value))
            list.append(value);
    };
    const QModelIndexList selected = m_view.selectionModel()->selectedRows();
    for (const QModelIndex &index : selected.mid(0, maxReplied)) {
        const LogRow row = m_model.logRow(index.row());
        if (to == Target::Kind::Rooms && !row.room.isEmpty())
            take(target.names, row.room.toByteArray());
        else if (to == Target::Kind::Users && isFromClient(row))
            take(target.names, row.user.toByteArray());
        else if (to == Target::Kind::Connections && isFromClient(row) && row.connection != ConnectionId::None)
            take(target.connections, row.connection);
    }
    if (!target.names.isEmpty() || !target.connections.isEmpty())
        Q_EMIT replyRequested(target);
}

void RowCommands::request(const QString &term, FilterRequest request)
{
    switch (request) {
    case FilterRequest::Only:
        m_filter.narrow(term);
        break;
    case FilterRequest::Exclude:
        m_filter.exclude(term);
        break;
    case FilterRequest::Colour:
        m_colours.add(term);
        Q_EMIT coloursChanged();
        break;
    }
}

void RowCommands::requestCell(FilterRequest what)
{
    const QModelIndex current = m_view.currentIndex();
    if (!current.isValid())
        return;
    const QString term = cellTerm(m_model.logRow(current.row()), current.column());
    if (!term.isEmpty())
        request(term, what);
}

void RowCommands::followConversation(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const LogRow row = m_model.logRow(index.row());
    const bool room = index.column() == LogModel::Room;
    const QString filter = room ? cellTerm(row, LogModel::Room) : conversationFilter(row);
    if (filter.isEmpty())
        return;
    m_filter.leaveUserScope();
    m_filter.setText(filter);
}

void RowCommands::copyRows()
{
    const std::vector<qint64> indexes = m_view.selectedStoreIndexes();
    if (indexes.empty())
        return;
    const LogSnapshot rows = m_model.store().snapshot(indexes.front(), indexes.back() + 1);
    const auto copy
        = [](const QByteArray &text) { QGuiApplication::clipboard()->setText(QString::fromUtf8(text)); };
    if (indexes.size() <= copiedAtOnce && m_model.store().isAtHand(indexes.front())
        && m_model.store().isAtHand(indexes.back()))
        copy(rowsAsText(rows, indexes, maxCopyBytes));
    else
        inBackground(
            m_workers, this, [rows, indexes] { return rowsAsText(rows, indexes, maxCopyBytes); }, copy);
}

void RowCommands::copyPayload()
{
    if (m_view.currentRow() >= 0)
        QGuiApplication::clipboard()->setText(QString::fromUtf8(m_model.logRow(m_view.currentRow()).payload));
}

void RowCommands::sendAgain()
{
    if (m_view.currentRow() < 0)
        return;
    const LogRow row = m_model.logRow(m_view.currentRow());
    Q_EMIT sendAgainRequested(row.type.toByteArray(), row.payload.toByteArray());
}

// What "this" is, in the words of the filter.
void RowCommands::addCellActions(QMenu &menu)
{
    const QModelIndex current = m_view.currentIndex();
    const QString term = cellTerm(m_model.logRow(current.row()), current.column());
    if (term.isEmpty()) {
        menu.addActions({m_actions.onlyThis, m_actions.excludeThis, m_actions.colourThis});
        return;
    }
    QString label = displayText(QStringView(term), maxTermChars);
    label.replace(QLatin1Char('&'), QLatin1String("&&")); // a name is no mnemonic
    menu.addAction(tr("&Only %1").arg(label), m_actions.onlyThis, &QAction::trigger);
    menu.addAction(tr("E&xclude %1").arg(label), m_actions.excludeThis, &QAction::trigger);
    addColours(*menu.addMenu(tr("Colo&ur %1").arg(label)), term);
}

void RowCommands::addColours(QMenu &menu, const QString &term)
{
    const int now = m_colours.colourOf(term);
    for (int colour = 0; colour < ColourRules::Colours; ++colour) {
        QAction *choice = menu.addAction(colourSwatch(colour, m_view.palette()),
                                         ColourRules::colourName(colour), this, [this, term, colour] {
                                             m_colours.add(term, colour);
                                             Q_EMIT coloursChanged();
                                         });
        choice->setCheckable(true);
        choice->setChecked(colour == now);
    }
    menu.addSeparator();
    menu.addAction(tr("&No Colour"), this,
                   [this, term] {
                       m_colours.remove(term);
                       Q_EMIT coloursChanged();
                   })
        ->setEnabled(now >= 0);
}

void RowCommands::showMenu(const QPoint &position)
{
    if (!m_view.currentIndex().isValid())
        return;
    QMenu menu(&m_view);
    addCellActions(menu);
    menu.addSeparator();
    menu.addActions({m_actions.conversation, m_actions.sendAgain});
    menu.addSeparator();
    menu.addActions(m_actions.replyActions());
    menu.addSeparator();
    menu.addActions({m_actions.copy, m_actions.copyPayload});
    for (QAction *action : std::as_const(m_more)) {
        if (action)
            menu.addAction(action);
        else
            menu.addSeparator();
    }
    menu.exec(m_view.viewport()->mapToGlobal(position));
}

} // namespace roomdeck
