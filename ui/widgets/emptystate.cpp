#include "ui/widgets/emptystate.h"

#include "ui/widgets/tintedlabel.h"

#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_title(new TintedLabel(Theme::Role::Text, TintedLabel::Size::Title)),
      m_hint(new TintedLabel(Theme::Role::Dim)), m_button(new QPushButton)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step);
    column->setSpacing(2 * Theme::Step);
    for (TintedLabel *label : {m_title, m_hint}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setWordWrap(true);
    }
    column->addStretch(1);
    column->addWidget(m_title);
    column->addWidget(m_hint);
    column->addSpacing(Theme::Step);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(2);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::triggered);
}

void EmptyState::setTexts(const QString &title, const QString &hint, const QString &button)
{
    m_title->setText(title);
    m_hint->setText(hint);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    m_button->setAccessibleDescription(hint);
    reserveHeight();
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    reserveHeight();
}

// Layouts around this one ask for a minimum without a width; wrapped text needs one.
void EmptyState::reserveHeight()
{
    setMinimumHeight(layout()->totalMinimumHeightForWidth(width()));
}

} // namespace roomdeck
