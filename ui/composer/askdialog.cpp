#include "ui/composer/askdialog.h"

#include "ui/text/displaytext.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace roomdeck {

namespace {

constexpr int MaxAnswerChars = 10'000;
constexpr int FieldWidth = 280; // device-independent pixels

} // namespace

AskDialog::AskDialog(const QList<QByteArray> &labels, Purpose purpose, QWidget *parent) : QDialog(parent)
{
    const bool schedule = purpose == Purpose::Schedule;
    setWindowTitle(schedule ? tr("Fill in for every send") : tr("Fill in and send"));
    auto *form = new QFormLayout(this);
    for (const QByteArray &label : labels) {
        auto *field = new QLineEdit(this);
        field->setMaxLength(MaxAnswerChars);
        field->setMinimumWidth(FieldWidth);
        const QString text = displayText(label, 60);
        field->setAccessibleName(text);
        auto *name = new QLabel(this);
        name->setTextFormat(Qt::PlainText);
        name->setText(text);
        form->addRow(name, field);
        m_fields.append({label, field});
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(schedule ? tr("&Continue") : tr("&Send"));
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QHash<QByteArray, QByteArray> AskDialog::answers() const
{
    QHash<QByteArray, QByteArray> answers;
    for (const auto &[label, field] : m_fields)
        answers.insert(label, field->text().toUtf8());
    return answers;
}

} // namespace roomdeck
