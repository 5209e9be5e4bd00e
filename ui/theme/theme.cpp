#include "ui/theme/theme.h"

#include "ui/theme/style.h"

#include <QtGui/QFontDatabase>
#include <QtGui/QFontInfo>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleFactory>

#include <array>
#include <memory>

namespace roomdeck {

namespace {

struct Pair
{
    QRgb light;
    QRgb dark;
};

// In the order of Theme::Role.
constexpr std::array<Pair, 20> colors{{
    {0xfff6f7f9, 0xff16191e}, // Window
    {0xffffffff, 0xff1c2026}, // Panel
    {0xfffafbfc, 0xff20252c}, // AlternateRow
    {0xffe3e6eb, 0xff2d333c}, // Line
    {0xff1c2430, 0xffe4e8ee}, // Text
    {0xff6b7685, 0xff98a3b3}, // Dim
    {0xff98a2b0, 0xff6d7888}, // Faint
    {0xff2f6fed, 0xff6c9cff}, // Accent
    {0xffdbe7ff, 0xff2a3a5e}, // AccentBackground
    {0xff7a3ff2, 0xffb794ff}, // Operator
    {0xfff1eafe, 0xff2d2444}, // OperatorBackground
    {0xff15803d, 0xff5cc98a}, // Joined
    {0xff8a94a3, 0xff7d8896}, // Left
    {0xff0e7490, 0xff56c6d9}, // Api
    {0xffc62828, 0xffff7b72}, // Error
    {0xfffdecec, 0xff3a2022}, // ErrorBackground
    {0xffb45309, 0xfff2b25b}, // Warning
    {0xff5b3fd1, 0xffb9a5ff}, // JsonKey
    {0xff0b7a4b, 0xff7ee0a8}, // JsonString
    {0xffb4510a, 0xffffb374}, // JsonNumber
}};

} // namespace

Theme::Scheme Theme::schemeOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? Scheme::Dark : Scheme::Light;
}

QColor Theme::color(Role role, Scheme scheme)
{
    const Pair &pair = colors.at(size_t(role));
    return QColor::fromRgb(scheme == Scheme::Dark ? pair.dark : pair.light);
}

QPalette Theme::palette(Scheme scheme)
{
    const auto c = [scheme](Role role) { return color(role, scheme); };
    QPalette p;
    p.setColor(QPalette::Window, c(Role::Window));
    p.setColor(QPalette::WindowText, c(Role::Text));
    p.setColor(QPalette::Base, c(Role::Panel));
    p.setColor(QPalette::AlternateBase, c(Role::AlternateRow));
    p.setColor(QPalette::Text, c(Role::Text));
    p.setColor(QPalette::PlaceholderText, c(Role::Faint));
    p.setColor(QPalette::Button, c(Role::Panel));
    p.setColor(QPalette::ButtonText, c(Role::Text));
    p.setColor(QPalette::BrightText, c(Role::Error));
    p.setColor(QPalette::ToolTipBase, c(Role::Panel));
    p.setColor(QPalette::ToolTipText, c(Role::Text));
    p.setColor(QPalette::Highlight, c(Role::AccentBackground));
    p.setColor(QPalette::HighlightedText, c(Role::Text));
    p.setColor(QPalette::Link, c(Role::Accent));
    p.setColor(QPalette::LinkVisited, c(Role::Accent));
    p.setColor(QPalette::Light, c(Role::Panel));
    p.setColor(QPalette::Midlight, c(Role::Line));
    p.setColor(QPalette::Mid, c(Role::Line));
    p.setColor(QPalette::Dark, c(Role::Faint));
    p.setColor(QPalette::Shadow, c(Role::Line));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, c(Role::Faint));
    return p;
}

void Theme::apply(QApplication &application, Scheme scheme)
{
    if (!qobject_cast<Style *>(application.style()))
        application.setStyle(new Style);
    application.setPalette(palette(scheme));
    application.setFont(textFont());
}

Theme::Scheme Theme::systemScheme()
{
    const std::unique_ptr<QStyle> style(QStyleFactory::create(QStringLiteral("Fusion")));
    return schemeOf(style->standardPalette());
}

QFont Theme::textFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    // Without a desktop's choice the alias stands for whatever comes first; prefer a face made for screens.
    static const QStringList aliases{QStringLiteral("Sans"), QStringLiteral("Sans Serif"),
                                     QStringLiteral("DejaVu Sans"), QString()};
    if (aliases.contains(font.family())) {
        const QStringList installed = QFontDatabase::families();
        for (const QString &family : {QStringLiteral("Inter"), QStringLiteral("Noto Sans")}) {
            if (installed.contains(family)) {
                font.setFamily(family);
                break;
            }
        }
    }
    font.setPixelSize(qMax(BaseFontPixels, QFontInfo(font).pixelSize()));
    return font;
}

QFont Theme::smallFont(const QFont &base)
{
    QFont font(base);
    font.setPixelSize(qMax(9, QFontInfo(base).pixelSize() - 2));
    return font;
}

QFont Theme::captionFont(const QFont &base)
{
    QFont font = smallFont(base);
    font.setWeight(QFont::DemiBold);
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.5);
    return font;
}

QFont Theme::monospaceFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(qMax(BaseFontPixels - 1, QFontInfo(font).pixelSize()));
    return font;
}

} // namespace roomdeck
