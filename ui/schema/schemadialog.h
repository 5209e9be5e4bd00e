// Writes the schema of an event type.
#pragma once

#include "core/operator/schemabook.h"

#include <QtWidgets/QDialog>

class QComboBox;
class QDialogButtonBox;

namespace roomdeck {

class JsonEdit;
class TintedLabel;

/// Modal to its parent window.
class SchemaDialog : public QDialog
{
    Q_OBJECT

public:
    /// `type`: to begin with; may be empty.
    SchemaDialog(const SchemaBook &book, const QByteArray &type, QWidget *parent = nullptr);

    /// The book with what was written; a type whose schema was emptied is not in it.
    SchemaBook book() const;

private:
    void showSchema();
    void loadFile();
    void check();
    QByteArray type() const;

    const SchemaBook m_book;
    QComboBox *m_type;
    JsonEdit *m_schema;
    TintedLabel *m_note;
    QDialogButtonBox *m_buttons;
};

} // namespace roomdeck
