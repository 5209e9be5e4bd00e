// What this program is.
#pragma once

#include <QtWidgets/QDialog>

namespace roomdeck {

/// Name, version, Qt's version and the licence. GUI thread.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent = nullptr);
};

} // namespace roomdeck
