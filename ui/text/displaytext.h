// Wire text made safe for painting: what could forge, hide or reorder text is shown as an escape.
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QString>

namespace roomdeck {

/// Untrusted UTF-8 as one line of plain text of at most `maxChars` UTF-16 units, the closing "…" of a clipped
/// text included. Control, line-separator, bidi and other invisible format characters become escapes as a
/// JSON author writes them (`\n`, `\u202e`); joiners that scripts and emoji need stay; malformed bytes become
/// U+FFFD. Work is bounded by `maxChars`, not by the length of the text. Pure; any thread.
QString displayText(QByteArrayView utf8, int maxChars = 256);

/// The same for text that was decoded already.
QString displayText(QStringView text, int maxChars = 256);

} // namespace roomdeck
