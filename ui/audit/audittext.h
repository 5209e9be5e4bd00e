// The audit trail in words.
#pragma once

#include "core/operator/auditentry.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QString>

namespace roomdeck {

/// Texts of one entry in the user's language; everything from the wire is made safe for painting. Pure.
class AuditText
{
    Q_DECLARE_TR_FUNCTIONS(roomdeck::AuditText)

public:
    static QString time(const AuditEntry &entry);
    static QString actor(const AuditEntry &entry);
    static QString action(const AuditEntry &entry);
    static QString target(const AuditEntry &entry);
    static QString result(const AuditEntry &entry);
    static QString details(const AuditEntry &entry);

private:
    static QString actionName(const QByteArray &action);
    /// A room's rules in words, from the record of the action.
    static QString rules(const QByteArray &record);
};

} // namespace roomdeck
