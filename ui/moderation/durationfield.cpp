#include "ui/moderation/durationfield.h"

#include "ui/moderation/durations.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QSpinBox>

namespace roomdeck {

namespace {

constexpr qint64 Other = -1;
constexpr int MaxNumber = 9999;

} // namespace

DurationField::DurationField(QWidget *parent)
    : QWidget(parent), m_choice(new QComboBox), m_number(new QSpinBox), m_unit(new QComboBox)
{
    for (const qint64 ms : durations::offered())
        m_choice->addItem(durations::spanText(ms), ms);
    m_choice->addItem(tr("for another time"), Other);
    m_choice->setAccessibleName(tr("Duration"));
    m_number->setRange(1, MaxNumber);
    m_number->setValue(30);
    m_number->setAccessibleName(tr("Length of time"));
    m_unit->addItem(tr("minutes"), qint64(60'000));
    m_unit->addItem(tr("hours"), qint64(3'600'000));
    m_unit->addItem(tr("days"), qint64(86'400'000));
    m_unit->setAccessibleName(tr("Unit of time"));
    setFocusProxy(m_choice);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * Theme::Step);
    row->addWidget(m_choice);
    row->addWidget(m_number);
    row->addWidget(m_unit);
    row->addStretch(1);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &DurationField::showOther);
    connect(m_number, &QSpinBox::valueChanged, this, &DurationField::changed);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &DurationField::changed);
    setMilliseconds(3'600'000);
    showOther();
}

qint64 DurationField::milliseconds() const
{
    const qint64 choice = m_choice->currentData().toLongLong();
    return choice == Other ? m_number->value() * m_unit->currentData().toLongLong() : choice;
}

void DurationField::setMilliseconds(qint64 ms)
{
    if (const int index = m_choice->findData(ms); index >= 0) {
        m_choice->setCurrentIndex(index);
        return;
    }
    m_choice->setCurrentIndex(m_choice->findData(Other));
    m_unit->setCurrentIndex(0);
    m_number->setValue(int(qBound(qint64(1), ms / 60'000, qint64(MaxNumber))));
}

void DurationField::showOther()
{
    const bool other = m_choice->currentData().toLongLong() == Other;
    m_number->setVisible(other);
    m_unit->setVisible(other);
    Q_EMIT changed();
}

} // namespace roomdeck
