// The status bar's word on recording: a dot and what is recorded.
#pragma once

#include <QtWidgets/QWidget>

namespace roomdeck {

class TintedLabel;

/// GUI thread.
class RecordingLabel : public QWidget
{
    Q_OBJECT

public:
    enum class Tone : quint8 { Off, Recording, Failing };

    explicit RecordingLabel(QWidget *parent = nullptr);

    void setText(Tone tone, const QString &text, const QString &toolTip);
    QString text() const;

private:
    TintedLabel *m_dot;
    TintedLabel *m_text;
};

} // namespace roomdeck
