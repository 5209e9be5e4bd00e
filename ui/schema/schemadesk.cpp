#include "ui/schema/schemadesk.h"

#include "ui/composer/composeform.h"
#include "ui/json/jsonedit.h"
#include "ui/schema/schemadialog.h"
#include "ui/schema/schemaformdialog.h"
#include "ui/schema/schematext.h"

#include <QtGui/QAction>

namespace roomdeck {

namespace {

constexpr qsizetype MaxCheckedBytes = 256 * 1024; // it is checked with every key pressed

// Bytes to what the editor counts in.
JsonEdit::Place placeOf(const QByteArray &text, const SchemaViolation &violation)
{
    const TextSpan span = spanOf(text, violation);
    const QString before = QString::fromUtf8(text.first(span.position));
    return {before.size(), QString::fromUtf8(text.sliced(span.position, span.length)).size()};
}

} // namespace

SchemaDesk::SchemaDesk(ComposeForm &form)
    : QObject(&form), m_form(form), m_fillIn(new QAction(this)), m_edit(new QAction(this))
{
    m_fillIn->setObjectName(QStringLiteral("fillInForm"));
    m_edit->setObjectName(QStringLiteral("eventSchema"));
    connect(&form, &ComposeForm::draftChanged, this, &SchemaDesk::check);
    connect(&form, &ComposeForm::typeChanged, this, &SchemaDesk::check);
    connect(&form, &ComposeForm::hintPressed, this, &SchemaDesk::goToViolation);
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
    m_fillIn->setText(tr("Fill In a For&m…"));
    m_edit->setText(tr("Schema of This T&ype…"));
    check();
}

void SchemaDesk::check()
{
    const Draft draft = m_form.draft();
    const JsonSchema schema = m_book.value(draft.type);
    m_fillIn->setEnabled(schema.resolved(schema.root()).contains(QLatin1String("properties")));
    const QByteArray payload = payloadTemplate(draft);
    const bool checked = !schema.isEmpty() && payload.size() <= MaxCheckedBytes;
    m_violations = checked ? schema.checkText(payload) : QList<SchemaViolation>();
    m_next = 0;
    QList<JsonEdit::Place> places;
    for (const SchemaViolation &violation : std::as_const(m_violations)) {
        if (!draft.plainText)
            places.append(placeOf(draft.text, violation));
    }
    m_form.editor()->setWarnings(places);
    m_form.setHint(SchemaText::summary(m_violations));
}

// Pressed again, it goes to the next one.
void SchemaDesk::goToViolation()
{
    const Draft draft = m_form.draft();
    if (m_violations.isEmpty() || draft.plainText) {
        m_form.editor()->setFocus(Qt::OtherFocusReason);
        return;
    }
    JsonEdit::Place place = placeOf(draft.text, m_violations.at(m_next));
    m_next = (m_next + 1) % int(m_violations.size());
    const QString start = QString::fromUtf8(draft.text).mid(place.position, 1);
    // Typing must not replace a whole object, only what is wrong in it.
    if (start == QLatin1String("{") || start == QLatin1String("["))
        place = {place.position + 1, 0};
    m_form.editor()->goTo(place);
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
