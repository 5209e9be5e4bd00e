#include "ui/sessions/sessionpeoplepanel.h"

#include "ui/sessions/sessionpeoplemodel.h"
#include "ui/theme/theme.h"

#include <QtCore/QEvent>
#include <QtCore/QScopedValueRollback>
#include <QtCore/QSortFilterProxyModel>
#include <QtGui/QAction>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

namespace {

/// Rows as high as in any other list.
class PeopleDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width() + 2 * Theme::Step, Theme::RowHeight};
    }
};

/// Keeps the row for all rooms in sight and at the top.
class PeopleOrder : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        return (row == 0 && !parent.isValid()) || QSortFilterProxyModel::filterAcceptsRow(row, parent);
    }
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override
    {
        const bool ascending = sortOrder() == Qt::AscendingOrder;
        if (!left.parent().isValid() && left.row() == 0)
            return ascending;
        if (!right.parent().isValid() && right.row() == 0)
            return !ascending;
        return QSortFilterProxyModel::lessThan(left, right);
    }
};

} // namespace

SessionPeoplePanel::SessionPeoplePanel(SessionPeopleModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_sorted(new PeopleOrder(this)), m_search(new QLineEdit),
      m_view(new QTreeView)
{
    m_sorted->setSourceModel(&model);
    m_sorted->setSortRole(SessionPeopleModel::SortRole);
    m_sorted->setSortLocaleAware(true);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->setRecursiveFilteringEnabled(true);
    m_sorted->setAutoAcceptChildRows(true); // of a room that matches, everybody
    setUpView();
    m_search->setClearButtonEnabled(true);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(2 * Theme::Step, 2 * Theme::Step, 2 * Theme::Step, 2 * Theme::Step);
    top->addWidget(m_search);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_view, 1);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_sorted->setFilterFixedString(text);
        if (!text.isEmpty())
            m_view->expandAll();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SessionPeoplePanel::choose);
    connect(&model, &QAbstractItemModel::modelReset, this, &SessionPeoplePanel::keepCurrent);
    keepCurrent();
    retranslate();
}

void SessionPeoplePanel::setUpView()
{
    m_view->setModel(m_sorted);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformRowHeights(true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(SessionPeopleModel::Name, Qt::AscendingOrder);
    m_view->setIndentation(4 * Theme::Step);
    m_view->setItemDelegate(new PeopleDelegate(m_view));
    QHeaderView *header = m_view->header();
    header->setFixedHeight(Theme::RowHeight);
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(12 * Theme::Step);
    header->setSectionResizeMode(SessionPeopleModel::Name, QHeaderView::Stretch);
    header->setSectionResizeMode(SessionPeopleModel::Messages, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(SessionPeopleModel::Last, QHeaderView::ResizeToContents);
    header->setResizeContentsPrecision(100);
    // Times take the room that names need; whoever wants them finds them in this menu, and in tool tips.
    auto *last = new QAction(m_view);
    last->setObjectName(QStringLiteral("showLast"));
    last->setCheckable(true);
    header->addAction(last);
    header->setContextMenuPolicy(Qt::ActionsContextMenu);
    header->hideSection(SessionPeopleModel::Last);
    connect(last, &QAction::toggled, header,
            [header](bool shown) { header->setSectionHidden(SessionPeopleModel::Last, !shown); });
}

void SessionPeoplePanel::choose()
{
    const QModelIndex current = m_view->currentIndex();
    if (m_quiet || !current.isValid())
        return;
    m_room = current.data(SessionPeopleModel::RoomRole).toByteArray();
    m_user = current.data(SessionPeopleModel::UserRole).toByteArray();
    Q_EMIT chosen(m_room, m_user);
}

void SessionPeoplePanel::setCurrent(const QByteArray &room, const QByteArray &user)
{
    m_room = room;
    m_user = user;
    keepCurrent();
}

void SessionPeoplePanel::keepCurrent()
{
    const QScopedValueRollback quiet(m_quiet, true);
    QModelIndex found = m_model.find(m_room, m_user);
    if (!found.isValid())
        found = m_model.index(0, 0);
    m_view->setCurrentIndex(m_sorted->mapFromSource(found));
}

void SessionPeoplePanel::retranslate()
{
    m_search->setPlaceholderText(tr("Find a room or user"));
    m_search->setAccessibleName(tr("Find a room or user"));
    m_view->setAccessibleName(tr("Rooms and users of the session"));
    m_view->findChild<QAction *>(QStringLiteral("showLast"))->setText(tr("Show the Last Sign of Life"));
    m_model.retranslate();
}

void SessionPeoplePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace roomdeck
