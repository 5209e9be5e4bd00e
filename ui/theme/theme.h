// Colours and fonts of the window, by role. Stateless: the scheme is read from a palette, so a widget that
// follows its palette follows the theme.
#pragma once

#include <QtGui/QColor>
#include <QtGui/QFont>
#include <QtGui/QPalette>

class QApplication;

namespace roomdeck {

class Theme
{
public:
    enum class Scheme : quint8 { Light, Dark };
    enum class Role : quint8 {
        Window,
        Panel,
        AlternateRow,
        Line,
        Text,
        Dim,
        Faint,
        Accent,
        AccentBackground,
        Operator,
        OperatorBackground,
        Joined,
        Left,
        Api,
        Error,
        ErrorBackground,
        Warning,
        JsonKey,
        JsonString,
        JsonNumber,
    };

    static constexpr int Step = 4; ///< spacing unit, device-independent pixels
    static constexpr int RowHeight = 24; ///< rows of every list and table
    static constexpr int BaseFontPixels = 13;

    static Scheme schemeOf(const QPalette &palette);
    static QColor color(Role role, Scheme scheme);
    static QColor color(Role role, const QPalette &palette) { return color(role, schemeOf(palette)); }
    static QPalette palette(Scheme scheme);
    /// Sets style, palette and fonts for the whole program. GUI thread.
    static void apply(QApplication &application, Scheme scheme);
    /// The scheme the desktop asks for.
    static Scheme systemScheme();
    /// The window's proportional family: the desktop's.
    static QFont textFont();
    /// For badges and second lines.
    static QFont smallFont(const QFont &base);
    /// For the headings of panels; small capitals without the desktop's help.
    static QFont captionFont(const QFont &base);
    static QFont monospaceFont();
};

} // namespace roomdeck
