// Every setting there is: its key, range, help, and where it lives in ServerSettings.
#pragma once

#include "core/settings/settingstable.h"

namespace roomdeck {

/// In the order in which files list them, sections together. Any thread.
std::vector<SettingInfo> settingsList();

} // namespace roomdeck
