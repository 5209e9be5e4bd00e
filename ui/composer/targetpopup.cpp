#include "ui/composer/targetpopup.h"

#include "ui/composer/targetdelegate.h"
#include "ui/composer/targetmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/tintedlabel.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QScreen>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QToolButton>

namespace roomdeck {

namespace {

constexpr int PickerWidth = 340; // device-independent pixels
constexpr int PickerHeight = 380;

} // namespace

TargetPopup::TargetPopup(const RosterState &roster, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_model(new TargetModel(roster, this)), m_search(new QLineEdit(this)),
      m_sendTo(new QToolButton(this)), m_leaveOut(new QToolButton(this)), m_list(new QListView(this)),
      m_hint(new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Small, this))
{
    setFrameShape(QFrame::StyledPanel);
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TargetDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->viewport()->installEventFilter(this);
    m_hint->setWordWrap(true);
    buildLayout();
    retranslate();

    connect(m_search, &QLineEdit::textChanged, this, &TargetPopup::search);
    connect(m_list, &QListView::clicked, this, &TargetPopup::clicked);
    connect(m_list, &QListView::activated, this, &TargetPopup::choose);
    connect(m_leaveOut, &QToolButton::toggled, this, &TargetPopup::setLeaveOut);
    connect(m_model, &TargetModel::targetChanged, this, &TargetPopup::targetChanged);
}

void TargetPopup::buildLayout()
{
    auto *modes = new QButtonGroup(this);
    auto *row = new QHBoxLayout;
    for (QToolButton *button : {m_sendTo, m_leaveOut}) {
        button->setCheckable(true);
        button->setAutoRaise(true);
        modes->addButton(button);
        row->addWidget(button);
    }
    m_sendTo->setChecked(true);
    row->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * Theme::Step, 2 * Theme::Step, 2 * Theme::Step, 2 * Theme::Step);
    column->setSpacing(Theme::Step);
    column->addWidget(m_search);
    column->addLayout(row);
    column->addWidget(m_list, 1);
    column->addWidget(m_hint);
    resize(PickerWidth, PickerHeight);
}

void TargetPopup::retranslate()
{
    m_search->setAccessibleName(tr("Search rooms and people"));
    m_search->setPlaceholderText(tr("Type a room, a user or an address"));
    m_list->setAccessibleName(tr("Recipients"));
    m_sendTo->setText(tr("Send to"));
    m_leaveOut->setText(tr("Leave out"));
    m_hint->setText(tr("Enter chooses one, Ctrl+Space ticks several"));
}

void TargetPopup::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TargetPopup::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    m_model->setFollowing(false);
}

void TargetPopup::open(const Target &target, const QWidget &anchor)
{
    m_sendTo->setChecked(true);
    m_search->clear();
    m_model->setFollowing(true);
    m_model->setTarget(target);
    selectFirst();
    QPoint place = anchor.mapToGlobal(QPoint(0, -height() - Theme::Step));
    const QRect free = anchor.screen()->availableGeometry();
    if (place.y() < free.top())
        place = anchor.mapToGlobal(QPoint(0, anchor.height() + Theme::Step));
    place.setX(qBound(free.left(), place.x(), qMax(free.left(), free.right() - width())));
    move(place);
    show();
    m_search->setFocus(Qt::PopupFocusReason);
}

void TargetPopup::setLeaveOut(bool on)
{
    m_model->setMode(on ? TargetModel::Mode::LeaveOut : TargetModel::Mode::SendTo);
    selectFirst();
}

void TargetPopup::search(const QString &text)
{
    m_model->setSearch(text);
    selectFirst();
}

void TargetPopup::selectFirst()
{
    int row = -1;
    for (int i = 0; i < m_model->rowCount() && row < 0; ++i) {
        if (m_search->text().isEmpty() && m_model->index(i).data(Qt::CheckStateRole).toInt() == Qt::Checked)
            row = i;
    }
    if (row < 0)
        row = m_model->nextChoosable(0, 1);
    m_list->setCurrentIndex(row < 0 ? QModelIndex() : m_model->index(row));
}

void TargetPopup::moveCurrent(int step)
{
    const int row = m_model->nextChoosable(m_list->currentIndex().row() + step, step);
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
}

void TargetPopup::choose(const QModelIndex &index)
{
    m_model->choose(index);
    if (m_model->mode() == TargetModel::Mode::SendTo)
        close();
}

bool TargetPopup::clickedTick(const QModelIndex &index) const
{
    return TargetDelegate::tickRect(m_list->visualRect(index)).adjusted(-8, -8, 6, 8).contains(m_pressed);
}

void TargetPopup::clicked(const QModelIndex &index)
{
    if (m_model->mode() == TargetModel::Mode::LeaveOut || clickedTick(index))
        m_model->toggle(index);
    else if (index.flags().testFlag(Qt::ItemIsSelectable))
        choose(index);
}

bool TargetPopup::searchKey(int key, Qt::KeyboardModifiers modifiers)
{
    switch (key) {
    case Qt::Key_Down:
        moveCurrent(1);
        return true;
    case Qt::Key_Up:
        moveCurrent(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    case Qt::Key_Space:
        if (modifiers != Qt::ControlModifier)
            return false;
        m_model->toggle(m_list->currentIndex());
        return true;
    default:
        return false;
    }
}

bool TargetPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (searchKey(key->key(), key->modifiers()))
            return true;
    }
    // The delegate has no editor; ticks are taken from the click so that one click never counts twice.
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonPress)
        m_pressed = static_cast<QMouseEvent *>(event)->position().toPoint();
    return QFrame::eventFilter(watched, event);
}

} // namespace roomdeck
