#include "ui/users/userspanel.h"

#include "ui/models/usersmodel.h"
#include "ui/text/displaytext.h"
#include "ui/users/userdelegate.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/listsearch.h"
#include "ui/widgets/namelist.h"

#include <QtCore/QEvent>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace roomdeck {

UsersPanel::UsersPanel(UsersModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_view(new NameList), m_hint(new EmptyState)
{
    m_view->setModel(&model);
    m_view->setItemDelegate(new UserDelegate(m_view));
    m_hint->setBackgroundRole(QPalette::Base);
    m_hint->setAutoFillBackground(true);
    auto *people = new QWidget;
    people->setLayout(searchedList(*m_view));
    auto *stack = new QStackedLayout(this);
    stack->addWidget(people);
    stack->addWidget(m_hint);
    setMinimumWidth(180);

    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &UsersPanel::selectionChanged);
    connect(m_view, &QListView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT userActivated(m_model.userAt(index.row())); });
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &UsersPanel::rememberSelection);
    connect(&model, &QAbstractItemModel::modelReset, this, &UsersPanel::restoreSelection);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model, signal, this, &UsersPanel::updateHint);
    connect(m_hint, &EmptyState::triggered, this,
            [this] { Q_EMIT m_state == ServerState::Hosting ? testPageRequested() : startRequested(); });
    updateHint();
}

QList<QByteArray> UsersPanel::selectedUsers() const
{
    QModelIndexList indexes = m_view->selectionModel()->selectedIndexes();
    std::sort(indexes.begin(), indexes.end());
    QList<QByteArray> users;
    for (const QModelIndex &index : std::as_const(indexes))
        users.append(m_model.userAt(index.row()));
    return users;
}

QListView &UsersPanel::view()
{
    return *m_view;
}

void UsersPanel::setContextActions(const QList<QAction *> &actions)
{
    m_view->setContextActions(actions);
}

void UsersPanel::setRoom(const QByteArray &room)
{
    m_model.setRoom(room);
    updateHint();
}

void UsersPanel::setServerState(ServerState state)
{
    m_state = state;
    updateHint();
}

void UsersPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        updateHint();
}

void UsersPanel::rememberSelection()
{
    m_remembered = selectedUsers();
}

void UsersPanel::restoreSelection()
{
    for (const QByteArray &user : std::as_const(m_remembered)) {
        if (const int row = m_model.rowOf(user); row >= 0)
            m_view->selectionModel()->select(m_model.index(row), QItemSelectionModel::Select);
    }
    m_remembered.clear();
    updateHint();
    Q_EMIT selectionChanged();
}

void UsersPanel::updateHint()
{
    m_view->setAccessibleName(tr("Users"));
    auto *stack = qobject_cast<QStackedLayout *>(layout());
    const bool empty = m_model.rowCount() == 0;
    stack->setCurrentIndex(empty ? stack->indexOf(m_hint) : 0);
    if (!empty)
        return;
    if (m_state != ServerState::Hosting)
        m_hint->setTexts(tr("Nobody is here"), tr("Users appear when they connect to the running server."),
                         {});
    else if (m_model.room().isEmpty())
        m_hint->setTexts(tr("Nobody is here yet"), tr("Try it out: the built-in test page is a client."),
                         tr("Open test page"));
    else
        m_hint->setTexts(tr("Nobody is in this room"),
                         tr("Clients join with the room's name: %1").arg(displayText(m_model.room(), 64)),
                         tr("Open test page"));
}

} // namespace roomdeck
