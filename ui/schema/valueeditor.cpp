#include "ui/schema/valueeditor.h"

#include "core/operator/variables.h"
#include "core/protocol/jsonscan.h"
#include "ui/text/displaytext.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>

namespace roomdeck {

namespace {

constexpr int FieldWidth = 280; // device-independent pixels
constexpr int MaxDepth = 5; // of objects in objects; beyond, JSON is written
constexpr int MaxJsonDepth = 64;
constexpr int MaxTitleChars = 60;

QByteArray compact(const QJsonValue &value)
{
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return json.sliced(1, json.size() - 2);
}

QString typeOf(const QJsonObject &schema)
{
    const QString type = schema[QLatin1String("type")].toString();
    if (type.isEmpty() && schema.contains(QLatin1String("properties")))
        return QStringLiteral("object");
    return type;
}

void describe(QWidget &field, const FormPart &part)
{
    const QString help = part.schema[QLatin1String("description")].toString();
    field.setAccessibleName(displayText(QStringView(part.title), MaxTitleChars));
    field.setAccessibleDescription(displayText(QStringView(help), 300));
    field.setToolTip(displayText(QStringView(help), 300).toHtmlEscaped());
}

template <typename Editor>
void putInto(ValueEditor &editor, Editor *field)
{
    auto *row = new QHBoxLayout(&editor);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(field);
    editor.setFocusProxy(field);
}

} // namespace

ValueEditor *ValueEditor::create(const JsonSchema &schema, const FormPart &part)
{
    FormPart whole = part;
    const QJsonValue first = part.schema[QLatin1String("default")];
    if (whole.start.isEmpty() && !first.isUndefined())
        whole.start = compact(first);
    const QString type = typeOf(part.schema);
    if (!ChoiceEditor::valuesOf(part.schema).isEmpty())
        return new ChoiceEditor(whole);
    if (part.depth < MaxDepth && type == QLatin1String("object")
        && part.schema.contains(QLatin1String("properties")))
        return new ObjectEditor(schema, whole, true);
    if (part.depth < MaxDepth && type == QLatin1String("array")
        && part.schema[QLatin1String("items")].isObject())
        return new ListEditor(schema, whole);
    return new LineEditor(whole);
}

LineEditor::LineEditor(const FormPart &part)
    : m_line(new QLineEdit), m_text(typeOf(part.schema) == QLatin1String("string")), m_required(part.required)
{
    const bool quoted = jsonType(part.start) == JsonType::String;
    m_line->setText(QString::fromUtf8(m_text && quoted ? decodeJsonString(part.start) : part.start));
    m_line->setMinimumWidth(FieldWidth);
    m_line->setPlaceholderText(hintFor(part));
    describe(*m_line, part);
    putInto(*this, m_line);
    connect(m_line, &QLineEdit::textChanged, this, &ValueEditor::changed);
}

QString LineEditor::hintFor(const FormPart &part)
{
    const QString type = typeOf(part.schema);
    const QJsonValue low = part.schema[QLatin1String("minimum")];
    const QJsonValue high = part.schema[QLatin1String("maximum")];
    QStringList words;
    if (low.isDouble() && high.isDouble())
        words.append(tr("%1 to %2").arg(low.toDouble()).arg(high.toDouble()));
    else if (type == QLatin1String("integer"))
        words.append(tr("a whole number"));
    else if (type == QLatin1String("number"))
        words.append(tr("a number"));
    else if (type != QLatin1String("string"))
        words.append(tr("JSON"));
    if (!part.required)
        words.append(tr("may be left out"));
    return words.join(QStringLiteral(" · "));
}

QByteArray LineEditor::json() const
{
    const QByteArray text = m_line->text().toUtf8();
    if (text.isEmpty() && !m_required)
        return {};
    if (m_text)
        return jsonString(text);
    const QByteArray value = text.trimmed();
    return scanJson(maskVariables(value), MaxJsonDepth) ? jsonString(text) : value;
}

ChoiceEditor::ChoiceEditor(const FormPart &part) : m_choice(new QComboBox)
{
    if (!part.required)
        m_choice->addItem(tr("left out"), QByteArray());
    const bool truth = part.schema[QLatin1String("type")].toString() == QLatin1String("boolean");
    const QJsonArray values = valuesOf(part.schema);
    for (const QJsonValue &value : values) {
        const QByteArray json = compact(value);
        const QString text = truth && value.isBool() ? (value.toBool() ? tr("yes") : tr("no"))
            : value.isString() ? displayText(QStringView(value.toString()), MaxTitleChars)
                               : displayText(json, MaxTitleChars);
        m_choice->addItem(text, json);
    }
    // What is there but not foreseen is shown, not replaced in silence; the schema complains of it.
    QByteArray start = part.start;
    if (!start.isEmpty() && findVariables(start).isEmpty()) {
        start.clear();
        appendCompactJson(start, part.start); // as the choices are spelled
    }
    if (!start.isEmpty() && m_choice->findData(start) < 0)
        m_choice->addItem(displayText(start, MaxTitleChars), start);
    m_choice->setCurrentIndex(start.isEmpty() ? 0 : m_choice->findData(start));
    describe(*m_choice, part);
    putInto(*this, m_choice);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &ValueEditor::changed);
}

QByteArray ChoiceEditor::json() const
{
    return m_choice->currentData().toByteArray();
}

QJsonArray ChoiceEditor::valuesOf(const QJsonObject &schema)
{
    if (schema.contains(QLatin1String("const")))
        return {schema[QLatin1String("const")]};
    if (schema.contains(QLatin1String("enum")))
        return schema[QLatin1String("enum")].toArray();
    if (schema[QLatin1String("type")].toString() == QLatin1String("boolean"))
        return {true, false};
    QJsonArray values; // oneOf constants: an enumeration whose values have titles
    const QJsonArray alternatives = schema[QLatin1String("oneOf")].toArray();
    for (const QJsonValue &alternative : alternatives) {
        const QJsonObject object = alternative.toObject();
        if (!object.contains(QLatin1String("const")))
            return {};
        values.append(object[QLatin1String("const")]);
    }
    return values;
}

} // namespace roomdeck
