// A form made from a schema, for a payload nobody has to write in JSON.
#pragma once

#include "core/operator/jsonschema.h"

#include <QtWidgets/QDialog>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace roomdeck {

class TintedLabel;

/// Modal to its parent window. One field a property, required ones first; what the payload holds besides
/// stays in it. The OK button is off, with the cause said, while something does not fit.
class SchemaFormDialog : public QDialog
{
    Q_OBJECT

public:
    /// `payload`: JSON with variables to begin with; text that is no JSON object begins an empty form.
    SchemaFormDialog(const QByteArray &type, const JsonSchema &schema, const QByteArray &payload,
                     QWidget *parent = nullptr);

    /// The payload, laid out, properties in the order of the form.
    QByteArray payload() const;

private:
    struct Field
    {
        QString name;
        QString type;
        bool required = false;
        QLineEdit *text = nullptr;
        QComboBox *choice = nullptr;
    };

    void createField(QFormLayout &form, const QString &name, bool required);
    void fillChoice(const Field &field, const QJsonObject &property);
    /// As JSON; empty: left out.
    static QByteArray valueOf(const Field &field);
    void check();

    const JsonSchema m_schema;
    QJsonObject m_before;
    QList<Field> m_fields;
    TintedLabel *m_problem;
    QPushButton *m_ok = nullptr;
};

} // namespace roomdeck
