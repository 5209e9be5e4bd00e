#include "ui/moderation/restrictionsdialog.h"

#include "ui/moderation/restrictionsmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"

#include <QtCore/QDateTime>
#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

RestrictionsDialog::RestrictionsDialog(QWidget *parent)
    : QDialog(parent), m_model(new RestrictionsModel(this)), m_table(new QTableView), m_hint(new EmptyState),
      m_ban(new QPushButton), m_mute(new QPushButton), m_lift(new QPushButton), m_close(new QPushButton)
{
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Theme::RowHeight);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int widths[] = {92, 170, 104, 180, 96};
    for (int column = 0; column < RestrictionsModel::Since; ++column)
        m_table->setColumnWidth(column, widths[column]);
    buildLayout();
    resize(800, 380);
    m_everySecond.setInterval(1000);
    connect(&m_everySecond, &QTimer::timeout, this, &RestrictionsDialog::tick);
    connect(m_ban, &QPushButton::clicked, this, &RestrictionsDialog::banRequested);
    connect(m_mute, &QPushButton::clicked, this, &RestrictionsDialog::muteRequested);
    connect(m_hint, &EmptyState::triggered, this, &RestrictionsDialog::banRequested);
    connect(m_lift, &QPushButton::clicked, this, &RestrictionsDialog::liftSelected);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RestrictionsDialog::update);
    retranslate();
}

void RestrictionsDialog::buildLayout()
{
    m_hint->setBackgroundRole(QPalette::Base);
    m_hint->setAutoFillBackground(true);
    auto *stack = new QStackedLayout;
    stack->addWidget(m_table);
    stack->addWidget(m_hint);
    stack->setObjectName(QStringLiteral("stack"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * Theme::Step);
    buttons->setContentsMargins(3 * Theme::Step, 2 * Theme::Step, 3 * Theme::Step, 3 * Theme::Step);
    for (QPushButton *button : {m_ban, m_mute, m_lift, m_close})
        button->setAutoDefault(false);
    buttons->addWidget(m_ban);
    buttons->addWidget(m_mute);
    buttons->addWidget(m_lift);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(stack, 1);
    column->addLayout(buttons);
}

void RestrictionsDialog::setState(const ModerationState &state)
{
    m_model->setState(state);
    update();
}

void RestrictionsDialog::liftSelected()
{
    QList<Restriction> bans;
    QList<Restriction> mutes;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        (m_model->isBan(index.row()) ? bans : mutes).append(m_model->restriction(index.row()));
    if (!bans.isEmpty() || !mutes.isEmpty())
        Q_EMIT liftRequested(bans, mutes);
}

void RestrictionsDialog::update()
{
    auto *stack = findChild<QStackedLayout *>(QStringLiteral("stack"));
    stack->setCurrentIndex(m_model->rowCount() == 0 ? 1 : 0);
    m_lift->setEnabled(m_table->selectionModel()->hasSelection());
}

void RestrictionsDialog::showEvent(QShowEvent *event)
{
    tick();
    m_everySecond.start();
    QDialog::showEvent(event);
}

void RestrictionsDialog::hideEvent(QHideEvent *event)
{
    m_everySecond.stop();
    QDialog::hideEvent(event);
}

void RestrictionsDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete)
        liftSelected();
    else
        QDialog::keyPressEvent(event);
}

void RestrictionsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RestrictionsDialog::tick()
{
    m_model->setNow(QDateTime::currentMSecsSinceEpoch() * 1000);
}

void RestrictionsDialog::retranslate()
{
    setWindowTitle(tr("Bans and Mutes"));
    m_table->setAccessibleName(tr("Bans and mutes"));
    m_ban->setText(tr("&Ban…"));
    m_mute->setText(tr("&Mute…"));
    m_lift->setText(tr("&Lift"));
    m_lift->setToolTip(tr("Let the selected ones in or speak again (Delete)"));
    m_close->setText(tr("Close"));
    m_hint->setTexts(tr("Nobody is banned or muted"),
                     tr("Who is banned is refused before connecting; who is muted may listen, not speak."),
                     tr("Ban…"));
    update();
}

} // namespace roomdeck
