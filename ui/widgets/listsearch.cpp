#include "ui/widgets/listsearch.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QListView>
#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

ListSearch::ListSearch(QListView &list, QWidget *parent) : QLineEdit(parent), m_list(list)
{
    setObjectName(QStringLiteral("listSearch"));
    setClearButtonEnabled(true);
    addAction(symbolIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    connect(this, &QLineEdit::textEdited, this, [this] { find(qMax(0, m_list.currentIndex().row()), 1); });
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            showFound(true);
    });
    const QAbstractItemModel *model = list.model();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, &ListSearch::updateVisible);
    connect(model, &QAbstractItemModel::modelReset, this, &ListSearch::updateVisible);
    updateVisible();
}

void ListSearch::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool back = event->key() == Qt::Key_Up || (enter && event->modifiers().testFlag(Qt::ShiftModifier));
    if (event->key() == Qt::Key_Escape) {
        clear();
        m_list.setFocus();
    } else if (back) {
        find(m_list.currentIndex().row() - 1, -1);
    } else if (enter || event->key() == Qt::Key_Down) {
        find(m_list.currentIndex().row() + 1, 1);
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

// Round the list once, beginning with row `from`.
void ListSearch::find(int from, int step)
{
    const QAbstractItemModel &model = *m_list.model();
    const int count = model.rowCount();
    const QString wanted = text().trimmed();
    if (wanted.isEmpty() || count == 0)
        return;
    for (int i = 0; i < count; ++i) {
        const int row = ((from + i * step) % count + count) % count;
        const QModelIndex index = model.index(row, 0);
        if (index.data().toString().contains(wanted, Qt::CaseInsensitive)) {
            m_list.setCurrentIndex(index);
            m_list.scrollTo(index, QAbstractItemView::PositionAtCenter);
            showFound(true);
            return;
        }
    }
    showFound(false);
}

void ListSearch::showFound(bool found)
{
    QPalette colours;
    if (!found)
        colours.setColor(QPalette::Text, Theme::color(Theme::Role::Error, palette()));
    setPalette(colours);
    setToolTip(found ? QString() : tr("Nothing here is called that"));
    setAccessibleDescription(toolTip());
}

void ListSearch::updateVisible()
{
    const bool needed = m_list.model()->rowCount() >= FromRows || !text().isEmpty();
    if (needed != m_needed)
        setVisible(needed);
    m_needed = needed;
    setPlaceholderText(tr("Find"));
    setAccessibleName(tr("Find in the list"));
}

void ListSearch::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        updateVisible();
}

QVBoxLayout *searchedList(QListView &list)
{
    auto *search = new QHBoxLayout;
    search->setContentsMargins(2 * Theme::Step, 0, 2 * Theme::Step, Theme::Step);
    search->addWidget(new ListSearch(list));
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(search);
    column->addWidget(&list, 1);
    return column;
}

} // namespace roomdeck
