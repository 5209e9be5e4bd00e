#include "ui/settings/settingsdialog.h"

#include "ui/access/accesspage.h"
#include "ui/settings/allsettingspage.h"
#include "ui/settings/limitfields.h"
#include "ui/settings/recordingpage.h"
#include "ui/widgets/formrows.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QEvent>
#include <QtCore/QSignalBlocker>
#include <QtNetwork/QHostAddress>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

namespace {

const QString localAddress = QStringLiteral("127.0.0.1");
const QString anyAddress = QStringLiteral("0.0.0.0");

} // namespace

SettingsDialog::SettingsDialog(const ServerSettings &server, WindowSettings &window, QWidget *parent)
    : QDialog(parent), m_server(server), m_window(window), m_pages(new QTabWidget),
      m_access(new AccessPage(server)), m_recording(new RecordingPage(server.recording)),
      m_all(new AllSettingsPage(server)), m_address(new QComboBox), m_port(new QSpinBox),
      m_echo(new QCheckBox), m_addressNote(new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Small)),
      m_language(new QComboBox), m_scheme(new QComboBox), m_logRows(new QSpinBox),
      m_logMegabytes(new QSpinBox)
{
    m_pages->addTab(createServerPage(), QString());
    m_pages->addTab(m_access, QString());
    m_pages->addTab(createLimitsPage(), QString());
    m_pages->addTab(m_recording, QString());
    m_pages->addTab(createWindowPage(), QString());
    m_pages->addTab(m_all, QString());
    connect(m_recording, &RecordingPage::changed, this, &SettingsDialog::publishServer);
    connect(m_all, &AllSettingsPage::changed, this, &SettingsDialog::publishAll);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false); // Enter ends the typing of a value
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * Theme::Step, 2 * Theme::Step, 3 * Theme::Step, 3 * Theme::Step);
    column->addWidget(m_pages);
    column->addWidget(buttons);
    connect(m_access, &AccessPage::changed, this, &SettingsDialog::publishServer);
    connectWindowPage();
    retranslate();
}

// A field that loses the keyboard on the way out must not tell a window that is going as well.
SettingsDialog::~SettingsDialog()
{
    blockSignals(true);
    hide();
}

void SettingsDialog::setHosting(bool hosting)
{
    m_hosting = hosting;
    checkAddress();
}

void SettingsDialog::setRecording(bool enabled)
{
    m_server.recording.enabled = enabled;
    showServerSettings();
}

void SettingsDialog::showAddress()
{
    m_pages->setCurrentIndex(0);
    m_address->setFocus();
}

void SettingsDialog::showAccess()
{
    m_pages->setCurrentWidget(m_access);
}

void SettingsDialog::setServerSettings(const ServerSettings &settings)
{
    m_server = settings;
    showServerSettings();
}

void SettingsDialog::showServerSettings()
{
    m_access->setSettings(m_server);
    m_recording->setSettings(m_server.recording);
    m_all->setSettings(m_server);
    const QSignalBlocker quietAddress(m_address);
    const QSignalBlocker quietPort(m_port);
    const QSignalBlocker quietEcho(m_echo);
    m_address->setCurrentText(m_server.address);
    m_port->setValue(m_server.port);
    m_echo->setChecked(m_server.echoToSender);
    for (qsizetype i = 0; i < m_limitBoxes.size(); ++i) {
        const QSignalBlocker quietly(m_limitBoxes[i]);
        m_limitBoxes[i]->setValue(limitFields()[i].shown(m_server.limits));
    }
    checkAddress();
}

void SettingsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

QWidget *SettingsDialog::createServerPage()
{
    auto *page = new QWidget;
    QFormLayout *form = createPageForm(page);
    m_address->setObjectName(QStringLiteral("address"));
    m_address->setEditable(true);
    m_address->addItems({localAddress, anyAddress});
    m_address->setCurrentText(m_server.address);
    m_port->setRange(0, 65535);
    m_port->setGroupSeparatorShown(false);
    m_port->setValue(m_server.port);
    m_echo->setChecked(m_server.echoToSender);
    m_addressNote->setWordWrap(true);
    m_addressLabel = addFormRow(*form, m_address);
    m_portLabel = addFormRow(*form, m_port);
    form->addRow(QString(), m_addressNote);
    form->addRow(QString(), m_echo);
    connect(m_address, &QComboBox::currentTextChanged, this, &SettingsDialog::publishServer);
    connect(m_port, &QSpinBox::valueChanged, this, &SettingsDialog::publishServer);
    connect(m_echo, &QCheckBox::toggled, this, &SettingsDialog::publishServer);
    return page;
}

QWidget *SettingsDialog::createLimitsPage()
{
    auto *page = new QWidget;
    QFormLayout *form = createPageForm(page);
    for (const LimitField &field : limitFields()) {
        auto *box = new QSpinBox;
        box->setRange(field.minimum, field.maximum);
        box->setGroupSeparatorShown(true);
        box->setSingleStep(field.step);
        box->setValue(field.shown(m_server.limits));
        m_limitBoxes.append(box);
        m_limitLabels.append(addFormRow(*form, box));
        connect(box, &QSpinBox::valueChanged, this, &SettingsDialog::publishServer);
    }
    return page;
}

