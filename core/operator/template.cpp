#include "core/operator/template.h"

#include <QtCore/QSet>
#include <QtCore/QStringList>
#include <QtCore/QUuid>

#include <algorithm>

namespace roomdeck {

QString newTemplateId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QStringList foldersOf(const TemplateList &templates)
{
    QStringList folders;
    for (const MessageTemplate &item : templates) {
        if (!item.folder.isEmpty() && !folders.contains(item.folder))
            folders.append(item.folder);
    }
    return folders;
}

TemplateList normalized(TemplateList templates)
{
    QSet<QString> ids;
    QSet<int> keys;
    for (MessageTemplate &item : templates) {
        if (item.id.isEmpty() || ids.contains(item.id))
            item.id = newTemplateId();
        ids.insert(item.id);
        if (item.functionKey < 0 || item.functionKey > 12 || keys.contains(item.functionKey))
            item.functionKey = 0;
        if (item.functionKey != 0)
            keys.insert(item.functionKey);
    }
    const QStringList folders = foldersOf(templates);
    std::stable_sort(templates.begin(), templates.end(),
                     [&folders](const MessageTemplate &a, const MessageTemplate &b) {
                         return folders.indexOf(a.folder) < folders.indexOf(b.folder); // none is -1: first
                     });
    return templates;
}

TemplateList moved(const TemplateList &templates, const QString &id, qsizetype row, const QString &folder)
{
    TemplateList list = templates;
    const qsizetype from = indexOf(list, id);
    if (from < 0)
        return list;
    MessageTemplate item = list.takeAt(from);
    item.folder = folder;
    const qsizetype to = row > from ? row - 1 : row;
    list.insert(qBound(qsizetype(0), to, list.size()), item);
    return normalized(list);
}

qsizetype indexOf(const TemplateList &templates, const QString &id)
{
    const auto found = std::find_if(templates.begin(), templates.end(),
                                    [&id](const MessageTemplate &item) { return item.id == id; });
    return found == templates.end() ? -1 : found - templates.begin();
}

int freeFunctionKey(const TemplateList &templates)
{
    for (int key = 1; key <= 12; ++key) {
        const bool taken
            = std::any_of(templates.begin(), templates.end(),
                          [key](const MessageTemplate &item) { return item.functionKey == key; });
        if (!taken)
            return key;
    }
    return 0;
}

} // namespace roomdeck
