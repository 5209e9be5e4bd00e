// The window's own symbols, drawn in the colour the palette asks for.
#pragma once

#include "ui/theme/theme.h"

#include <QtGui/QIcon>

#include <optional>

namespace roomdeck {

/// `name`: a file of resources/icons/symbols without its suffix ("play", "copy", …); a name without such a
/// file comes from the desktop's icon theme. The symbol takes the text's dim colour, or that of `role`, from
/// the application palette at the time it is painted, at the resolution it is painted for. GUI thread.
QIcon symbolIcon(const QString &name, std::optional<Theme::Role> role = std::nullopt);

} // namespace roomdeck
