// Names a target for people: "Room workshop", "Everyone except anna", "3 connections".
#pragma once

#include "core/model/target.h"

#include <QtCore/QString>

namespace roomdeck {

class RosterState;

/// The target's name, safe to paint and short enough for a button.
QString targetTitle(const Target &target, const RosterState &roster);

/// What is left out, as " except anna, boris"; empty when nobody is.
QString exceptionText(const Target &target);

} // namespace roomdeck
