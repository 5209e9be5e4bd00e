#include "ui/widgets/messagebar.h"

#include "ui/theme/icons.h"
#include "ui/widgets/tintedlabel.h"

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

namespace roomdeck {

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent), m_buttonRow(new QHBoxLayout), m_text(new TintedLabel(Theme::Role::Error)),
      m_close(new QToolButton)
{
    auto *icon = new QLabel;
    icon->setPixmap(symbolIcon(QStringLiteral("warning"), Theme::Role::Error).pixmap(16, 16));
    m_text->setWordWrap(true);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_close->setAutoRaise(true);
    m_close->setIcon(symbolIcon(QStringLiteral("close")));
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(3 * Theme::Step, 2 * Theme::Step, 2 * Theme::Step, 2 * Theme::Step);
    row->setSpacing(2 * Theme::Step);
    row->addWidget(icon);
    row->addWidget(m_text, 1);
    row->addLayout(m_buttonRow);
    row->addWidget(m_close);
    retranslate();
    hide();
}

void MessageBar::showMessage(const QString &text, const QList<QAction *> &actions)
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    m_text->setText(text);
    setAccessibleName(text);
    for (QAction *action : actions) {
        auto *button = new QPushButton(action->text());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button, [button, action] { button->setText(action->text()); });
        m_buttonRow->addWidget(button);
        m_buttons.append(button);
    }
    show();
}

void MessageBar::dismiss()
{
    hide();
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Theme::Role::ErrorBackground, palette()));
    painter.fillRect(0, height() - 1, width(), 1, Theme::color(Theme::Role::Line, palette()));
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

void MessageBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MessageBar::retranslate()
{
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(m_close->toolTip());
}

} // namespace roomdeck
