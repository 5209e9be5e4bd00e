#include "ui/templates/templatedialog.h"

#include "ui/text/displaytext.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace roomdeck {

namespace {

constexpr int MaxTemplateNameChars = 100;
constexpr int FieldWidth = 260; // device-independent pixels

} // namespace

TemplateDialog::TemplateDialog(const MessageTemplate &item, const TemplateList &all,
                               const QString &targetTitle, QWidget *parent)
    : QDialog(parent), m_item(item), m_name(new QLineEdit(item.name, this)), m_folder(new QComboBox(this)),
      m_key(new QComboBox(this)), m_ownTarget(new QCheckBox(this))
{
    setWindowTitle(tr("Template"));
    m_name->setMaxLength(MaxTemplateNameChars);
    m_name->setMinimumWidth(FieldWidth);
    m_name->selectAll();
    m_folder->setEditable(true);
    m_folder->lineEdit()->setMaxLength(MaxTemplateNameChars);
    m_folder->lineEdit()->setPlaceholderText(tr("no folder"));
    m_folder->addItem(QString());
    m_folder->addItems(foldersOf(all));
    m_folder->setEditText(item.folder);
    fillKeys(all);
    QString title = targetTitle;
    m_ownTarget->setText(tr("Always send to: %1").arg(title.replace(QLatin1Char('&'), QLatin1String("&&"))));
    m_ownTarget->setChecked(item.ownTarget);
    m_ownTarget->setEnabled(item.draft.target.kind != Target::Kind::Connections);

    auto *form = new QFormLayout(this);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Folder"), m_folder);
    form->addRow(tr("Function &key"), m_key);
    form->addRow(QString(), m_ownTarget);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &TemplateDialog::refresh);
    refresh();
}

void TemplateDialog::fillKeys(const TemplateList &all)
{
    m_key->addItem(tr("none"), 0);
    for (int key = 1; key <= 12; ++key) {
        QString text = QStringLiteral("F%1").arg(key);
        for (const MessageTemplate &other : all) {
            if (other.functionKey == key && other.id != m_item.id)
                text = tr("F%1, taken from %2").arg(key).arg(displayText(other.name, 40));
        }
        m_key->addItem(text, key);
    }
    m_key->setCurrentIndex(m_key->findData(m_item.functionKey));
}

void TemplateDialog::refresh()
{
    m_ok->setEnabled(!m_name->text().trimmed().isEmpty());
}

MessageTemplate TemplateDialog::result() const
{
    MessageTemplate item = m_item;
    item.name = m_name->text().trimmed();
    item.folder = m_folder->currentText().trimmed();
    item.functionKey = m_key->currentData().toInt();
    item.ownTarget = m_ownTarget->isChecked();
    return item;
}

} // namespace roomdeck
