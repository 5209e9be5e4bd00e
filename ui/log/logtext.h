// What the cells of the log say.
#pragma once

#include "core/traffic/logrow.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace roomdeck {

/// What a row is to the reader; decides its glyph and colours.
enum class RowTone : quint8 { Message, Operator, Api, Joined, Left, Error, Notice, Gap };

/// Texts of one log row. Everything from the wire is made safe for painting and clipped. Pure; GUI thread.
class LogText
{
    Q_DECLARE_TR_FUNCTIONS(roomdeck::LogText)

public:
    static RowTone tone(const LogRow &row);
    /// "→", "+", "−", "!", "★", "⇢", …: never colour alone.
    static QString glyph(const LogRow &row);
    /// The glyph in words, for screen readers and the inspector.
    static QString meaning(const LogRow &row);
    /// "12:41:07.482", local time.
    static QString time(qint64 timeUs);
    /// "43 ms", "1.2 s", "3 min".
    static QString delta(qint64 us);
    /// The row's room; of what was sent by hand or by a backend to others than one room, "→ anna, boris".
    static QString room(const LogRow &row);
    /// Whom a message by hand or by a backend was for: "everyone", "anna, boris".
    static QString addressees(const LogRow &row);
    static QString user(const LogRow &row);
    static QString type(const LogRow &row);
    static QString size(const LogRow &row);
    static QString preview(const LogRow &row, const QStringList &dialects, int maxChars);
    /// Whether the preview is words and not JSON.
    static bool previewIsProse(const LogRow &row);

private:
    static QString noticeText(const LogRow &row, const QStringList &dialects, int maxChars);
    static QByteArrayView chatText(const LogRow &row);
};

} // namespace roomdeck
