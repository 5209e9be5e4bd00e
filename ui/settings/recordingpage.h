// The page of the settings about recording.
#pragma once

#include "core/session/recorderstate.h"

#include <QtWidgets/QWidget>

class QCheckBox;
class QLabel;
class QSpinBox;

namespace roomdeck {

class TintedLabel;

/// GUI thread.
class RecordingPage : public QWidget
{
    Q_OBJECT

public:
    explicit RecordingPage(const RecorderSettings &settings, QWidget *parent = nullptr);

    RecorderSettings settings() const;
    /// Follows what was changed elsewhere; announces nothing.
    void setSettings(const RecorderSettings &settings);
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    RecorderSettings m_settings;
    QCheckBox *m_enabled;
    QSpinBox *m_megabytes;
    QSpinBox *m_days;
    QLabel *m_megabytesLabel;
    QLabel *m_daysLabel;
    TintedLabel *m_note;
};

} // namespace roomdeck
