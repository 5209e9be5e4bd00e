#include "ui/log/colourswatch.h"

#include "ui/log/colourrules.h"
#include "ui/theme/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QPixmap>

namespace roomdeck {

QIcon colourSwatch(int colour, const QPalette &palette)
{
    constexpr int side = 4 * Theme::Step;
    constexpr int sharp = 2; // good on screens of either resolution
    QPixmap picture(sharp * side, sharp * side);
    picture.setDevicePixelRatio(sharp);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::color(Theme::Role::Faint, palette));
    painter.setBrush(ColourRules::tint(colour, palette));
    painter.drawRoundedRect(QRectF(1.5, 1.5, side - 3, side - 3), 3, 3);
    painter.end();
    return QIcon(picture);
}

} // namespace roomdeck
