// Messages kept under a name, to be sent again.
#pragma once

#include "core/operator/draft.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace roomdeck {

/// One template. Value; any thread. Without an own target it goes to whatever the composer aims at.
struct MessageTemplate
{
    QString id; ///< never shown, never reused
    QString name;
    QString folder; ///< empty: in none
    Draft draft; ///< the target counts only when `ownTarget` is set
    bool ownTarget = false;
    int functionKey = 0; ///< 1 to 12; 0 = none
    quint64 counter = 1; ///< the next {{counter}}

    bool operator==(const MessageTemplate &) const = default;
};

using TemplateList = QList<MessageTemplate>;

// Pure; any thread.

/// The list as it is kept: templates in no folder first, each folder's together, folders in order of first
/// appearance; every id unique and every function key with one template (the first keeps it).
TemplateList normalized(TemplateList templates);
/// `templates` with the one called `id` moved before position `row` and into `folder`.
TemplateList moved(const TemplateList &templates, const QString &id, qsizetype row, const QString &folder);
/// Position of a template; -1 without one.
qsizetype indexOf(const TemplateList &templates, const QString &id);
/// The lowest function key nobody has; 0 when all twelve are taken.
int freeFunctionKey(const TemplateList &templates);
QStringList foldersOf(const TemplateList &templates);
QString newTemplateId();

} // namespace roomdeck
