#include "ui/audit/auditdialog.h"

#include "ui/audit/auditarchive.h"
#include "ui/audit/auditmodel.h"
#include "ui/text/displaytext.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QDateTime>
#include <QtCore/QEvent>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QSaveFile>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

namespace {

constexpr qsizetype MaxSessions = 100; // listed; older ones open as sessions

/// "2024-05-31_18-04-00" as a date and time of the user's locale; other names as they are.
QString sessionText(const QString &path)
{
    const QString name = QFileInfo(path).completeBaseName();
    const QDateTime start = QDateTime::fromString(name.left(19), QStringLiteral("yyyy-MM-dd_HH-mm-ss"));
    return start.isValid() ? QLocale().toString(start, QLocale::ShortFormat) : displayText(name, 40);
}

} // namespace

AuditDialog::AuditDialog(AuditModel &live, const QString &dataDirectory, QThreadPool &workers,
                         QWidget *parent)
    : QDialog(parent), m_archive(new AuditArchive(dataDirectory, workers, this)),
      m_earlier(new AuditModel(this)), m_liveFilter(new AuditFilter(live, this)),
      m_earlierFilter(new AuditFilter(*m_earlier, this)), m_shown(m_liveFilter), m_source(new QComboBox),
      m_text(new QLineEdit), m_messages(new QCheckBox), m_table(new QTableView),
      m_note(new TintedLabel(Theme::Role::Dim)), m_export(new QPushButton), m_close(new QPushButton)
{
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Theme::RowHeight);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_messages->setChecked(true);
    m_text->setClearButtonEnabled(true);
    useFilter(*m_liveFilter);
    const int widths[] = {76, 112, 144, 200, 128};
    for (int column = 0; column < AuditModel::Details; ++column)
        m_table->setColumnWidth(column, widths[column]);
    buildLayout();
    resize(920, 460);
    connectFields();
    retranslate();
    m_text->setFocus();
}

void AuditDialog::buildLayout()
{
    auto *top = new QHBoxLayout;
    top->setContentsMargins(3 * Theme::Step, 3 * Theme::Step, 3 * Theme::Step, 2 * Theme::Step);
    top->setSpacing(2 * Theme::Step);
    top->addWidget(m_source);
    top->addWidget(m_text, 1);
    top->addWidget(m_messages);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(3 * Theme::Step, 2 * Theme::Step, 3 * Theme::Step, 3 * Theme::Step);
    bottom->setSpacing(2 * Theme::Step);
    for (QPushButton *button : {m_export, m_close})
        button->setAutoDefault(false);
    bottom->addWidget(m_note, 1);
    bottom->addWidget(m_export);
    bottom->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *middle = new QHBoxLayout;
    middle->setContentsMargins(2 * Theme::Step, 0, 2 * Theme::Step, 0);
    middle->addWidget(m_table);
    column->addLayout(top);
    column->addLayout(middle, 1);
    column->addLayout(bottom);
}

void AuditDialog::connectFields()
{
    connect(m_source, &QComboBox::currentIndexChanged, this, &AuditDialog::chooseSource);
    connect(m_text, &QLineEdit::textChanged, this, &AuditDialog::applyFilter);
    connect(m_messages, &QCheckBox::toggled, this, &AuditDialog::applyFilter);
    connect(m_export, &QPushButton::clicked, this, &AuditDialog::chooseFile);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    for (const AuditFilter *filter : {m_liveFilter, m_earlierFilter}) {
        connect(filter, &QAbstractItemModel::rowsInserted, this, &AuditDialog::showCount);
        connect(filter, &QAbstractItemModel::rowsRemoved, this, &AuditDialog::showCount);
        connect(filter, &QAbstractItemModel::modelReset, this, &AuditDialog::showCount);
    }
    connect(m_archive, &AuditArchive::loaded, m_earlier, &AuditModel::setEntries);
    connect(m_archive, &AuditArchive::failed, this, [this](const QString &reason) {
        m_earlier->setEntries({});
        m_note->setText(tr("This session cannot be read: %1").arg(displayText(reason, 200)));
    });
}

void AuditDialog::listSources()
{
    const QSignalBlocker blocker(m_source);
    const QString current = m_source->currentData().toString();
    m_source->clear();
    m_source->addItem(tr("This run"), QString());
    for (const QString &path : m_archive->sessions().mid(0, MaxSessions))
        m_source->addItem(sessionText(path), path);
    m_source->setCurrentIndex(qMax(0, m_source->findData(current)));
}

void AuditDialog::chooseSource()
{
    const QString path = m_source->currentData().toString();
    m_archive->cancel();
    if (path.isEmpty()) {
        useFilter(*m_liveFilter);
        return;
    }
    m_earlier->setEntries({});
    useFilter(*m_earlierFilter);
    m_note->setText(tr("Reading…"));
    m_archive->load(path);
}

void AuditDialog::useFilter(AuditFilter &filter)
{
    m_shown = &filter;
    const QByteArray columns = m_table->model() ? m_table->horizontalHeader()->saveState() : QByteArray();
    m_table->setModel(&filter);
    m_table->horizontalHeader()->restoreState(columns);
    applyFilter();
}

void AuditDialog::applyFilter()
{
    m_shown->setText(m_text->text());
    m_shown->setMessagesShown(m_messages->isChecked());
    showCount();
}

void AuditDialog::showCount()
{
    const int shown = m_shown->rowCount();
    const int all = m_shown->sourceModel()->rowCount();
    if (all == 0)
        m_note->setText(tr("Nothing was done yet. What you and your backends do is listed here."));
    else if (shown == all)
        m_note->setText(tr("%Ln entries", nullptr, all));
    else
        m_note->setText(tr("%L1 of %Ln entries", nullptr, all).arg(shown));
    m_export->setEnabled(shown > 0);
}

void AuditDialog::chooseFile()
{
    const QString csv = tr("Spreadsheet (*.csv)");
    const QString ndjson = tr("JSON lines (*.ndjson)");
    QString chosen;
    QString path = QFileDialog::getSaveFileName(this, tr("Export Audit Trail"), QStringLiteral("audit.csv"),
                                                csv + QStringLiteral(";;") + ndjson, &chosen);
    if (path.isEmpty())
        return;
    const bool json = path.endsWith(QLatin1String(".ndjson")) || path.endsWith(QLatin1String(".json"))
        || (chosen == ndjson && !path.endsWith(QLatin1String(".csv")));
    exportTo(path, json ? AuditFormat::Ndjson : AuditFormat::Csv);
}

bool AuditDialog::exportTo(const QString &path, AuditFormat format)
{
    QSaveFile file(path);
    const bool written
        = file.open(QIODevice::WriteOnly) && writeAudit(file, m_shown->entries(), format) && file.commit();
    m_note->setText(written ? tr("Exported %Ln entries", nullptr, m_shown->rowCount())
                            : tr("Could not export: %1").arg(displayText(file.errorString(), 200)));
    return written;
}

void AuditDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AuditDialog::retranslate()
{
    setWindowTitle(tr("Audit Trail"));
    m_source->setAccessibleName(tr("Which run"));
    m_text->setPlaceholderText(tr("Filter by person, room, action…"));
    m_text->setAccessibleName(tr("Filter the audit trail"));
    m_messages->setText(tr("&Messages too"));
    m_messages->setToolTip(tr("Messages sent by you and by backends"));
    m_table->setAccessibleName(tr("Audit trail"));
    m_export->setText(tr("&Export…"));
    m_close->setText(tr("Close"));
    listSources();
    showCount();
}

} // namespace roomdeck
