// The editors of a form that hold others: objects and lists.
#include "core/operator/variables.h"
#include "core/protocol/jsonscan.h"
#include "ui/schema/valueeditor.h"
#include "ui/text/displaytext.h"
#include "ui/theme/theme.h"

#include <QtCore/QJsonArray>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QGroupBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

#include <algorithm>

namespace roomdeck {

namespace {

constexpr int MaxFields = 100; // of one object
constexpr int MaxGroupTitleChars = 40;

/// A member or an element as it was written, variables and all.
struct Item
{
    QByteArray key; ///< quoted; empty in lists
    QByteArray value;
};

QList<Item> itemsOf(const QByteArray &json)
{
    const QByteArray plain = maskVariables(json);
    QList<Item> items;
    for (JsonItems walk(QByteArrayView(plain).trimmed()); walk.next();) {
        const auto written
            = [&](QByteArrayView view) { return json.mid(view.data() - plain.constData(), view.size()); };
        items.append(
            {walk.isObject() ? '"' + written(walk.rawKey()) + '"' : QByteArray(), written(walk.value())});
    }
    return items;
}

QByteArray keyOf(const QString &name)
{
    return jsonString(name.toUtf8());
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

QString plainTitle(const FormPart &part)
{
    return displayText(QStringView(part.title), MaxGroupTitleChars)
        .replace(QLatin1Char('&'), QLatin1String("&&"));
}

void setMargins(QLayout &layout, int steps)
{
    layout.setContentsMargins(steps * Theme::Step, steps * Theme::Step, steps * Theme::Step,
                              steps * Theme::Step);
    layout.setSpacing(2 * Theme::Step);
}

} // namespace

ObjectEditor::ObjectEditor(const JsonSchema &schema, const FormPart &part, bool framed)
    : m_schema(schema), m_body(new QWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    if (!framed) {
        column->addWidget(m_body);
        fill(part);
        return;
    }
    m_box = new QGroupBox(plainTitle(part) + (part.required ? QStringLiteral(" *") : QString()));
    auto *inner = new QVBoxLayout(m_box);
    inner->addWidget(m_body);
    setMargins(*inner, 2);
    column->addWidget(m_box);
    setFocusProxy(m_box);
    if (part.required) {
        fill(part);
        return;
    }
    m_box->setCheckable(true);
    m_box->setChecked(!part.start.isEmpty());
    unfold(m_box->isChecked());
    if (m_box->isChecked())
        fill(part);
    // Filled when it is wanted: schemas may hold themselves.
    connect(m_box, &QGroupBox::toggled, this, [this, part](bool wanted) {
        if (wanted && m_fields.isEmpty())
            fill(part);
        unfold(wanted);
        Q_EMIT changed();
    });
}

// Left out, only its name and its tick are there.
void ObjectEditor::unfold(bool wanted)
{
    m_body->setVisible(wanted);
    m_box->setFlat(!wanted);
    setMargins(*m_box->layout(), wanted ? 2 : 0);
}

void ObjectEditor::fill(const FormPart &part)
{
    auto *form = new QFormLayout(m_body);
    setMargins(*form, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const QStringList names = orderedNames(part.schema);
    const QJsonArray required = part.schema[QLatin1String("required")].toArray();
    for (const QString &name : names)
        addField(*form, part, name, required.contains(name));
    for (const Item &item : itemsOf(part.start)) {
        const auto sameKey
            = [&item](const QString &name) { return decodeJsonString(item.key) == name.toUtf8(); };
        if (std::none_of(names.cbegin(), names.cend(), sameKey) && !item.key.isEmpty())
            m_others.append(item.key + ": " + item.value);
    }
}

void ObjectEditor::addField(QFormLayout &form, const FormPart &part, const QString &name, bool required)
{
    FormPart member;
    member.schema = m_schema.resolved(part.schema[QLatin1String("properties")][name]);
    member.title = member.schema[QLatin1String("title")].toString(name);
    member.required = required;
    member.depth = part.depth + 1;
    for (const Item &item : itemsOf(part.start)) {
        if (decodeJsonString(item.key) == name.toUtf8())
            member.start = item.value;
    }
    ValueEditor *editor = create(m_schema, member);
    m_fields.append({keyOf(name), editor});
    connect(editor, &ValueEditor::changed, this, &ValueEditor::changed);
    if (editor->isWide()) {
        form.addRow(editor);
        return;
    }
    auto *label = new QLabel(plainTitle(member) + (required ? QStringLiteral(" *") : QString()));
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(editor);
    form.addRow(label, editor);
}

QByteArray ObjectEditor::json() const
{
    if (m_box && m_box->isCheckable() && !m_box->isChecked())
        return {};
    QByteArrayList members;
    for (const Field &field : m_fields) {
        if (const QByteArray value = field.editor->json(); !value.isEmpty())
            members.append(field.key + ": " + value);
    }
    members += m_others;
    return '{' + members.join(", ") + '}';
}

ListEditor::ListEditor(const JsonSchema &schema, const FormPart &part)
    : m_schema(schema), m_part(part), m_column(new QVBoxLayout), m_add(new QPushButton(tr("Add an Element")))
{
    auto *box = new QGroupBox(plainTitle(part) + (part.required ? QStringLiteral(" *") : QString()));
    auto *inner = new QVBoxLayout(box);
    setMargins(*inner, 2);
    setMargins(*m_column, 0);
    m_add->setAutoDefault(false);
    inner->addLayout(m_column);
    inner->addWidget(m_add, 0, Qt::AlignLeft);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(box);
    setFocusProxy(m_add);
    m_add->setAccessibleDescription(displayText(QStringView(part.title), MaxGroupTitleChars));
    for (const Item &item : itemsOf(part.start)) {
        if (m_rows.size() < MaxElements)
            addElement(item.value);
    }
    connect(m_add, &QPushButton::clicked, this, [this] {
        addElement({});
        m_rows.constLast().editor->setFocus(Qt::OtherFocusReason);
        Q_EMIT changed();
    });
}

void ListEditor::addElement(const QByteArray &start)
{
    FormPart element;
    element.schema = m_schema.resolved(m_part.schema[QLatin1String("items")]);
    element.title = tr("Element %1").arg(m_rows.size() + 1);
    element.required = true;
    element.depth = m_part.depth + 1;
    element.start = start;
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    setMargins(*line, 0);
    ValueEditor *editor = create(m_schema, element);
    auto *remove = new QToolButton;
    remove->setText(QStringLiteral("✕"));
    remove->setAutoRaise(true);
    remove->setFocusPolicy(Qt::StrongFocus);
    line->addWidget(editor, 1);
    line->addWidget(remove, 0, Qt::AlignTop);
    m_column->addWidget(row);
    m_rows.append({row, editor});
    connect(editor, &ValueEditor::changed, this, &ValueEditor::changed);
    connect(remove, &QToolButton::clicked, this, [this, row] { removeElement(row); });
    renumber();
}

void ListEditor::removeElement(QWidget *row)
{
    m_rows.removeIf([row](const Row &other) { return other.widget == row; });
    row->hide();
    row->deleteLater(); // its button is being clicked
    m_add->setFocus(Qt::OtherFocusReason);
    renumber();
    Q_EMIT changed();
}

void ListEditor::renumber()
{
    for (int i = 0; i < m_rows.size(); ++i) {
        const QString name = tr("Remove element %1").arg(i + 1);
        auto *remove = m_rows[i].widget->findChild<QToolButton *>(QString(), Qt::FindDirectChildrenOnly);
        remove->setAccessibleName(name);
        remove->setToolTip(name);
    }
    m_add->setEnabled(m_rows.size() < MaxElements);
}

QByteArray ListEditor::json() const
{
    if (m_rows.isEmpty() && !m_part.required)
        return {};
    QByteArrayList elements;
    for (const Row &row : m_rows)
        elements.append(row.editor->json());
    return '[' + elements.join(", ") + ']';
}

} // namespace roomdeck
