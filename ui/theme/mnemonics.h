// The underlined letters of menus.
#pragma once

#include <QtCore/QList>

class QAction;

namespace roomdeck {

/// Gives every visible action a letter of its own, as a letter that stands twice chooses neither: the first
/// keeps the one its text marks, the others get another letter of theirs, one that begins a word if possible.
/// GUI thread.
void giveOwnMnemonics(const QList<QAction *> &actions);

} // namespace roomdeck
