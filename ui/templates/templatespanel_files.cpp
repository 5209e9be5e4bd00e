// Where TemplatesPanel keeps its list, and how it is passed on.
#include "ui/templates/templatespanel.h"

#include "core/operator/templatefile.h"
#include "ui/templates/templatesmodel.h"
#include "ui/text/displaytext.h"

#include <QtGui/QUndoStack>
#include <QtWidgets/QFileDialog>

namespace roomdeck {

void TemplatesPanel::setFile(const QString &path)
{
    m_file.clear();
    QByteArray content;
    TemplateList templates;
    Error error = readSmallFile(path, MaxTemplateFileBytes, content);
    if (!error && !content.isEmpty())
        error = templatesFromJson(content, templates);
    apply(templates);
    m_undo.clear();
    if (error) // the file stays as it is; nothing is written over it
        say(tr("The templates cannot be read: %1").arg(displayText(error.detail)));
    else
        m_file = path;
}

void TemplatesPanel::save()
{
    if (m_file.isEmpty())
        return;
    if (const Error error = writeWholeFile(m_file, templatesToJson(m_model->templates())))
        say(tr("The templates cannot be saved: %1").arg(displayText(error.detail)));
}

bool TemplatesPanel::importFrom(const QString &path)
{
    QByteArray content;
    TemplateList imported;
    Error error = readSmallFile(path, MaxTemplateFileBytes, content);
    if (!error)
        error = templatesFromJson(content, imported);
    if (error) {
        say(tr("Nothing was imported: %1").arg(displayText(error.detail)));
        return false;
    }
    TemplateList after = m_model->templates();
    for (MessageTemplate &item : imported) {
        item.id = newTemplateId(); // importing twice makes copies and never overwrites
        after.append(item);
    }
    pushEdit(after, tr("Import templates"));
    say({});
    return true;
}

bool TemplatesPanel::exportTo(const QString &path)
{
    const Error error = writeWholeFile(path, templatesToJson(m_model->templates()));
    say(error ? tr("Nothing was exported: %1").arg(displayText(error.detail)) : QString());
    return !error;
}

void TemplatesPanel::askImport()
{
    auto *dialog = new QFileDialog(this, tr("Import templates"), QString(), tr("Templates (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &TemplatesPanel::importFrom);
    dialog->open();
}

void TemplatesPanel::askExport()
{
    auto *dialog = new QFileDialog(this, tr("Export templates"), QString(), tr("Templates (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(QStringLiteral("roomdeck-templates.json"));
    connect(dialog, &QFileDialog::fileSelected, this, &TemplatesPanel::exportTo);
    dialog->open();
}

} // namespace roomdeck
