// The limits the settings dialog shows: where each lives, what it is called, its range (SettingsTable's,
// in the unit shown).
#pragma once

#include "core/settings/serversettings.h"

namespace roomdeck {

struct LimitField
{
    int Limits::*member;
    const char *label; ///< to be shown through limitText()
    const char *suffix; ///< likewise; may be empty
    int scale; ///< stored = shown × scale
    int minimum; ///< as shown, like the next two
    int maximum;
    int step;
    bool zeroMeansNone;

    int shown(const Limits &limits) const { return qBound(minimum, limits.*member / scale, maximum); }
};

const QList<LimitField> &limitFields();
/// A field's label or suffix in the user's language.
QString limitText(const char *source);
const char *noLimitText();

} // namespace roomdeck
