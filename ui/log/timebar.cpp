#include "ui/log/timebar.h"

#include "ui/theme/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace roomdeck {

TimeBar::TimeBar(QWidget *parent)
    : QWidget(parent), m_label(new QLabel), m_time(new QDateTimeEdit), m_go(new QPushButton)
{
    m_label->setTextFormat(Qt::PlainText);
    m_label->setBuddy(m_time);
    m_time->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
    m_time->setFont(Theme::monospaceFont());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2 * Theme::Step, Theme::Step, 2 * Theme::Step, Theme::Step);
    row->setSpacing(2 * Theme::Step);
    row->addWidget(m_label);
    row->addWidget(m_time);
    row->addWidget(m_go);
    row->addStretch();
    connect(m_go, &QPushButton::clicked, this, &TimeBar::choose);
    retranslate();
    hide();
}

void TimeBar::open(qint64 timeUs)
{
    m_time->setDateTime(QDateTime::fromMSecsSinceEpoch(timeUs / 1000));
    m_time->setCurrentSection(QDateTimeEdit::HourSection);
    show();
    m_time->setFocus(Qt::ShortcutFocusReason);
}

void TimeBar::choose()
{
    Q_EMIT timeChosen(m_time->dateTime().toMSecsSinceEpoch() * 1000);
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
}

void TimeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace roomdeck
