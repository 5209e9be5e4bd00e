// Keeps bans, mutes and room rules from one run to the next.
#pragma once

#include "core/model/moderation.h"

#include <QtCore/QObject>
#include <QtCore/QString>

namespace roomdeck {

class ConnectionManager;

/// Main thread. Reads `<dataDir>/moderation.json` into the manager and writes every change back, whole or not
/// at all. `manager` must outlive this object.
class ModerationStore final : public QObject
{
    Q_OBJECT

public:
    ModerationStore(ConnectionManager &manager, const QString &dataDir);

    /// Call before the server starts. A file that cannot be read is an error and is left as it is.
    Error restore();
    /// As last read or written.
    const ModerationState &state() const { return m_saved; }

Q_SIGNALS:
    void saveFailed(const QString &reason);

private:
    void save(const ModerationState &state);

    ConnectionManager &m_manager;
    const QString m_file;
    ModerationState m_saved;
};

QByteArray moderationToJson(const ModerationState &state);
/// False when `json` is not what moderationToJson() writes.
bool moderationFromJson(const QByteArray &json, ModerationState &state);

} // namespace roomdeck