QWidget *SettingsDialog::createWindowPage()
{
    auto *page = new QWidget;
    QFormLayout *form = createPageForm(page);
    m_languageLabel = addFormRow(*form, m_language);
    m_schemeLabel = addFormRow(*form, m_scheme);
    m_logRows->setRange(int(WindowSettings::MinLogRows), int(WindowSettings::MaxLogRows));
    m_logRows->setSingleStep(100'000);
    m_logRows->setGroupSeparatorShown(true);
    m_logRows->setValue(int(m_window.logRows()));
    m_logMegabytes->setRange(int(WindowSettings::MinLogMegabytes), int(WindowSettings::MaxLogMegabytes));
    m_logMegabytes->setSingleStep(64);
    m_logMegabytes->setGroupSeparatorShown(true);
    m_logMegabytes->setValue(int(m_window.logMegabytes()));
    m_logRowsLabel = addFormRow(*form, m_logRows);
    m_logMegabytesLabel = addFormRow(*form, m_logMegabytes);
    return page;
}

void SettingsDialog::connectWindowPage()
{
    connect(m_language, &QComboBox::activated, this, [this](int index) {
        m_window.setLanguage(WindowSettings::Language(index));
        Q_EMIT languageChanged(m_window.language());
    });
    connect(m_scheme, &QComboBox::activated, this, [this](int index) {
        m_window.setScheme(WindowSettings::Scheme(index));
        Q_EMIT schemeChanged(m_window.scheme());
    });
    const auto publishBounds = [this] {
        m_window.setLogRows(m_logRows->value());
        m_window.setLogMegabytes(m_logMegabytes->value());
        Q_EMIT logBoundsChanged(m_window.logRows(), m_window.logMegabytes());
    };
    // Not at every key: "1" on the way to "100000" would throw the log away.
    connect(m_logRows, &QSpinBox::editingFinished, this, publishBounds);
    connect(m_logMegabytes, &QSpinBox::editingFinished, this, publishBounds);
}

void SettingsDialog::publishServer()
{
    ServerSettings wanted = m_access->applied(m_server);
    const QString address = m_address->currentText().trimmed();
    if (!QHostAddress(address).isNull())
        wanted.address = address;
    wanted.port = quint16(m_port->value());
    wanted.echoToSender = m_echo->isChecked();
    const QList<LimitField> &fields = limitFields();
    for (qsizetype i = 0; i < fields.size(); ++i) {
        // Boxes round; what nobody touched keeps its exact value.
        if (m_limitBoxes[i]->value() != fields[i].shown(m_server.limits))
            wanted.limits.*fields[i].member = m_limitBoxes[i]->value() * fields[i].scale;
    }
    wanted.recording = m_recording->settings();
    checkAddress();
    if (wanted == m_server)
        return;
    m_server = wanted;
    m_recording->setSettings(m_server.recording);
    m_all->setSettings(m_server);
    Q_EMIT serverSettingsChanged(m_server);
}

void SettingsDialog::publishAll()
{
    if (m_all->settings() == m_server)
        return;
    setServerSettings(m_all->settings());
    Q_EMIT serverSettingsChanged(m_server);
}

void SettingsDialog::checkAddress()
{
    const QHostAddress address(m_address->currentText().trimmed());
    m_addressNote->setRole(address.isNull() ? Theme::Role::Error : Theme::Role::Dim);
    if (address.isNull())
        m_addressNote->setText(
            tr("This is not an address. 127.0.0.1 is this computer alone, 0.0.0.0 all its networks."));
    else if (m_hosting)
        m_addressNote->setText(
            tr("Address and port count from the next start; everything else counts at once."));
    else if (address.isLoopback())
        m_addressNote->setText(tr("Only programs on this computer can connect."));
    else
        m_addressNote->setText(tr("Other devices on the network can connect."));
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings"));
    m_pages->setTabText(0, tr("Server"));
    m_pages->setTabText(1, tr("Access"));
    m_pages->setTabText(2, tr("Limits"));
    m_pages->setTabText(3, tr("Recording"));
    m_pages->setTabText(4, tr("Window"));
    m_pages->setTabText(5, tr("All"));
    m_recording->retranslate();
    m_all->retranslate();
    m_addressLabel->setText(tr("&Address"));
    m_portLabel->setText(tr("&Port"));
    m_port->setSpecialValueText(tr("any free port"));
    m_echo->setText(tr("&Echo messages to their sender"));
    m_languageLabel->setText(tr("&Language"));
    m_schemeLabel->setText(tr("&Theme"));
    m_logRowsLabel->setText(tr("&Rows of the log"));
    m_logMegabytesLabel->setText(tr("&Memory of the log"));
    m_logMegabytes->setSuffix(tr(" MB"));
    retranslateChoices();
    retranslateLimits();
    checkAddress();
}

void SettingsDialog::retranslateChoices()
{
    m_language->clear();
    m_language->addItems({tr("System"), QStringLiteral("English"), QStringLiteral("Русский")});
    m_language->setCurrentIndex(int(m_window.language()));
    m_scheme->clear();
    m_scheme->addItems({tr("System"), tr("Light"), tr("Dark")});
    m_scheme->setCurrentIndex(int(m_window.scheme()));
}

void SettingsDialog::retranslateLimits()
{
    const QList<LimitField> &fields = limitFields();
    for (qsizetype i = 0; i < fields.size(); ++i) {
        m_limitLabels[i]->setText(limitText(fields[i].label));
        m_limitBoxes[i]->setSuffix(limitText(fields[i].suffix));
        m_limitBoxes[i]->setSpecialValueText(fields[i].zeroMeansNone ? limitText(noLimitText()) : QString());
    }
}

} // namespace roomdeck
