// A form made from a schema, for a payload nobody has to write in JSON.
#pragma once

#include "core/operator/jsonschema.h"

#include <QtWidgets/QDialog>

class QPushButton;

namespace roomdeck {

class TintedLabel;
class ValueEditor;

/// Modal to its parent window. What the payload holds besides stays in it. The OK button is off, with the
/// cause said, while something does not fit.
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
    void check();

    const JsonSchema m_schema;
    ValueEditor *m_editor;
    TintedLabel *m_problem;
    QPushButton *m_ok = nullptr;
};

} // namespace roomdeck
