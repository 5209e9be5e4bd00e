#include "ui/settings/recordingpage.h"

#include "ui/widgets/formrows.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QSpinBox>

namespace roomdeck {

namespace {

constexpr qint64 bytesPerMegabyte = 1024LL * 1024;
constexpr int maxMegabytes = 10'000'000;
constexpr int maxDays = 36'500;

} // namespace

RecordingPage::RecordingPage(const RecorderSettings &settings, QWidget *parent)
    : QWidget(parent), m_settings(settings), m_enabled(new QCheckBox), m_megabytes(new QSpinBox),
      m_days(new QSpinBox), m_note(new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Small))
{
    m_enabled->setObjectName(QStringLiteral("recordingEnabled"));
    m_enabled->setChecked(settings.enabled);
    m_megabytes->setObjectName(QStringLiteral("recordingMegabytes"));
    m_megabytes->setRange(0, maxMegabytes);
    m_megabytes->setSingleStep(256);
    m_megabytes->setGroupSeparatorShown(true);
    m_megabytes->setValue(int(qMin<qint64>(settings.maxFolderBytes / bytesPerMegabyte, maxMegabytes)));
    m_days->setObjectName(QStringLiteral("recordingDays"));
    m_days->setRange(0, maxDays);
    m_days->setValue(settings.maxAgeDays);
    m_note->setWordWrap(true);

    QFormLayout *form = createPageForm(this);
    form->addRow(QString(), m_enabled);
    m_megabytesLabel = addFormRow(*form, m_megabytes);
    m_daysLabel = addFormRow(*form, m_days);
    form->addRow(QString(), m_note);
    connect(m_enabled, &QCheckBox::toggled, this, &RecordingPage::changed);
    // Not at every key: "3" on the way to "30" would remove sessions.
    connect(m_megabytes, &QSpinBox::editingFinished, this, &RecordingPage::changed);
    connect(m_days, &QSpinBox::editingFinished, this, &RecordingPage::changed);
    retranslate();
}

RecorderSettings RecordingPage::settings() const
{
    RecorderSettings settings = m_settings;
    settings.enabled = m_enabled->isChecked();
    // A size that is no whole number of megabytes stays as it is until it is changed here.
    if (settings.maxFolderBytes / bytesPerMegabyte != m_megabytes->value())
        settings.maxFolderBytes = m_megabytes->value() * bytesPerMegabyte;
    settings.maxAgeDays = m_days->value();
    return settings;
}

void RecordingPage::setSettings(const RecorderSettings &settings)
{
    m_settings = settings;
    const QSignalBlocker quietly(this);
    m_enabled->setChecked(settings.enabled);
    m_megabytes->setValue(int(qMin<qint64>(settings.maxFolderBytes / bytesPerMegabyte, maxMegabytes)));
    m_days->setValue(settings.maxAgeDays);
}

void RecordingPage::retranslate()
{
    m_enabled->setText(tr("&Record every run into a session file"));
    m_megabytesLabel->setText(tr("&Size of all sessions"));
    m_megabytes->setSuffix(tr(" MiB"));
    m_megabytes->setSpecialValueText(tr("no limit"));
    m_daysLabel->setText(tr("&Keep sessions for"));
    m_days->setSuffix(tr(" days"));
    m_days->setSpecialValueText(tr("no limit"));
    m_note->setText(tr("Sessions beyond these limits are removed, the oldest first; never the one being "
                       "recorded or one that is open."));
}

} // namespace roomdeck
