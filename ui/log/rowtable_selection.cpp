// RowTable: moving the cursor, and what is selected.
#include "ui/log/rowtable.h"

#include "ui/theme/theme.h"

#include <QtWidgets/QHeaderView>

namespace roomdeck { } // namespace roomdeck
