#include "ui/schema/schemadesk.h"

#include "ui/composer/composeform.h"
#include "ui/schema/schemadialog.h"
#include "ui/schema/schemaformdialog.h"
#include "ui/schema/schematext.h"

#include <QtGui/QAction>

namespace roomdeck {

namespace {

constexpr qsizetype MaxCheckedBytes = 256 * 1024; // it is checked with every key pressed

} // namespace

SchemaDesk::SchemaDesk(ComposeForm &form)
    : QObject(&form), m_form(form), m_fillIn(new QAction(this)), m_edit(new QAction(this))
{
    m_fillIn->setObjectName(QStringLiteral("fillInForm"));
    m_edit->setObjectName(QStringLiteral("eventSchema"));
    connect(&form, &ComposeForm::draftChanged, this, &SchemaDesk::check);
    connect(&form, &ComposeForm::typeChanged, this, &SchemaDesk::check);
    connect(m_fillIn, &QAction::triggered, this, &SchemaDesk::openForm);
    connect(m_edit, &QAction::triggered, this, &SchemaDesk::openSchema);
    retranslate();
    check();
}

void SchemaDesk::setFile(const QString &path)
{
    m_file = path;
    SchemaBook book;
    if (loadSchemas(path, book))
        setBook(book);
}

void SchemaDesk::setBook(const SchemaBook &book)
{
    m_book = book;
    check();
}

void SchemaDesk::retranslate()
{
    m_fillIn->setText(tr("Fill In a &Form…"));
    m_edit->setText(tr("Schema of This T&ype…"));
    check();
}

void SchemaDesk::check()
{
    const Draft draft = m_form.draft();
    const JsonSchema schema = m_book.value(draft.type);
    m_fillIn->setEnabled(schema.root().contains(QLatin1String("properties")));
    const QByteArray payload = payloadTemplate(draft);
    const bool checked = !schema.isEmpty() && payload.size() <= MaxCheckedBytes;
    m_form.setHint(checked ? SchemaText::summary(schema.checkText(payload)) : QString());
}

void SchemaDesk::openForm()
{
    const Draft draft = m_form.draft();
    auto *dialog
        = new SchemaFormDialog(draft.type, m_book.value(draft.type), payloadTemplate(draft), &m_form);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, draft] {
        Draft filled = draft;
        filled.text = dialog->payload();
        filled.plainText = false;
        m_form.setDraft(filled);
    });
    dialog->open();
}

void SchemaDesk::openSchema()
{
    auto *dialog = new SchemaDialog(m_book, m_form.draft().type, &m_form);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        setBook(dialog->book());
        if (!m_file.isEmpty())
            saveSchemas(m_file, m_book);
    });
    dialog->open();
}

} // namespace roomdeck
