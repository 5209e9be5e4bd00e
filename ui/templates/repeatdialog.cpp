#include "ui/templates/repeatdialog.h"

#include "core/operator/scheduler.h"
#include "ui/text/displaytext.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QSpinBox>

namespace roomdeck {

namespace {

constexpr int MaxScheduleNameChars = 100;
constexpr int MaxNumber = 9999;
constexpr int MaxTimes = 1'000'000;
constexpr qint64 AheadMs = 5 * 60 * 1000; // "once at" starts five minutes from now
constexpr qint64 Second = 1000;

} // namespace

RepeatDialog::RepeatDialog(const Draft &draft, const QString &target, qint64 nowMs, QWidget *parent)
    : QDialog(parent), m_draft(draft), m_nowMs(nowMs),
      m_name(new QLineEdit(displayText(draft.type, MaxScheduleNameChars), this)),
      m_every(new QRadioButton(tr("&Every"), this)), m_number(new QSpinBox(this)),
      m_unit(new QComboBox(this)), m_limited(new QCheckBox(tr("&Stop after"), this)),
      m_times(new QSpinBox(this)), m_now(new QCheckBox(tr("Send the &first one now"), this)),
      m_once(new QRadioButton(tr("&Once at"), this)),
      m_at(new QDateTimeEdit(QDateTime::fromMSecsSinceEpoch(nowMs + AheadMs), this)),
      m_problem(new TintedLabel(Theme::Role::Error, TintedLabel::Size::Normal, this))
{
    setWindowTitle(tr("Repeat or Schedule"));
    m_name->setMaxLength(MaxScheduleNameChars);
    m_every->setChecked(true);
    m_at->setCalendarPopup(true);
    m_at->setDisplayFormat(QLocale().dateFormat(QLocale::ShortFormat) + QStringLiteral(" HH:mm:ss"));
    m_at->setAccessibleName(tr("Time to send at"));
    m_problem->setWordWrap(true);
    auto *to = new TintedLabel(Theme::Role::Operator, TintedLabel::Size::Normal, this);
    to->setText(target);
    auto *form = new QFormLayout(this);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("To"), to);
    form->addRow(m_every, createEveryRow());
    form->addRow(QString(), createTimesRow());
    form->addRow(QString(), m_now);
    form->addRow(m_once, m_at);
    form->addRow(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Sche&dule"));
    m_ok->setDefault(true);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &RepeatDialog::refresh);
    connect(m_every, &QRadioButton::toggled, this, &RepeatDialog::refresh);
    connect(m_limited, &QCheckBox::toggled, this, &RepeatDialog::refresh);
    connect(m_at, &QDateTimeEdit::dateTimeChanged, this, &RepeatDialog::refresh);
    refresh();
}

QWidget *RepeatDialog::createEveryRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    m_number->setRange(1, MaxNumber);
    m_number->setValue(30);
    m_number->setAccessibleName(tr("Interval"));
    m_unit->addItem(tr("seconds"), Second);
    m_unit->addItem(tr("minutes"), 60 * Second);
    m_unit->addItem(tr("hours"), 3600 * Second);
    m_unit->setAccessibleName(tr("Unit of the interval"));
    layout->addWidget(m_number);
    layout->addWidget(m_unit, 1);
    return row;
}

QWidget *RepeatDialog::createTimesRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    m_times->setRange(1, MaxTimes);
    m_times->setValue(10);
    m_times->setSuffix(tr(" times"));
    m_times->setAccessibleName(tr("Number of sends"));
    layout->addWidget(m_limited);
    layout->addWidget(m_times, 1);
    return row;
}

qint64 RepeatDialog::intervalMs() const
{
    return m_number->value() * m_unit->currentData().toLongLong();
}

bool RepeatDialog::startsNow() const
{
    return m_every->isChecked() && m_now->isChecked();
}

void RepeatDialog::refresh()
{
    const bool every = m_every->isChecked();
    for (QWidget *widget : QList<QWidget *>{m_number, m_unit, m_limited, m_now})
        widget->setEnabled(every);
    m_times->setEnabled(every && m_limited->isChecked());
    m_at->setEnabled(!every);
    QString problem;
    if (!questionsIn(payloadTemplate(m_draft)).isEmpty())
        problem = tr("A scheduled message cannot ask: put a value in place of {{ask:…}} first.");
    else if (!every && m_at->dateTime().toMSecsSinceEpoch() <= m_nowMs)
        problem = tr("This time has passed.");
    else if (m_name->text().trimmed().isEmpty())
        problem = tr("It needs a name.");
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_ok->setEnabled(problem.isEmpty());
}

ScheduledSend RepeatDialog::result() const
{
    ScheduledSend send;
    send.name = m_name->text().trimmed();
    send.draft = m_draft;
    if (m_once->isChecked()) {
        send.kind = ScheduledSend::Kind::Once;
        send.dueMs = m_at->dateTime().toMSecsSinceEpoch();
        return send;
    }
    send.intervalMs = intervalMs();
    if (m_limited->isChecked())
        send.remaining = m_times->value();
    return send;
}

} // namespace roomdeck
