#include "ui/schema/schemaformdialog.h"

#include "core/protocol/jsontext.h"
#include "ui/schema/schematext.h"
#include "ui/text/displaytext.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

namespace {

constexpr int FieldWidth = 300; // device-independent pixels
constexpr int MaxHeight = 520;
constexpr int MaxFields = 100;

QByteArray compact(const QJsonValue &value)
{
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return json.sliced(1, json.size() - 2);
}

// Required properties in the schema's order, then the others.
QStringList orderedNames(const QJsonObject &schema)
{
    const QJsonObject properties = schema[QLatin1String("properties")].toObject();
    QStringList names;
    const QJsonArray required = schema[QLatin1String("required")].toArray();
    for (const QJsonValue &name : required) {
        if (properties.contains(name.toString()))
            names.append(name.toString());
    }
    for (const QString &name : properties.keys()) {
        if (!names.contains(name))
            names.append(name);
    }
    return names.mid(0, MaxFields);
}

} // namespace

SchemaFormDialog::SchemaFormDialog(const QByteArray &type, const JsonSchema &schema,
                                   const QByteArray &payload, QWidget *parent)
    : QDialog(parent), m_schema(schema), m_before(QJsonDocument::fromJson(payload).object()),
      m_problem(new TintedLabel(Theme::Role::Error))
{
    setWindowTitle(tr("Fill In: %1").arg(displayText(type, 60)));
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->setContentsMargins(4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step, 2 * Theme::Step);
    form->setSpacing(2 * Theme::Step);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const QJsonArray required = schema.root()[QLatin1String("required")].toArray();
    for (const QString &name : orderedNames(schema.root()))
        createField(*form, name, required.contains(name));
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(page);
    scroll->setMinimumSize(page->sizeHint().width() + 6 * Theme::Step,
                           qMin(page->sizeHint().height() + Theme::Step, MaxHeight));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_ok = buttons->addButton(tr("Put into the composer"), QDialogButtonBox::AcceptRole);
    m_ok->setDefault(true);
    m_problem->setWordWrap(true);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(4 * Theme::Step, 0, 4 * Theme::Step, 4 * Theme::Step);
    below->addWidget(m_problem);
    below->addWidget(buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll, 1);
    column->addLayout(below);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void SchemaFormDialog::createField(QFormLayout &form, const QString &name, bool required)
{
    const QJsonObject property = m_schema.root()[QLatin1String("properties")][name].toObject();
    Field field{name, property[QLatin1String("type")].toString(), required};
    const bool choice = property.contains(QLatin1String("enum")) || field.type == QLatin1String("boolean");
    QWidget *editor = nullptr;
    const QJsonValue start = m_before.contains(name) ? m_before[name] : property[QLatin1String("default")];
    if (choice) {
        editor = field.choice = new QComboBox;
        fillChoice(field, property);
        const int index = field.choice->findData(QString::fromUtf8(compact(start)));
        field.choice->setCurrentIndex(qMax(0, start.isUndefined() ? 0 : index));
        connect(field.choice, &QComboBox::currentIndexChanged, this, &SchemaFormDialog::check);
    } else {
        editor = field.text = new QLineEdit;
        field.text->setMinimumWidth(FieldWidth);
        if (start.isString() && field.type == QLatin1String("string"))
            field.text->setText(start.toString());
        else if (!start.isUndefined() && !start.isNull())
            field.text->setText(QString::fromUtf8(compact(start)));
        field.text->setPlaceholderText(required ? QString() : tr("left out"));
        connect(field.text, &QLineEdit::textChanged, this, &SchemaFormDialog::check);
    }
    const QString title = property[QLatin1String("title")].toString(name);
    const QString help = property[QLatin1String("description")].toString();
    editor->setAccessibleName(displayText(QStringView(title), 60));
    editor->setToolTip(help.toHtmlEscaped());
    editor->setAccessibleDescription(help);
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setText(displayText(QStringView(title), 40) + (required ? QStringLiteral(" *") : QString()));
    form.addRow(label, editor);
    m_fields.append(field);
}

void SchemaFormDialog::fillChoice(const Field &field, const QJsonObject &property)
{
    if (!field.required)
        field.choice->addItem(tr("left out"), QString());
    if (!property.contains(QLatin1String("enum"))) {
        field.choice->addItem(tr("yes"), QStringLiteral("true"));
        field.choice->addItem(tr("no"), QStringLiteral("false"));
        return;
    }
    const QJsonArray values = property[QLatin1String("enum")].toArray();
    for (const QJsonValue &value : values) {
        const QString json = QString::fromUtf8(compact(value));
        field.choice->addItem(displayText(QStringView(value.isString() ? value.toString() : json), 60), json);
    }
}

QByteArray SchemaFormDialog::valueOf(const Field &field)
{
    if (field.choice)
        return field.choice->currentData().toString().toUtf8();
    const QString text = field.text->text();
    if (text.isEmpty() && !field.required)
        return {};
    if (field.type == QLatin1String("string"))
        return jsonString(text.toUtf8());
    // Numbers, lists and objects are written as JSON; what is none becomes text, and the schema says so.
    const QByteArray json = text.trimmed().toUtf8();
    return QJsonDocument::fromJson('[' + json + ']').array().size() == 1 ? json : jsonString(text.toUtf8());
}

QByteArray SchemaFormDialog::payload() const
{
    QByteArrayList members;
    QStringList known;
    for (const Field &field : m_fields) {
        known.append(field.name);
        if (const QByteArray value = valueOf(field); !value.isEmpty())
            members.append("  " + jsonString(field.name.toUtf8()) + ": " + value);
    }
    for (auto it = m_before.begin(); it != m_before.end(); ++it) {
        if (!known.contains(it.key()))
            members.append("  " + jsonString(it.key().toUtf8()) + ": " + compact(it.value()));
    }
    return members.isEmpty() ? QByteArray("{}") : "{\n" + members.join(",\n") + "\n}";
}

void SchemaFormDialog::check()
{
    if (!m_ok)
        return;
    const QString problem = SchemaText::summary(m_schema.checkText(payload()));
    m_problem->setText(problem);
    m_ok->setEnabled(problem.isEmpty());
}

} // namespace roomdeck
