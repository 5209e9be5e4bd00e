// JSON text, piece by piece: strings to and from their quoted spelling, and the wire's timestamps.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

namespace roomdeck {

/// Appends `utf8` as a JSON string, quotes included. Escapes what RFC 8259 demands (quote, backslash, control
/// characters) and nothing else. `utf8` must be well-formed. Pure; any thread.
void appendJsonString(QByteArray &out, QByteArrayView utf8);

/// The same as a value of its own.
QByteArray jsonString(QByteArrayView utf8);

/// Turns a valid JSON string, quotes included, into the text it stands for. Half a surrogate pair has no
/// UTF-8: it becomes U+FFFD and `*wellFormed` false. Pure; any thread.
QByteArray decodeJsonString(QByteArrayView quoted, bool *wellFormed = nullptr);

/// What an object key stands for, from its spelling between the quotes. Lone surrogates keep their value (as
/// three bytes that are no UTF-8), so that different keys stay different; for comparing, not for sending.
QByteArray decodeJsonKey(QByteArrayView raw);

/// Appends a valid JSON value without the space between its tokens; tokens keep their spelling.
void appendCompactJson(QByteArray &out, QByteArrayView value);

/// Appends a comma, unless `out` ends where an object or array begins.
void appendJsonComma(QByteArray &out);

/// Appends an integer in decimal.
void appendInteger(QByteArray &out, qint64 value);

/// Appends Unix seconds with six decimals, `1795351267.482113`, from microseconds since the epoch.
void appendTimestamp(QByteArray &out, qint64 timeUs);

} // namespace roomdeck
