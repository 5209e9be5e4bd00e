// Asks before everybody on the network is let in.
#pragma once

#include "core/model/roster.h"
#include "core/settings/serversettings.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

class QMessageBox;
class QWidget;

namespace roomdeck {

class Hosting;

/// The engine refuses to host beyond this computer without authentication; this asks the operator what is
/// meant instead of leaving it at that. GUI thread.
class ExposureQuestion : public QObject
{
    Q_OBJECT

public:
    ExposureQuestion(Hosting &hosting, QWidget *window);

Q_SIGNALS:
    /// Settings that answer the question; to be kept, and started with.
    void answered(const roomdeck::ServerSettings &settings);
    void settingsRequested();

private:
    void onStatus(const roomdeck::ServerStatus &status);
    void ask();

    Hosting &m_hosting;
    QWidget *m_window;
    QPointer<QMessageBox> m_box;
};

} // namespace roomdeck
