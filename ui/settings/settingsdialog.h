// The settings; every change applies at once.
#pragma once

#include "core/settings/serversettings.h"
#include "ui/settings/windowsettings.h"

#include <QtWidgets/QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;
class QTabWidget;

namespace roomdeck {

class AccessPage;
class AllSettingsPage;
class RecordingPage;
class TintedLabel;

/// Not modal: what it changes is seen behind it. Writes window settings itself and announces them; server
/// settings are only announced. GUI thread.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(const ServerSettings &server, WindowSettings &window, QWidget *parent = nullptr);
    ~SettingsDialog() override;

    void setHosting(bool hosting);
    /// Recording was switched elsewhere.
    void setRecording(bool enabled);
    /// Shows the page with address and port and puts the keyboard there.
    void showAddress();
    /// Shows the page on who may come in.
    void showAccess();
    /// Takes over what was changed elsewhere.
    void setServerSettings(const ServerSettings &settings);

Q_SIGNALS:
    void serverSettingsChanged(const roomdeck::ServerSettings &settings);
    void languageChanged(roomdeck::WindowSettings::Language language);
    void schemeChanged(roomdeck::WindowSettings::Scheme scheme);
    void logBoundsChanged(qint64 rows, qint64 megabytes);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *createServerPage();
    QWidget *createLimitsPage();
    QWidget *createWindowPage();
    void connectWindowPage();
    void publishServer();
    void publishAll();
    void showServerSettings();
    void checkAddress();
    void retranslate();
    void retranslateChoices();
    void retranslateLimits();

    ServerSettings m_server;
    WindowSettings &m_window;
    bool m_hosting = false;

    QTabWidget *m_pages;
    AccessPage *m_access;
    RecordingPage *m_recording;
    AllSettingsPage *m_all;
    QComboBox *m_address;
    QSpinBox *m_port;
    QCheckBox *m_echo;
    TintedLabel *m_addressNote;
    QComboBox *m_language;
    QComboBox *m_scheme;
    QSpinBox *m_logRows;
    QSpinBox *m_logMegabytes;
    QList<QSpinBox *> m_limitBoxes;
    QList<QLabel *> m_limitLabels;
    QLabel *m_addressLabel = nullptr;
    QLabel *m_portLabel = nullptr;
    QLabel *m_languageLabel = nullptr;
    QLabel *m_schemeLabel = nullptr;
    QLabel *m_logRowsLabel = nullptr;
    QLabel *m_logMegabytesLabel = nullptr;
};

} // namespace roomdeck
