// Recording as the window sees it: switch it, see what is recorded, hear when the disk fails.
#pragma once

#include "core/session/recorderstate.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QTimer>

class QAction;
class QThreadPool;
class QWidget;

namespace roomdeck {

class HostRecorder;
class MessageBar;
class RecordingLabel;

/// Owns the actions and the two widgets a window places: the banner and the label of the status bar.
/// GUI thread; the recorder outlives it. Sizes in bytes.
class RecordingDesk : public QObject
{
    Q_OBJECT

public:
    /// The size of the file is looked up on a thread of `workers`.
    RecordingDesk(HostRecorder &recorder, QThreadPool &workers, QWidget *window);
    ~RecordingDesk() override;

    /// Checkable; asks for recording to be switched (see enabledChanged()).
    QAction *record() const { return m_record; }
    /// Opens the folder of the file being recorded.
    QAction *showInFolder() const { return m_showInFolder; }
    MessageBar *banner() const { return m_banner; }
    RecordingLabel *label() const { return m_label; }
    /// What the settings say; the same as what the recorder was told.
    void setEnabled(bool enabled);
    void setHosting(bool hosting);

Q_SIGNALS:
    /// The user switched recording. Settings and recorder are to follow.
    void enabledChanged(bool enabled);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showState(const roomdeck::RecorderState &state);
    void showBanner();
    void showLabel();
    void measure();
    void retranslate();

    HostRecorder &m_recorder;
    QThreadPool &m_workers;
    QAction *m_record;
    QAction *m_showInFolder;
    MessageBar *m_banner;
    RecordingLabel *m_label;
    RecorderState m_state;
    QTimer m_everySecond;
    qint64 m_bytes = 0;
    bool m_hosting = false;
    bool m_failed = false; ///< the banner tells of a failure, past or present
    quint64 m_lostBefore = 0; ///< at the time the failure began
    bool m_measuring = false;
};

/// The folder a file lies in, with the file selected where the desktop can.
void showFileInFolder(const QString &path);

} // namespace roomdeck
