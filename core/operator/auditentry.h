// The audit trail: what operators, backends and the server itself did, as rows for a view and for files.
#pragma once

#include "core/model/traffic.h"

#include <QtCore/QList>

#include <optional>

class QIODevice;

namespace roomdeck {

struct LogRow;

/// One thing somebody did. Text is untrusted UTF-8; times are UTC µs. Value type; any thread.
struct AuditEntry
{
    EventId seq = 0;
    qint64 timeUs = 0;
    TrafficKind kind = TrafficKind::Action; ///< Action, Message (sent by hand or by a backend) or Server
    SenderKind actorKind = SenderKind::Operator;
    QByteArray actor; ///< "operator", the name of an API token; empty for the server
    QByteArray action; ///< "ban", "set_rules", …; a message's type; a notice's name
    bool everyone = false; ///< a message to all
    QList<QByteArray> users;
    QList<QByteArray> exceptUsers; ///< left out of what else was meant
    QList<QByteArray> connections; ///< "ip:port" of those that were meant, not all of `users`
    QList<QByteArray> addresses;
    QList<QByteArray> rooms;
    QByteArray destination; ///< the room moved to, entered or left
    qint64 durationMs = -1; ///< 0 = for good; -1 = the action has none
    int affected = -1; ///< what it changed something for; a message's recipients; -1 = does not apply
    QByteArray reason;
    QByteArray error; ///< why it failed; empty when it did not
    QByteArray details; ///< the whole record as JSON; of a message the first MaxDetailBytes of its payload

    static constexpr qsizetype MaxDetailBytes = 4096;
};

/// Nothing for rows that are no part of the audit trail: what clients do.
std::optional<AuditEntry> auditEntry(const TrafficEntry &entry);
std::optional<AuditEntry> auditEntry(const LogRow &row);

enum class AuditFormat : quint8 {
    Csv, ///< RFC 4180 with a header, safe to open in a spreadsheet
    Ndjson, ///< one JSON object a line
};

/// Writes the entries in order; false when the device failed.
bool writeAudit(QIODevice &device, const QList<AuditEntry> &entries, AuditFormat format);

} // namespace roomdeck
