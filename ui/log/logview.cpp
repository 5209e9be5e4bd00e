#include "ui/log/logview.h"

#include "ui/log/logheader.h"
#include "ui/theme/theme.h"

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>

#include <algorithm>

namespace roomdeck {

namespace {

bool isNavigation(int key)
{
    switch (key) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
        return true;
    default:
        return false;
    }
}

} // namespace

LogView::LogView(LogModel &model, QWidget *parent)
    : RowTable(parent), m_model(model), m_delegate(new LogDelegate(this))
{
    setModel(&model);
    setItemDelegate(m_delegate);
    setAccessibleName(tr("Log"));
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setDragDropMode(DragOnly);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setUpHeaders();
    setUpColumnActions();
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, &LogView::onUserScrolled);
}

void LogView::setUpHeaders()
{
    setHorizontalHeader(new LogHeader(this));
    QHeaderView *columns = horizontalHeader();
    columns->setSectionsClickable(true);
    columns->setSectionsMovable(true);
    columns->setHighlightSections(false);
    columns->setStretchLastSection(true);
    columns->setMinimumSectionSize(7 * Theme::Step);
    columns->setFixedHeight(Theme::RowHeight + Theme::Step);
    columns->setContextMenuPolicy(Qt::ActionsContextMenu);
    const QFontMetrics text = fontMetrics();
    const QFontMetrics monospaced(Theme::monospaceFont());
    constexpr int margin = 4 * Theme::Step + 2;
    const auto wide = [](const QFontMetrics &m, const char16_t *sample) {
        return m.horizontalAdvance(QString::fromUtf16(sample)) + margin;
    };
    columns->resizeSection(LogModel::Number, wide(text, u"888888"));
    columns->resizeSection(LogModel::Time, wide(monospaced, u"88:88:88.888"));
    columns->resizeSection(LogModel::Delta, wide(text, u"888 ms"));
    columns->resizeSection(LogModel::Direction, 8 * Theme::Step);
    columns->resizeSection(LogModel::Room, wide(text, u"workshop-1"));
    columns->resizeSection(LogModel::User, wide(text, u"guest-4f2a9c"));
    columns->resizeSection(LogModel::Type, wide(text, u"document_updated"));
    columns->resizeSection(LogModel::Size, wide(text, u"65,536"));
    for (int column = 0; column < LogModel::Preview; ++column)
        columns->resizeSection(column, qMax(columns->sectionSize(column), columns->sectionSizeHint(column)));
}

void LogView::setUpColumnActions()
{
    for (int column = 0; column < LogModel::ColumnCount; ++column) {
        auto *action
            = new QAction(m_model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString(), this);
        action->setCheckable(true);
        action->setChecked(true);
        // A log without any column could not even offer its header's menu.
        action->setEnabled(column != LogModel::Preview);
        connect(action, &QAction::toggled, this, &LogView::applyColumnVisibility);
        m_columnActions.append(action);
        horizontalHeader()->addAction(action);
    }
}

void LogView::applyColumnVisibility()
{
    for (int column = 0; column < LogModel::ColumnCount; ++column) {
        const bool wanted = m_columnActions.at(column)->isChecked();
        setColumnHidden(column, !wanted || (column == LogModel::Room && !m_roomShown));
    }
}

void LogView::setRoomShown(bool shown)
{
    m_roomShown = shown;
    applyColumnVisibility();
}

QByteArray LogView::saveColumns()
{
    // What the scope hides is not hidden by choice.
    setColumnHidden(LogModel::Room, !m_columnActions.at(LogModel::Room)->isChecked());
    const QByteArray state = horizontalHeader()->saveState();
    applyColumnVisibility();
    return state;
}

bool LogView::restoreColumns(const QByteArray &state)
{
    QHeaderView *columns = horizontalHeader();
    if (!columns->restoreState(state))
        return false;
    QList<bool> shown;
    for (int column = 0; column < LogModel::ColumnCount; ++column)
        shown.append(!columns->isSectionHidden(column));
    for (int column = 0; column < LogModel::ColumnCount; ++column)
        m_columnActions.at(column)->setChecked(shown.at(column));
    applyColumnVisibility();
    return true;
}

