#include "ui/mainwindow/qrdialog.h"

#include "ui/mainwindow/hostaddress.h"
#include "ui/widgets/tintedlabel.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <memory>
#include <qrencode.h>

namespace roomdeck {

namespace {

constexpr int QuietZone = 4; // modules, as ISO/IEC 18004 asks for
constexpr int CodeSize = 264;

} // namespace

QImage qrImage(const QByteArray &text)
{
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(text.constData(), 0, QR_ECLEVEL_M), QRcode_free);
    if (!code)
        return {};
    QImage image(code->width + 2 * QuietZone, code->width + 2 * QuietZone, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if (code->data[y * code->width + x] & 1)
                image.setPixelColor(x + QuietZone, y + QuietZone, Qt::black);
        }
    }
    return image;
}

QrDialog::QrDialog(const QByteArray &url, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Connect a phone"));
    const QByteArray page = pageUrl(url);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(5 * Theme::Step, 5 * Theme::Step, 5 * Theme::Step, 4 * Theme::Step);
    column->setSpacing(2 * Theme::Step);
    auto *hint = new TintedLabel(Theme::Role::Text);
    hint->setWordWrap(true);
    hint->setMinimumWidth(CodeSize);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    if (isLoopbackUrl(url)) {
        hint->setText(tr("The server listens on this computer only, so a phone cannot reach it. "
                         "Listen on 0.0.0.0 and start again."));
        QPushButton *settings = buttons->addButton(tr("Settings…"), QDialogButtonBox::ActionRole);
        connect(settings, &QPushButton::clicked, this, &QrDialog::settingsRequested);
        connect(settings, &QPushButton::clicked, this, &QDialog::close);
    } else {
        auto *picture = new QLabel;
        const qreal ratio = devicePixelRatioF();
        QPixmap code = QPixmap::fromImage(qrImage(page)).scaled(QSize(CodeSize, CodeSize) * ratio);
        code.setDevicePixelRatio(ratio);
        picture->setPixmap(code);
        picture->setAccessibleName(tr("QR code of %1").arg(QString::fromUtf8(page)));
        hint->setText(tr("Scan it with a phone on the same network to open the test page."));
        column->addWidget(picture, 0, Qt::AlignHCenter);
    }
    column->addWidget(hint);
    auto *address = new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Mono);
    address->setText(QString::fromUtf8(isLoopbackUrl(url) ? url : page));
    address->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(address);
    column->addWidget(buttons);
}

} // namespace roomdeck
