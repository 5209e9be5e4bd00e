// Asks when a message is to be sent: every so often, or once at a time.
#pragma once

#include "core/operator/scheduledsend.h"

#include <QtWidgets/QDialog>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace roomdeck {

class TintedLabel;

/// GUI thread; to be opened with open(). `target` names whom it goes to.
class RepeatDialog : public QDialog
{
    Q_OBJECT

public:
    /// `nowMs`: UTC milliseconds, so that "once at" starts a little later.
    RepeatDialog(const Draft &draft, const QString &target, qint64 nowMs, QWidget *parent = nullptr);

    /// With Every, the first due time is left open (`dueMs` 0).
    ScheduledSend result() const;
    /// The first one is to go out as soon as the dialog is accepted.
    bool startsNow() const;

private:
    QWidget *createEveryRow();
    QWidget *createTimesRow();
    qint64 intervalMs() const;
    void refresh();

    Draft m_draft;
    qint64 m_nowMs;
    QLineEdit *m_name;
    QRadioButton *m_every;
    QSpinBox *m_number;
    QComboBox *m_unit;
    QCheckBox *m_limited;
    QSpinBox *m_times;
    QCheckBox *m_now;
    QRadioButton *m_once;
    QDateTimeEdit *m_at;
    TintedLabel *m_problem;
    QPushButton *m_ok;
};

} // namespace roomdeck
