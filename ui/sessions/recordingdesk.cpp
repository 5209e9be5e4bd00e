#include "ui/sessions/recordingdesk.h"

#include "core/host/hostrecorder.h"
#include "core/session/retention.h"
#include "ui/sessions/recordinglabel.h"
#include "ui/sessions/sessionfaulttext.h"
#include "ui/text/quantities.h"
#include "ui/theme/icons.h"
#include "ui/widgets/background.h"
#include "ui/widgets/messagebar.h"

#include <QtCore/QDir>
#include <QtCore/QEvent>
#include <QtCore/QFileInfo>
#include <QtCore/QUrl>
#include <QtGui/QAction>
#include <QtGui/QDesktopServices>

namespace roomdeck {

void showFileInFolder(const QString &path)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
}

RecordingDesk::RecordingDesk(HostRecorder &recorder, QThreadPool &workers, QWidget *window)
    : QObject(window), m_recorder(recorder), m_workers(workers), m_record(new QAction(this)),
      m_showInFolder(new QAction(this)), m_banner(new MessageBar(window)),
      m_label(new RecordingLabel(window)), m_state(recorder.recorder().state())
{
    m_record->setObjectName(QStringLiteral("record"));
    m_record->setIcon(symbolIcon(QStringLiteral("record"), Theme::Role::Error));
    m_record->setCheckable(true);
    m_record->setChecked(recorder.recorder().settings().enabled);
    connect(m_record, &QAction::triggered, this, &RecordingDesk::enabledChanged);
    connect(m_showInFolder, &QAction::triggered, this, [this] {
        const QString file = m_state.file;
        showFileInFolder(file.isEmpty() ? sessionsFolder(m_recorder.dataDirectory()) + QLatin1Char('/')
                                        : file);
    });
    connect(&recorder.recorder(), &Recorder::stateChanged, this, &RecordingDesk::showState);
    connect(&m_everySecond, &QTimer::timeout, this, &RecordingDesk::measure);
    m_everySecond.start(1000);
    window->installEventFilter(this);
    retranslate();
}

RecordingDesk::~RecordingDesk() = default;

void RecordingDesk::setEnabled(bool enabled)
{
    m_record->setChecked(enabled);
    showLabel();
}

void RecordingDesk::setHosting(bool hosting)
{
    m_hosting = hosting;
    showLabel();
}

bool RecordingDesk::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

void RecordingDesk::showState(const RecorderState &state)
{
    const bool fails = state.kind == RecorderState::Kind::Failing;
    if (fails && m_state.kind != RecorderState::Kind::Failing) {
        m_failed = true;
        m_lostBefore = state.file == m_state.file ? m_state.lost : 0;
    }
    if (state.file != m_state.file)
        m_bytes = 0;
    const bool same = state.kind == m_state.kind && state.error == m_state.error;
    m_state = state;
    if (!same)
        showBanner();
    showLabel();
    measure();
}

void RecordingDesk::showBanner()
{
    if (m_state.kind == RecorderState::Kind::Failing) {
        m_banner->showMessage(
            tr("%1. Hosting goes on; what happens is kept in memory for a while and written later.")
                .arg(recordingFaultText(m_state.error)),
            {m_showInFolder, m_record});
        return;
    }
    if (!m_failed)
        return;
    m_failed = false;
    if (m_state.kind == RecorderState::Kind::Off) {
        m_banner->dismiss();
        return;
    }
    const quint64 lost = m_state.lost - qMin(m_lostBefore, m_state.lost);
    const QString text = lost == 0
        ? tr("Recording goes on, and nothing was lost.")
        : tr("Recording goes on. %Ln messages are missing; the file says where.", nullptr, int(lost));
    m_banner->showNotice(text, {m_showInFolder});
}

void RecordingDesk::showLabel()
{
    using Tone = RecordingLabel::Tone;
    m_record->setToolTip(m_record->isChecked() ? tr("Stop recording into a session file")
                                               : tr("Record into a session file"));
    m_showInFolder->setEnabled(m_state.kind != RecorderState::Kind::Off
                               || !m_recorder.dataDirectory().isEmpty());
    const QString name = QFileInfo(m_state.file).completeBaseName();
    switch (m_state.kind) {
    case RecorderState::Kind::Recording:
        m_label->setText(Tone::Recording,
                         tr("Recording %1 · %2", "file name, size").arg(name, quantities::bytes(m_bytes)),
                         QDir::toNativeSeparators(m_state.file));
        break;
    case RecorderState::Kind::Failing:
        m_label->setText(Tone::Failing, tr("Recording fails"), recordingFaultText(m_state.error));
        break;
    case RecorderState::Kind::Off:
        if (m_record->isChecked() && !m_hosting)
            m_label->setText(Tone::Off, tr("Records when hosting starts"), {});
        else
            m_label->setText(Tone::Off, tr("Not recording"), {});
        break;
    }
}

// Files grow on slow media too: asking for a size may take a while.
void RecordingDesk::measure()
{
    if (m_measuring || m_state.kind != RecorderState::Kind::Recording || m_state.file.isEmpty())
        return;
    m_measuring = true;
    inBackground(
        m_workers, this,
        [file = m_state.file] {
            return QFileInfo(file).size() + QFileInfo(file + QLatin1String("-wal")).size();
        },
        [this](qint64 bytes) {
            m_measuring = false;
            m_bytes = bytes;
            showLabel();
        });
}

void RecordingDesk::retranslate()
{
    m_record->setText(tr("&Record"));
    m_showInFolder->setText(tr("Show Recording in &Folder"));
    m_showInFolder->setIconText(tr("Show in folder"));
    if (m_failed)
        showBanner();
    showLabel();
}

} // namespace roomdeck
