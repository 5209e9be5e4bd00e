// Puts receipts into words. Never says more than the receipt knows: "written", not "read".
#pragma once

#include "core/model/receipt.h"
#include "ui/composer/statusline.h"

namespace roomdeck {

class RosterState;

/// "✓ written to 23 of 25", "kiosk-7 is slow", "1 dropped": one piece per fact.
QList<StatusSegment> describeReceipt(const Receipt &receipt, const RosterState &roster);

/// What became of one recipient, in a word or two.
QString outcomeText(Outcome outcome, MissCause cause = MissCause::None);
Theme::Role outcomeRole(Outcome outcome);

/// Why a send was refused.
QString sendErrorText(const Error &error);

} // namespace roomdeck
