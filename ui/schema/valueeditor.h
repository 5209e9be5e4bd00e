// One value in a form made from a schema.
#pragma once

#include "core/operator/jsonschema.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QFormLayout;
class QGroupBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace roomdeck {

/// What an editor is made for. Value type.
struct FormPart
{
    QJsonObject schema; ///< resolved
    QString title; ///< from the schema, unescaped
    bool required = false; ///< cannot be left out
    int depth = 0; ///< how many objects and lists it stands in
    QByteArray start; ///< JSON with variables; empty: nothing yet
};

/// GUI thread. Texts of the schema are shown as plain text.
class ValueEditor : public QWidget
{
    Q_OBJECT

public:
    /// What is typed, as JSON with variables; empty: left out. What is no JSON becomes a string, so that the
    /// schema can complain.
    virtual QByteArray json() const = 0;
    /// Wide ones stand under their title, not beside it.
    virtual bool isWide() const { return false; }

    /// The editor that suits the part; beyond a depth, where JSON has to be written, a line for it.
    static ValueEditor *create(const JsonSchema &schema, const FormPart &part);

Q_SIGNALS:
    void changed();

protected:
    using QWidget::QWidget;
};

/// Text, numbers, and JSON for what has no better editor.
class LineEditor final : public ValueEditor
{
    Q_OBJECT

public:
    explicit LineEditor(const FormPart &part);
    QByteArray json() const override;

private:
    static QString hintFor(const FormPart &part);

    QLineEdit *m_line;
    bool m_text;
    bool m_required;
};

/// Truth values, and the values of an enumeration.
class ChoiceEditor final : public ValueEditor
{
    Q_OBJECT

public:
    explicit ChoiceEditor(const FormPart &part);
    QByteArray json() const override;

    /// The values to choose from; empty when the part is no choice.
    static QJsonArray valuesOf(const QJsonObject &schema);

private:
    QComboBox *m_choice;
};

/// The members of an object: required ones first. One that may be left out has a tick. What the start holds
/// besides stays in it.
class ObjectEditor final : public ValueEditor
{
    Q_OBJECT

public:
    /// `framed`: with a title; the payload itself needs none.
    ObjectEditor(const JsonSchema &schema, const FormPart &part, bool framed);
    QByteArray json() const override;
    bool isWide() const override { return true; }

private:
    void fill(const FormPart &part);
    void unfold(bool wanted);
    void addField(QFormLayout &form, const FormPart &part, const QString &name, bool required);

    struct Field
    {
        QByteArray key; ///< quoted
        ValueEditor *editor = nullptr;
    };

    JsonSchema m_schema;
    QWidget *m_body;
    QGroupBox *m_box = nullptr; ///< with a tick when it may be left out
    QList<Field> m_fields;
    QByteArrayList m_others; ///< members nobody foresaw, as they were
};

/// The elements of a list.
class ListEditor final : public ValueEditor
{
    Q_OBJECT

public:
    static constexpr int MaxElements = 100;

    ListEditor(const JsonSchema &schema, const FormPart &part);
    QByteArray json() const override;
    bool isWide() const override { return true; }

private:
    struct Row
    {
        QWidget *widget = nullptr;
        ValueEditor *editor = nullptr;
    };

    void addElement(const QByteArray &start);
    void removeElement(QWidget *row);
    void renumber();

    JsonSchema m_schema;
    FormPart m_part;
    QVBoxLayout *m_column;
    QPushButton *m_add;
    QList<Row> m_rows;
};

} // namespace roomdeck
