#include "ui/schema/schemadialog.h"

#include "ui/json/jsonedit.h"
#include "ui/text/displaytext.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace roomdeck {

namespace {

constexpr qint64 MaxFileBytes = 1024 * 1024;
constexpr int MaxTypeChars = 128;

const QString example = QStringLiteral("{\n  \"type\": \"object\",\n  \"required\": [\"seat\"],\n"
                                       "  \"properties\": {\n    \"seat\": {\"type\": \"integer\", "
                                       "\"minimum\": 1}\n  }\n}");

} // namespace

SchemaDialog::SchemaDialog(const SchemaBook &book, const QByteArray &type, QWidget *parent)
    : QDialog(parent), m_book(book), m_type(new QComboBox), m_schema(new JsonEdit),
      m_note(new TintedLabel(Theme::Role::Dim)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Schema of an Event Type"));
    m_type->setEditable(true);
    m_type->setInsertPolicy(QComboBox::NoInsert);
    m_type->lineEdit()->setMaxLength(MaxTypeChars);
    for (auto it = book.keyBegin(); it != book.keyEnd(); ++it)
        m_type->addItem(QString::fromUtf8(*it));
    m_type->setCurrentText(QString::fromUtf8(type));
    m_schema->setVariablesAllowed(false);
    m_schema->setMinimumSize(460, 260);
    m_schema->setPlaceholderText(example);
    m_schema->setAccessibleName(tr("Schema in JSON"));
    m_note->setWordWrap(true);
    auto *load = m_buttons->addButton(tr("&Load…"), QDialogButtonBox::ResetRole);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step);
    form->setSpacing(2 * Theme::Step);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Type"), m_type);
    form->addRow(m_schema);
    form->addRow(m_note);
    form->addRow(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(load, &QPushButton::clicked, this, &SchemaDialog::loadFile);
    connect(m_type, &QComboBox::currentTextChanged, this, &SchemaDialog::showSchema);
    connect(m_schema, &QPlainTextEdit::textChanged, this, &SchemaDialog::check);
    connect(m_schema, &JsonEdit::mistakeChanged, this, &SchemaDialog::check);
    showSchema();
}

QByteArray SchemaDialog::type() const
{
    return m_type->currentText().trimmed().toUtf8();
}

void SchemaDialog::showSchema()
{
    if (const auto known = m_book.constFind(type()); known != m_book.cend())
        m_schema->replaceText(QString::fromUtf8(QJsonDocument(known->root()).toJson()).trimmed());
    check();
}

SchemaBook SchemaDialog::book() const
{
    SchemaBook book = m_book;
    const QJsonObject schema = QJsonDocument::fromJson(m_schema->toPlainText().toUtf8()).object();
    if (schema.isEmpty())
        book.remove(type());
    else
        book.insert(type(), JsonSchema(schema));
    return book;
}

void SchemaDialog::loadFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Load a Schema"), {},
                                                      tr("JSON Schema (*.json);;All files (*)"));
    QFile file(path);
    if (!path.isEmpty() && file.open(QIODevice::ReadOnly))
        m_schema->replaceText(QString::fromUtf8(file.read(MaxFileBytes)));
}

void SchemaDialog::check()
{
    const QString text = m_schema->toPlainText().trimmed();
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    const bool object = text.isEmpty() || document.isObject();
    const QStringList lost = JsonSchema(document.object()).danglingReferences();
    m_note->setRole(!object ? Theme::Role::Error : lost.isEmpty() ? Theme::Role::Dim : Theme::Role::Warning);
    if (!object)
        m_note->setText(tr("A schema is a JSON object."));
    else if (text.isEmpty())
        m_note->setText(tr("An empty schema is none. Payloads of this type are then not checked."));
    else if (!lost.isEmpty())
        m_note->setText(tr("%1 leads nowhere; only parts of this schema can be referred to.")
                            .arg(displayText(QStringView(lost.constFirst()), 80)));
    else
        m_note->setText(tr("Payloads are checked while you write; sending stays possible. All of JSON Schema "
                           "2020-12 is understood except formats, references to other files and what is left "
                           "unevaluated."));
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(!type().isEmpty() && object);
}

} // namespace roomdeck
