// A QR code that opens the test page on a phone.
#pragma once

#include <QtGui/QImage>
#include <QtWidgets/QDialog>

namespace roomdeck {

/// The code of `text` at one pixel a module, with its quiet zone, black on white; null when the text is too
/// long for one.
QImage qrImage(const QByteArray &text);

/// GUI thread.
class QrDialog : public QDialog
{
    Q_OBJECT

public:
    /// `url`: the ws:// address other devices can reach.
    QrDialog(const QByteArray &url, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Nobody else can reach the address; the settings could change that.
    void settingsRequested();
};

} // namespace roomdeck
