// A colour of the log as a picture for menus and lists.
#pragma once

#include <QtGui/QIcon>

class QPalette;

namespace roomdeck {

/// `colour`: of ColourRules; with a line around it, for pale colours on white. GUI thread.
QIcon colourSwatch(int colour, const QPalette &palette);

} // namespace roomdeck
