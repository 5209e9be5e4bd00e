#include "ui/log/timebar.h"

#include "core/traffic/filter/filtertime.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QDateTime>
#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace roomdeck {

namespace {

constexpr int timeChars = 24; // a date and a time

QString moment(qint64 timeUs, QDate day)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(timeUs / 1000);
    return time.toString(time.date() == day ? QStringLiteral("HH:mm:ss.zzz")
                                            : QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

} // namespace

TimeBar::TimeBar(QWidget *parent)
    : QWidget(parent), m_label(new QLabel), m_time(new QLineEdit), m_go(new QPushButton),
      m_note(new TintedLabel(Theme::Role::Dim))
{
    m_label->setTextFormat(Qt::PlainText);
    m_label->setBuddy(m_time);
    m_time->setFont(Theme::monospaceFont());
    m_time->setMaxLength(64);
    m_time->setFixedWidth(m_time->fontMetrics().horizontalAdvance(QString(timeChars, QLatin1Char('0')))
                          + 4 * Theme::Step);
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * Theme::Step);
    row->addWidget(m_label);
    row->addWidget(m_time);
    row->addWidget(m_go);
    row->addStretch();
    m_note->setWordWrap(true);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // words move no panel
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * Theme::Step, Theme::Step, 2 * Theme::Step, Theme::Step);
    column->setSpacing(Theme::Step);
    column->addLayout(row);
    column->addWidget(m_note);
    connect(m_go, &QPushButton::clicked, this, &TimeBar::choose);
    connect(m_time, &QLineEdit::textEdited, this, &TimeBar::tellDay);
    retranslate();
    hide();
}

void TimeBar::open(qint64 timeUs)
{
    m_day = QDateTime::fromMSecsSinceEpoch(timeUs / 1000).date();
    m_time->setText(moment(timeUs, m_day));
    tellDay();
    show();
    m_time->setFocus(Qt::ShortcutFocusReason);
    m_time->selectAll();
}

void TimeBar::choose()
{
    const std::optional<qint64> timeUs = parseFilterTime(m_time->text().trimmed(), m_day);
    if (timeUs) {
        tellDay();
        Q_EMIT timeChosen(*timeUs);
        return;
    }
    tell(Theme::Role::Error, tr("No time. Write 12:30:15 or 2026-11-22 12:30"));
    m_time->selectAll();
    m_time->setFocus();
}

void TimeBar::tell(Theme::Role role, const QString &text)
{
    m_note->setRole(role);
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

// What everybody takes for granted is not said.
void TimeBar::tellDay()
{
    const bool today = !m_day.isValid() || m_day == QDate::currentDate();
    tell(Theme::Role::Dim,
         today ? QString() : tr("on %1", "a date").arg(QLocale().toString(m_day, QLocale::ShortFormat)));
}

void TimeBar::tellBegin(qint64 firstUs)
{
    tell(Theme::Role::Warning, tr("The log begins at %1").arg(moment(firstUs, m_day)));
}

void TimeBar::tellEnd(qint64 lastUs)
{
    tell(Theme::Role::Warning, tr("The log ends at %1").arg(moment(lastUs, m_day)));
}

void TimeBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        hide();
        Q_EMIT closed();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void TimeBar::retranslate()
{
    m_label->setText(tr("&Time:"));
    m_time->setAccessibleName(tr("Time to go to"));
    m_go->setText(tr("Go"));
    tellDay();
}

void TimeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace roomdeck
