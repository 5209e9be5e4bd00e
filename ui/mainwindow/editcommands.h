// The Edit menu, for whatever has the keyboard.
#pragma once

#include <QtCore/QObject>

namespace roomdeck {

class Actions;

/// Hands Copy and Select All to the focused widget as the keys it already understands. GUI thread.
class EditCommands : public QObject
{
    Q_OBJECT

public:
    explicit EditCommands(const Actions &actions, QObject *parent = nullptr);
};

} // namespace roomdeck
