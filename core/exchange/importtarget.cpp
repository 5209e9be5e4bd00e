#include "core/exchange/importtarget.h"

#include "core/traffic/addressees.h"

#include <QtCore/QFile>
#include <limits>

namespace roomdeck {

namespace {
constexpr qsizetype rowsPerTransaction = 5000;
constexpr qint64 bytesPerTransaction = 16 * 1024 * 1024;
} // namespace

SessionError ImportTarget::create(const QString &path, const SessionInfo &info)
{
    m_path = path;
    if (SessionError error = m_writer.create(path, info))
        return error;
    m_writer.begin();
    return {};
}

SessionError ImportTarget::add(TrafficEntry entry, const DeliveryUpdate *delivery,
                               const QList<DeliveryMiss> &misses)
{
    separateAddressees(entry);
    // SQLite's numbers are signed; a number of its own keeps a file with nonsense in order.
    constexpr auto highest = EventId(std::numeric_limits<qint64>::max() / 2);
    if (entry.seq <= m_lastSeq || entry.seq > highest)
        entry.seq = m_lastSeq + 1;
    m_lastSeq = entry.seq;
    if (m_rows == 0)
        m_firstUs = entry.timeUs;
    m_lastUs = entry.timeUs;
    m_writer.append(entry);
    if (delivery) {
        DeliveryUpdate numbered = *delivery;
        numbered.seq = entry.seq;
        m_writer.append(numbered);
    }
    for (DeliveryMiss miss : misses.first(qMin<qsizetype>(misses.size(), DeliveryMiss::MaxNamed))) {
        miss.seq = entry.seq;
        m_writer.append(miss);
    }
    ++m_rows;
    ++m_pendingRows;
    m_pendingBytes += entry.raw.size() + entry.payload.size() + entry.extra.size() + entry.addressees.size();
    return commitWhenDue();
}

SessionError ImportTarget::commitWhenDue()
{
    if (m_pendingRows < rowsPerTransaction && m_pendingBytes < bytesPerTransaction)
        return {};
    m_pendingRows = 0;
    m_pendingBytes = 0;
    if (SessionError error = m_writer.commit())
        return error;
    m_writer.begin();
    return {};
}

SessionError ImportTarget::finish()
{
    if (SessionError error = m_writer.commit())
        return error;
    if (SessionError error = m_writer.noteStart(m_firstUs))
        return error;
    return m_writer.finish(m_lastUs);
}

void ImportTarget::discard()
{
    m_writer.close();
    for (const QLatin1String suffix : {QLatin1String(""), QLatin1String("-wal"), QLatin1String("-shm")})
        QFile::remove(m_path + suffix);
}

DialectId ImportTarget::dialect(QByteArrayView name)
{
    if (name.isEmpty())
        return 0;
    const QByteArray key = name.toByteArray();
    const auto known = m_dialects.constFind(key);
    if (known != m_dialects.constEnd())
        return *known;
    if (m_dialects.size() >= 255)
        return 0;
    const auto id = DialectId(m_dialects.size() + 1);
    m_dialects.insert(key, id);
    m_writer.addDialect(id, key);
    return id;
}

} // namespace roomdeck