void LogView::retranslate()
{
    for (int column = 0; column < LogModel::ColumnCount; ++column)
        m_columnActions.at(column)->setText(
            m_model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
    setAccessibleName(tr("Log"));
    viewport()->update();
    horizontalHeader()->viewport()->update();
}

void LogView::setFollowing(bool following)
{
    if (following)
        scrollToBottom();
    if (following == m_following)
        return;
    m_following = following;
    Q_EMIT followingChanged(following);
}

int LogView::drain(const std::function<void()> &settle)
{
    const int added = m_model.extend();
    if (settle)
        settle();
    const int top = topRow();
    // Qt makes a neighbour current when the current row leaves, and scrolls to it.
    const qint64 surplus = m_model.store().surplus();
    if (surplus > 0 && currentIndex().isValid()
        && currentRow() < m_model.rowAtOrAfter(m_model.store().first() + surplus))
        selectionModel()->setCurrentIndex({}, QItemSelectionModel::NoUpdate);
    const int dropped = m_model.trim();
    if (m_following)
        scrollToBottom();
    else if (dropped > 0)
        setTopRow(qMax(0, top - dropped));
    return added;
}

void LogView::prepend(const std::vector<qint64> &indexes)
{
    const int top = topRow();
    m_model.prepend(indexes);
    if (m_following)
        scrollToBottom();
    else
        setTopRow(top + int(indexes.size()));
}

void LogView::goTo(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    setFollowing(false);
    if (row < topRow() || row >= topRow() + rowsInSight())
        place(row, rowsInSight() / 2);
    selectQuietly(row);
}

void LogView::selectQuietly(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    const int column = isColumnHidden(m_column) ? int(LogModel::Preview) : m_column;
    const bool scrolls = hasAutoScroll();
    setAutoScroll(false);
    selectionModel()->setCurrentIndex(m_model.index(row, column),
                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    setAutoScroll(scrolls);
}

void LogView::place(int row, int rowsBelowTop)
{
    setTopRow(qMax(0, row - rowsBelowTop));
}

void LogView::scrollByHand(int topRow)
{
    setTopRow(qMax(0, topRow));
    followFromPosition(this->topRow());
}

int LogView::anchorRow() const
{
    if (currentIndex().isValid() && viewport()->rect().contains(visualRect(currentIndex()).center()))
        return currentRow();
    return rowAt(0);
}

std::vector<qint64> LogView::selectedStoreIndexes() const
{
    std::vector<qint64> indexes;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            indexes.push_back(m_model.storeIndex(row));
    }
    std::sort(indexes.begin(), indexes.end());
    return indexes;
}

// An item view makes its first row current when it gets the keyboard: nobody asked for that row.
void LogView::focusInEvent(QFocusEvent *event)
{
    if (currentIndex().isValid()) {
        RowTable::focusInEvent(event);
        return;
    }
    QAbstractScrollArea::focusInEvent(event); // NOLINT: past the item view on purpose
    viewport()->update();
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    // Whoever points at a row reads it, and it stays.
    if (rowAt(event->position().toPoint().y()) >= 0)
        setFollowing(false);
    // A selected row is picked up; from any other row the mouse still selects a range.
    setDragEnabled(selectionModel()->isSelected(indexAt(event->position().toPoint())));
    RowTable::mousePressEvent(event);
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_End && m_model.rowCount() > 0) {
        selectionModel()->setCurrentIndex(
            m_model.index(m_model.rowCount() - 1, qMax(0, currentIndex().column())),
            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        setFollowing(true);
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyRequested(); // the item view would copy one cell as it is painted
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT escapePressed();
        return;
    }
    RowTable::keyPressEvent(event);
    if (isNavigation(event->key()))
        followFromPosition(currentRow() < m_model.rowCount() - 1 ? -1 : topRow());
}

void LogView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    RowTable::currentChanged(current, previous);
    if (!current.isValid())
        return;
    m_column = current.column(); // also where a filter has taken the row away meanwhile
    Q_EMIT currentRowChanged(current.row());
}

void LogView::onUserScrolled()
{
    followFromPosition(verticalScrollBar()->sliderPosition());
}

void LogView::followFromPosition(int position)
{
    Q_EMIT userScrolled();
    setFollowing(position >= verticalScrollBar()->maximum());
}

void LogView::setTopRow(int row)
{
    executeDelayedItemsLayout(); // else the range is still that of the rows before
    updateGeometries();
    verticalScrollBar()->setValue(row);
}

int LogView::topRow() const
{
    return verticalScrollBar()->value();
}

} // namespace roomdeck
