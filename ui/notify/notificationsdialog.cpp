#include "ui/notify/notificationsdialog.h"

#include "core/traffic/filter/filter.h"
#include "ui/log/filtererrortext.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QSignalBlocker>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

namespace {

QTableWidgetItem *checkItem(bool checked, const QString &name)
{
    auto *item = new QTableWidgetItem;
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
    item->setData(Qt::AccessibleTextRole, name);
    return item;
}

} // namespace

NotificationsDialog::NotificationsDialog(const QList<NotificationRule> &rules, bool available,
                                         QWidget *parent)
    : QDialog(parent), m_available(available), m_table(new QTableWidget(0, ColumnCount)),
      m_note(new TintedLabel(Theme::Role::Dim)), m_add(new QPushButton(tr("&Add"))),
      m_remove(new QPushButton(tr("&Remove"))), m_try(new QPushButton(tr("&Try")))
{
    setWindowTitle(tr("Notifications"));
    m_table->setHorizontalHeaderLabels({tr("When"), tr("Filter"), tr("Desktop"), tr("Sound")});
    m_table->setAccessibleName(tr("Notifications"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Theme::RowHeight + Theme::Step);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(FilterText, QHeaderView::Stretch);
    m_table->setColumnWidth(Name, 220);
    m_table->setColumnWidth(Popup, 84);
    m_table->setColumnWidth(Sound, 84);
    for (const NotificationRule &rule : rules)
        addRow(rule);
    buildLayout();
    resize(660, 320);
    connect(m_table, &QTableWidget::itemChanged, this, &NotificationsDialog::edited);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &NotificationsDialog::showProblem);
    connect(m_add, &QPushButton::clicked, this, &NotificationsDialog::addRule);
    connect(m_remove, &QPushButton::clicked, this, &NotificationsDialog::removeSelected);
    connect(m_try, &QPushButton::clicked, this, &NotificationsDialog::tryRequested);
    showProblem();
}

void NotificationsDialog::buildLayout()
{
    auto *close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * Theme::Step);
    for (QPushButton *button : {m_add, m_remove, m_try}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    close->setAutoDefault(false);
    buttons->addStretch(1);
    buttons->addWidget(close);
    m_note->setWordWrap(true);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(3 * Theme::Step, 2 * Theme::Step, 3 * Theme::Step, 3 * Theme::Step);
    below->setSpacing(2 * Theme::Step);
    below->addWidget(m_note);
    below->addLayout(buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *middle = new QHBoxLayout;
    middle->setContentsMargins(2 * Theme::Step, 2 * Theme::Step, 2 * Theme::Step, 0);
    middle->addWidget(m_table);
    column->addLayout(middle, 1);
    column->addLayout(below);
}

void NotificationsDialog::addRow(const NotificationRule &rule)
{
    const QSignalBlocker blocker(m_table);
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    auto *name = new QTableWidgetItem(rule.name);
    name->setFlags(name->flags() | Qt::ItemIsUserCheckable);
    name->setCheckState(rule.enabled ? Qt::Checked : Qt::Unchecked);
    m_table->setItem(row, Name, name);
    auto *filter = new QTableWidgetItem(rule.filter);
    filter->setFont(Theme::monospaceFont());
    m_table->setItem(row, FilterText, filter);
    m_table->setItem(row, Popup, checkItem(rule.popup, tr("Desktop")));
    m_table->setItem(row, Sound, checkItem(rule.sound, tr("Sound")));
}

void NotificationsDialog::setAvailable(bool available)
{
    m_available = available;
    showProblem();
}

QList<NotificationRule> NotificationsDialog::rules() const
{
    QList<NotificationRule> rules;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        rules.append({m_table->item(row, Name)->text(), m_table->item(row, FilterText)->text(),
                      m_table->item(row, Name)->checkState() == Qt::Checked,
                      m_table->item(row, Popup)->checkState() == Qt::Checked,
                      m_table->item(row, Sound)->checkState() == Qt::Checked});
    }
    return rules;
}

void NotificationsDialog::addRule()
{
    if (m_table->rowCount() >= MaxNotificationRules)
        return;
    addRow({tr("New notification"), QStringLiteral("type:announcement"), true, true, false});
    m_table->setCurrentCell(m_table->rowCount() - 1, FilterText);
    edited();
    m_table->editItem(m_table->currentItem());
}

void NotificationsDialog::removeSelected()
{
    if (m_table->currentRow() < 0)
        return;
    m_table->removeRow(m_table->currentRow());
    edited();
}

void NotificationsDialog::edited()
{
    showProblem();
    Q_EMIT rulesChanged(rules());
}

void NotificationsDialog::showProblem()
{
    m_remove->setEnabled(m_table->currentRow() >= 0);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const Filter::Result result = Filter::parse(m_table->item(row, FilterText)->text());
        if (result.isValid())
            continue;
        m_note->setRole(Theme::Role::Error);
        m_note->setText(
            tr("%1: %2").arg(m_table->item(row, Name)->text(), FilterErrorText::text(result.error)));
        return;
    }
    m_note->setRole(Theme::Role::Dim);
    m_note->setText(m_available
                        ? tr("You are told only while the window is not in front. Filters are written as "
                             "in the log.")
                        : tr("This desktop shows no notifications; sounds work all the same."));
}

void NotificationsDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete && m_table->hasFocus())
        removeSelected();
    else
        QDialog::keyPressEvent(event);
}

} // namespace roomdeck
