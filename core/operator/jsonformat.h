// Lays JSON text out without touching a single value: numbers, escapes and key order stay as written.
#pragma once

#include <QtCore/QByteArray>

namespace roomdeck {

/// `json` spread over lines, two spaces a level; empty objects and arrays stay short. The text must be valid
/// JSON apart from template variables (see variables.h); anything else comes out unchanged in meaning but
/// oddly laid out. Pure; any thread.
QByteArray indentJson(QByteArrayView json);

/// `json` without any space between tokens. Same conditions.
QByteArray compactJson(QByteArrayView json);

/// `json` with characters that hide or reorder text (controls, bidi marks, line separators) inside strings
/// replaced by \u escapes; the value stays the same.
QByteArray escapeHiddenCharacters(QByteArrayView json);

} // namespace roomdeck
