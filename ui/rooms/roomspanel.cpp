#include "ui/rooms/roomspanel.h"

#include "ui/models/roomsmodel.h"
#include "ui/rooms/roomdelegate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/listsearch.h"
#include "ui/widgets/namelist.h"

#include <QtCore/QEvent>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace roomdeck {

RoomsPanel::RoomsPanel(RoomsModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_view(new NameList), m_hint(new EmptyState)
{
    m_view->setModel(&model);
    m_view->setItemDelegate(new RoomDelegate(m_view));
    m_view->setMinimumHeight(Theme::RowHeight + Theme::Step);
    QVBoxLayout *column = searchedList(*m_view);
    setLayout(column);
    m_hint->setBackgroundRole(QPalette::Base);
    m_hint->setAutoFillBackground(true);
    column->addWidget(m_hint, 3);
    setMinimumWidth(180);

    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &RoomsPanel::followCurrent);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RoomsPanel::selectionChanged);
    connect(m_view, &QListView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT roomChosen(m_model.nameAt(index.row())); });
    connect(&model, &QAbstractItemModel::modelReset, this, &RoomsPanel::keepCurrent);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &RoomsPanel::keepCurrent);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &RoomsPanel::updateHint);
    connect(m_hint, &EmptyState::triggered, this,
            [this] { Q_EMIT m_state == ServerState::Hosting ? copyAddressRequested() : startRequested(); });
    keepCurrent();
    updateHint();
}

QByteArray RoomsPanel::currentRoom() const
{
    return m_current;
}

void RoomsPanel::setCurrentRoom(const QByteArray &room)
{
    const int row = m_model.rowOf(room);
    if (row >= 0)
        m_view->setCurrentIndex(m_model.index(row));
}

QList<QByteArray> RoomsPanel::selectedRooms() const
{
    QModelIndexList indexes = m_view->selectionModel()->selectedIndexes();
    std::sort(indexes.begin(), indexes.end());
    QList<QByteArray> rooms;
    for (const QModelIndex &index : std::as_const(indexes)) {
        if (const QByteArray room = m_model.nameAt(index.row()); !room.isEmpty())
            rooms.append(room);
    }
    return rooms;
}

QListView &RoomsPanel::view()
{
    return *m_view;
}

void RoomsPanel::setContextActions(const QList<QAction *> &actions)
{
    m_view->setContextActions(actions);
}

void RoomsPanel::setServerState(ServerState state)
{
    m_state = state;
    updateHint();
}

void RoomsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        updateHint();
}

// After a reset, and when a room that was looked at opens again, the same room is current as before.
void RoomsPanel::keepCurrent()
{
    if (!m_view->currentIndex().isValid()) {
        const int row = m_model.rowOf(m_current);
        m_view->setCurrentIndex(m_model.index(qMax(row, 0)));
    }
    updateHint();
}

void RoomsPanel::followCurrent()
{
    const QModelIndex index = m_view->currentIndex();
    if (!index.isValid())
        return;
    const QByteArray room = m_model.nameAt(index.row());
    if (room == m_current)
        return;
    m_current = room;
    Q_EMIT currentRoomChanged(room);
}

void RoomsPanel::updateHint()
{
    m_view->setAccessibleName(tr("Rooms"));
    const bool empty = m_model.rowCount() <= 1;
    m_hint->setVisible(empty);
    if (!empty)
        return;
    if (m_state == ServerState::Hosting)
        m_hint->setTexts(tr("No rooms yet"), tr("A room opens when the first client joins it."),
                         tr("Copy address"));
    else
        m_hint->setTexts(tr("Nothing is hosted"), tr("Start the server to let clients open rooms."),
                         tr("Start"));
}

} // namespace roomdeck
