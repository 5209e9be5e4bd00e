#include "core/model/moderation.h"

#include <QtCore/QString>

#include <algorithm>

namespace roomdeck {

QByteArray actionName(ModerationAction action)
{
    switch (action) {
    case ModerationAction::Disconnect:
        return "disconnect";
    case ModerationAction::Ban:
        return "ban";
    case ModerationAction::Unban:
        return "unban";
    case ModerationAction::Mute:
        return "mute";
    case ModerationAction::Unmute:
        return "unmute";
    case ModerationAction::Enter:
        return "enter";
    case ModerationAction::Leave:
        return "leave";
    case ModerationAction::Move:
        return "move";
    case ModerationAction::SetRules:
        return "set_rules";
    case ModerationAction::CloseRoom:
        return "close_room";
    }
    return "unknown";
}

QByteArray nameKey(QByteArrayView name)
{
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) { return uchar(c) < 0x80; });
    if (plain)
        return name.toByteArray().toLower();
    // Folding goes letter by letter: through capitals, "ß" becomes "ss" as well. It can undo the normal form,
    // so that is taken again.
    const QString folded
        = QString::fromUtf8(name).normalized(QString::NormalizationForm_KC).toUpper().toCaseFolded();
    return folded.normalized(QString::NormalizationForm_KC).toUtf8();
}

} // namespace roomdeck
