// When each API token was used last, kept from run to run beside the tokens themselves.
#pragma once

#include "core/model/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QString>

namespace roomdeck {

/// By the token's name; UTC µs.
using TokenUses = QHash<QByteArray, qint64>;

/// The later time of each name.
TokenUses mergedUses(const TokenUses &some, const TokenUses &others);

/// `<dataDir>/token-uses.json`, readable by its owner only. Written by the server alone, so that it never
/// overwrites a token that somebody makes at the same moment.
QString tokenUsesFileIn(const QString &dataDir);
/// Nothing when there is no such file or it is damaged: it only informs.
TokenUses loadTokenUses(const QString &file);
Error saveTokenUses(const QString &file, const TokenUses &uses);

} // namespace roomdeck
