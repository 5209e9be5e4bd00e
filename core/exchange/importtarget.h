// The session file an import fills: numbers entries, names dialects, commits now and then.
#pragma once

#include "core/session/sessionwriter.h"

#include <QtCore/QHash>

namespace roomdeck {

/// Used by one thread. add() takes entries in order; numbers that do not rise are replaced.
class ImportTarget
{
public:
    SessionError create(const QString &path, const SessionInfo &info);
    SessionError add(TrafficEntry entry, const DeliveryUpdate *delivery = nullptr,
                     const QList<DeliveryMiss> &misses = {});
    SessionError finish();
    void discard();

    /// The id of a dialect by its name, new or known; 0 for the empty name and beyond 255 names.
    DialectId dialect(QByteArrayView name);
    qint64 rows() const { return m_rows; }

private:
    SessionError commitWhenDue();

    SessionWriter m_writer;
    QString m_path;
    QHash<QByteArray, DialectId> m_dialects;
    EventId m_lastSeq = 0;
    qint64 m_firstUs = 0;
    qint64 m_lastUs = 0;
    qint64 m_rows = 0;
    qint64 m_pendingBytes = 0;
    qsizetype m_pendingRows = 0;
};

} // namespace roomdeck
