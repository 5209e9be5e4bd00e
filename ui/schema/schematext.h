// What does not fit a schema, in words.
#pragma once

#include "core/operator/jsonschema.h"

#include <QtCore/QCoreApplication>

namespace roomdeck {

/// Pure. Texts are safe to paint.
class SchemaText
{
    Q_DECLARE_TR_FUNCTIONS(roomdeck::SchemaText)

public:
    /// "seat: at most 40"
    static QString text(const SchemaViolation &violation);
    /// The first ones, and how many more there are; empty when all fits.
    static QString summary(const QList<SchemaViolation> &violations);

private:
    static QString problem(const SchemaViolation &violation);
};

} // namespace roomdeck
