// Text from the wire made safe for one line of a terminal or a log.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

namespace roomdeck {

/// At most `maxChars` characters of `utf8`; those that do not print as themselves (control, bidi, separators)
/// as `\u001b`, bytes that are no UTF-8 as U+FFFD, and an ellipsis where it was cut. Pure; any thread.
void appendTerminalText(QByteArray &out, QByteArrayView utf8, int maxChars);

/// The same as a value of its own.
QByteArray terminalText(QByteArrayView utf8, int maxChars);

/// Appends a valid JSON value on one line: space between its tokens goes, and what does not print as itself
/// is escaped within its strings. It stays the same value.
void appendPrintableJson(QByteArray &out, QByteArrayView value);

/// Appends any text as a JSON string of characters that print as themselves.
void appendPrintableJsonString(QByteArray &out, QByteArrayView utf8);

} // namespace roomdeck
