// Finds texts a widget has no room for.
#pragma once

#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

namespace roomdeck::test {

/// The texts of visible labels, buttons and boxes that are cut off; empty when all of them fit.
QStringList cutTexts(const QWidget &window);

} // namespace roomdeck::test
