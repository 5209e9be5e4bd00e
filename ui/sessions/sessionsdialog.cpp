#include "ui/sessions/sessionsdialog.h"

#include "core/session/retention.h"
#include "ui/sessions/recordingdesk.h"
#include "ui/text/quantities.h"
#include "ui/widgets/background.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

namespace roomdeck {

SessionsDialog::SessionsDialog(const QString &folder, QThreadPool &workers, QWidget *parent)
    : QDialog(parent), m_folder(folder), m_workers(workers), m_view(new QTableView), m_empty(new EmptyState),
      m_summary(new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Small)), m_open(new QPushButton),
      m_showInFolder(new QPushButton), m_remove(new QPushButton), m_close(new QPushButton)
{
    createLayout();
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SessionsDialog::updateButtons);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &SessionsDialog::updateButtons);
    const auto open = [this] {
        if (!selectedPaths().isEmpty())
            Q_EMIT openRequested(selectedPaths());
    };
    connect(m_view, &QAbstractItemView::activated, this, open);
    connect(m_open, &QPushButton::clicked, this, open);
    connect(m_remove, &QPushButton::clicked, this, &SessionsDialog::askToRemove);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_showInFolder, &QPushButton::clicked, this, [this] {
        const QString path = selectedPaths().value(0);
        showFileInFolder(path.isEmpty() ? m_folder + QLatin1String("/.") : path);
    });
    retranslate();
    refresh();
}

void SessionsDialog::createLayout()
{
    m_sorted.setSourceModel(&m_model);
    m_sorted.setSortRole(SessionListModel::SortRole);
    m_view->setModel(&m_sorted);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(SessionListModel::Started, Qt::DescendingOrder);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setShowGrid(false);
    m_view->setAlternatingRowColors(true);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(Theme::RowHeight);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSectionResizeMode(SessionListModel::Name, QHeaderView::Stretch);
    auto *overlay = new QVBoxLayout(m_view->viewport());
    overlay->addWidget(m_empty);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_summary, 1);
    for (QPushButton *button : {m_remove, m_showInFolder, m_open, m_close})
        buttons->addWidget(button);
    m_open->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * Theme::Step, 3 * Theme::Step, 3 * Theme::Step, 3 * Theme::Step);
    column->setSpacing(3 * Theme::Step);
    column->addWidget(m_view, 1);
    column->addLayout(buttons);
    resize(200 * Theme::Step, 110 * Theme::Step);
}

void SessionsDialog::setCurrent(const QString &path)
{
    m_model.setCurrent(path);
    updateButtons();
}

QStringList SessionsDialog::selectedPaths() const
{
    QStringList paths;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        paths.append(index.data(SessionListModel::PathRole).toString());
    return paths;
}

void SessionsDialog::refresh()
{
    if (std::exchange(m_reading, true))
        return;
    inBackground(
        m_workers, this, [folder = m_folder] { return listSessions(folder); },
        [this](const QList<SessionSummary> &sessions) {
            m_reading = false;
            m_model.setSessions(sessions);
            m_view->resizeColumnsToContents();
            updateButtons();
            Q_EMIT refreshed();
        });
}

void SessionsDialog::askToRemove()
{
    const QStringList paths = selectedPaths();
    auto *box = new QMessageBox(QMessageBox::Question, tr("Delete sessions"),
                                tr("Delete %Ln session(s)?", nullptr, int(paths.size())), QMessageBox::Cancel,
                                this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("The files are removed for good."));
    QPushButton *remove = box->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(remove, &QPushButton::clicked, this, [this, paths] { this->remove(paths); });
    box->open();
}

void SessionsDialog::remove(const QStringList &paths)
{
    inBackground(
        m_workers, this,
        [paths] {
            int kept = 0;
            for (const QString &path : paths)
                kept += removeSession(path) ? 0 : 1;
            return kept;
        },
        [this](int kept) {
            m_kept = kept;
            refresh();
            updateButtons();
        });
}

void SessionsDialog::updateButtons()
{
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    bool current = false;
    for (const QModelIndex &index : rows)
        current = current || m_model.isCurrent(m_sorted.mapToSource(index).row());
    m_open->setEnabled(!rows.isEmpty());
    m_remove->setEnabled(!rows.isEmpty() && !current);
    m_empty->setVisible(m_model.rowCount() == 0 && !m_reading);
    QString text = tr("%Ln session(s)", nullptr, m_model.rowCount()) + QStringLiteral(" · ")
        + quantities::bytes(m_model.totalBytes());
    if (m_kept > 0)
        text += QStringLiteral(" · ") + tr("%Ln could not be deleted: in use", nullptr, m_kept);
    m_summary->setText(text);
}

void SessionsDialog::retranslate()
{
    setWindowTitle(tr("Recorded Sessions"));
    m_view->setAccessibleName(tr("Recorded sessions"));
    m_empty->setTexts(tr("No sessions yet"), tr("Every run that is recorded shows up here."), {});
    m_open->setText(tr("&Open"));
    m_remove->setText(tr("&Delete…"));
    m_showInFolder->setText(tr("Show in &Folder"));
    m_close->setText(tr("&Close"));
    updateButtons();
}

void SessionsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace roomdeck
