#include "ui/widgets/messagebar.h"

#include "ui/theme/icons.h"
#include "ui/widgets/tintedlabel.h"

#include <QtGui/QAccessible>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

namespace roomdeck {

namespace {

constexpr int NoticeMs = 20'000; // long enough to read it and reach for Undo

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent), m_buttonRow(new QHBoxLayout), m_icon(new QLabel),
      m_text(new TintedLabel(Theme::Role::Error)), m_close(new QToolButton)
{
    m_text->setWordWrap(true);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_close->setAutoRaise(true);
    m_close->setIcon(symbolIcon(QStringLiteral("close")));
    connect(m_close, &QToolButton::clicked, this, [this] {
        dismiss();
        Q_EMIT dismissed();
    });

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(3 * Theme::Step, 2 * Theme::Step, 2 * Theme::Step, 2 * Theme::Step);
    row->setSpacing(2 * Theme::Step);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addLayout(m_buttonRow);
    row->addWidget(m_close);
    m_expiry.setSingleShot(true);
    m_expiry.setInterval(NoticeMs);
    connect(&m_expiry, &QTimer::timeout, this, &MessageBar::expire);
    retranslate();
    hide();
}

void MessageBar::showMessage(const QString &text, const QList<QAction *> &actions)
{
    show(Tone::Problem, text, actions);
    m_expiry.stop();
}

void MessageBar::showNotice(const QString &text, const QList<QAction *> &actions)
{
    show(Tone::Notice, text, actions);
    m_expiry.start();
}

void MessageBar::show(Tone tone, const QString &text, const QList<QAction *> &actions)
{
    m_tone = tone;
    showTone();
    qDeleteAll(m_buttons);
    m_buttons.clear();
    m_text->setText(text);
    setAccessibleName(text);
    for (QAction *action : actions) {
        auto *button = new QPushButton(action->iconText());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button, [button, action] { button->setText(action->iconText()); });
        m_buttonRow->addWidget(button);
        m_buttons.append(button);
    }
    QWidget::show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::showTone()
{
    const bool problem = m_tone == Tone::Problem;
    const Theme::Role role = problem ? Theme::Role::Error : Theme::Role::Accent;
    m_icon->setPixmap(
        symbolIcon(problem ? QStringLiteral("warning") : QStringLiteral("info"), role).pixmap(16, 16));
    m_text->setRole(problem ? Theme::Role::Error : Theme::Role::Text);
    update();
}

void MessageBar::dismiss()
{
    m_expiry.stop();
    hide();
}

void MessageBar::expire()
{
    // Who reached its buttons by keyboard must not lose them.
    if (isAncestorOf(QApplication::focusWidget()) || underMouse())
        m_expiry.start();
    else
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
    const bool problem = m_tone == Tone::Problem;
    painter.fillRect(
        rect(),
        Theme::color(problem ? Theme::Role::ErrorBackground : Theme::Role::AccentBackground, palette()));
    painter.fillRect(0, height() - 1, width(), 1, Theme::color(Theme::Role::Line, palette()));
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        m_close->click();
    else
        QWidget::keyPressEvent(event);
}

void MessageBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        showTone();
}

void MessageBar::retranslate()
{
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(m_close->toolTip());
}

} // namespace roomdeck
