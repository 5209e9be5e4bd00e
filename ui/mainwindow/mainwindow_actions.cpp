// MainWindow: what its actions do.
#include "core/traffic/logstore.h"
#include "ui/access/accessdesk.h"
#include "ui/log/logpanel.h"
#include "ui/mainwindow/aboutdialog.h"
#include "ui/mainwindow/hostaddress.h"
#include "ui/mainwindow/hostingbar.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/menus.h"
#include "ui/mainwindow/qrdialog.h"
#include "ui/moderation/moderationdesk.h"
#include "ui/rooms/roomspanel.h"
#include "ui/sessions/recordingdesk.h"
#include "ui/settings/languageswitch.h"
#include "ui/settings/settingsdialog.h"
#include "ui/theme/theme.h"
#include "ui/users/userspanel.h"
#include "ui/widgets/messagebar.h"

#include <QtCore/QUrl>
#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtWidgets/QApplication>

namespace roomdeck {

void MainWindow::connectActions()
{
    connect(m_actions.startStop, &QAction::triggered, &m_hosting, &Hosting::toggle);
    connect(m_actions.retryStart, &QAction::triggered, &m_hosting, &Hosting::start);
    connect(m_actions.useAnotherPort, &QAction::triggered, &m_hosting, &Hosting::startOnAnyPort);
    connect(m_actions.copyAddress, &QAction::triggered, this, &MainWindow::copyAddress);
    connect(m_actions.showQrCode, &QAction::triggered, this, &MainWindow::openQrCode);
    connect(m_actions.openTestPage, &QAction::triggered, this, &MainWindow::openTestPage);
    connect(m_actions.settings, &QAction::triggered, this, &MainWindow::openSettings);
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions.about, &QAction::triggered, this, &MainWindow::openAbout);
    connect(m_actions.aboutQt, &QAction::triggered, qApp, &QApplication::aboutQt);
    connect(m_actions.showEverything, &QAction::triggered, this, [this] {
        m_rooms->setCurrentRoom({});
        m_log->setScope({}, {});
    });
    connect(m_actions.fullScreen, &QAction::triggered, this,
            [this](bool full) { full ? showFullScreen() : showNormal(); });
    connect(m_actions.resetLayout, &QAction::triggered, this, [this] {
        restoreState(m_firstLayout);
        fitToSize();
        apportion();
    });
}

void MainWindow::connectPreferences()
{
    connect(m_menus, &Menus::schemeChosen, this, [this](WindowSettings::Scheme scheme) {
        m_context.settings.setScheme(scheme);
        applyScheme();
    });
    connect(m_menus, &Menus::languageChosen, this, [this](WindowSettings::Language language) {
        m_context.settings.setLanguage(language);
        m_context.language.apply(language);
    });
}

void MainWindow::showStatus(const ServerStatus &status)
{
    const bool stopped = status.state == ServerState::Stopped;
    const bool hosting = status.state == ServerState::Hosting;
    m_bar->setStatus(status.state, m_hosting.url());
    m_actions.setHosting(!stopped);
    m_actions.startStop->setEnabled(status.state != ServerState::Stopping);
    for (QAction *action : {m_actions.copyAddress, m_actions.showQrCode, m_actions.openTestPage})
        action->setEnabled(hosting);
    m_rooms->setServerState(status.state);
    m_users->setServerState(status.state);
    m_log->setServerState(status.state);
    if (m_recording)
        m_recording->setHosting(!stopped);
    if (stopped) {
        m_roster.clear();
        m_desk->serverStopped();
    }
    if (m_settingsDialog)
        m_settingsDialog->setHosting(!stopped);
    // Qt adds the program's name to another title.
    setWindowTitle(hosting ? QString::fromUtf8(m_hosting.url()) : QStringLiteral("Roomdeck"));
    showProblem();
}

void MainWindow::showProblem()
{
    const QString problem = m_hosting.problem();
    if (problem.isEmpty()) {
        m_messages->dismiss();
        m_access->askAgain();
        return;
    }
    const ErrorCode code = m_hosting.status().error.code;
    QList<QAction *> remedies;
    if (code == ErrorCode::PortTaken || code == ErrorCode::PermissionDenied)
        remedies.append(m_actions.useAnotherPort);
    remedies.append({m_actions.retryStart, m_actions.settings});
    m_messages->showMessage(problem, remedies);
}

void MainWindow::copyAddress()
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(m_hosting.url()));
}

void MainWindow::openTestPage()
{
    if (m_hosting.isHosting())
        QDesktopServices::openUrl(QUrl(QString::fromUtf8(pageUrl(m_hosting.url()))));
}

void MainWindow::openQrCode()
{
    auto *dialog = new QrDialog(m_hosting.url(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QrDialog::settingsRequested, this, &MainWindow::openSettings);
    dialog->open();
}

void MainWindow::openSettings()
{
    if (!m_settingsDialog) {
        m_settingsDialog = new SettingsDialog(m_hosting.settings(), m_context.settings, this);
        m_settingsDialog->setAttribute(Qt::WA_DeleteOnClose);
        m_settingsDialog->setHosting(m_hosting.status().state != ServerState::Stopped);
        connect(m_settingsDialog, &SettingsDialog::serverSettingsChanged, this,
                &MainWindow::applyServerSettings);
        connect(m_settingsDialog, &SettingsDialog::languageChanged, m_menus, &Menus::setLanguage);
        connect(m_settingsDialog, &SettingsDialog::languageChanged, this,
                [this](WindowSettings::Language language) { m_context.language.apply(language); });
        connect(m_settingsDialog, &SettingsDialog::schemeChanged, m_menus, &Menus::setScheme);
        connect(m_settingsDialog, &SettingsDialog::schemeChanged, this, &MainWindow::applyScheme);
        connect(m_settingsDialog, &SettingsDialog::logBoundsChanged, this, &MainWindow::applyLogBounds);
    }
    m_settingsDialog->show();
    m_settingsDialog->raise();
    m_settingsDialog->activateWindow();
    const ErrorCode code = m_hosting.status().error.code;
    if (code == ErrorCode::BadCertificate || code == ErrorCode::NeedsAuthentication)
        m_settingsDialog->showAccess();
    else if (!m_hosting.problem().isEmpty())
        m_settingsDialog->showAddress();
}

void MainWindow::openAbout()
{
    auto *dialog = new AboutDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::applyScheme()
{
    Theme::apply(*qApp, schemeOf(m_context.settings.scheme()));
}

void MainWindow::applyLogBounds()
{
    m_log->setCaps({m_context.settings.logRows(), m_context.settings.logMegabytes() * 1'000'000});
}

void MainWindow::applyServerSettings(const ServerSettings &settings)
{
    m_hosting.setSettings(settings);
    m_context.storeServer(settings);
    if (m_recording)
        m_recording->setEnabled(settings.recording.enabled);
    if (m_settingsDialog)
        m_settingsDialog->setRecording(settings.recording.enabled);
}

} // namespace roomdeck
