#include "ui/sessions/exportdialog.h"

#include "ui/text/quantities.h"
#include "ui/widgets/tintedlabel.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

ExportDialog::ExportDialog(const Counts &counts, QWidget *parent)
    : QDialog(parent), m_selection(new QRadioButton), m_shown(new QRadioButton),
      m_everything(new QRadioButton), m_format(new QComboBox),
      m_note(new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Small))
{
    setWindowTitle(tr("Export"));
    m_selection->setText(tr("&Selected rows (%1)").arg(quantities::count(counts.selected)));
    m_selection->setEnabled(counts.selected > 0);
    m_shown->setText(tr("Rows the &filter shows (%1)").arg(quantities::count(counts.shown)));
    m_shown->setEnabled(counts.filtered);
    m_everything->setText(tr("&Everything (%1)").arg(quantities::count(counts.all)));
    setScope(counts.selected > 1 ? Scope::Selection : counts.filtered ? Scope::Shown : Scope::Everything);
    m_format->addItem(tr("NDJSON"), int(ExportFormat::Ndjson));
    m_format->addItem(tr("CSV"), int(ExportFormat::Csv));
    m_format->addItem(tr("HAR"), int(ExportFormat::Har));
    m_format->addItem(tr("Text"), int(ExportFormat::Text));
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::showNote);
    m_note->setWordWrap(true);
    m_note->setMinimumWidth(80 * Theme::Step);

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(6 * Theme::Step);
    form->setVerticalSpacing(2 * Theme::Step);
    auto *scopes = new QVBoxLayout;
    for (QRadioButton *button : {m_selection, m_shown, m_everything})
        scopes->addWidget(button);
    form->addRow(tr("What"), scopes);
    form->addRow(tr("F&ormat"), m_format);
    form->addRow(QString(), m_note);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Choose a file…"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step, 3 * Theme::Step);
    column->setSpacing(4 * Theme::Step);
    column->addLayout(form);
    column->addWidget(buttons);
    showNote();
}

ExportDialog::Scope ExportDialog::scope() const
{
    return m_selection->isChecked() ? Scope::Selection
        : m_shown->isChecked()      ? Scope::Shown
                                    : Scope::Everything;
}

void ExportDialog::setScope(Scope scope)
{
    QRadioButton *button = scope == Scope::Selection ? m_selection
        : scope == Scope::Shown                      ? m_shown
                                                     : m_everything;
    button->setChecked(true);
}

ExportFormat ExportDialog::format() const
{
    return ExportFormat(m_format->currentData().toInt());
}

void ExportDialog::setFormat(ExportFormat format)
{
    m_format->setCurrentIndex(m_format->findData(int(format)));
}

QString ExportDialog::suffixOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Csv:
        return QStringLiteral("csv");
    case ExportFormat::Har:
        return QStringLiteral("har");
    case ExportFormat::Text:
        return QStringLiteral("txt");
    case ExportFormat::Ndjson:
        break;
    }
    return QStringLiteral("ndjson");
}

void ExportDialog::showNote()
{
    switch (format()) {
    case ExportFormat::Ndjson:
        m_note->setText(tr("One JSON object a line. Loses nothing and can be opened here again."));
        break;
    case ExportFormat::Csv:
        m_note->setText(tr("For spreadsheets."));
        break;
    case ExportFormat::Har:
        m_note->setText(tr("For the network tab of browsers' developer tools. What each client received "
                           "is not in the log, so it holds what they sent."));
        break;
    case ExportFormat::Text:
        m_note->setText(tr("One line a row, for people; long messages are cut."));
        break;
    }
}

} // namespace roomdeck
