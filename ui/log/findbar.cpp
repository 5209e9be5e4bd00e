#include "ui/log/findbar.h"

#include "ui/text/quantities.h"
#include "ui/theme/theme.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolButton>

namespace roomdeck {

FindBar::FindBar(QWidget *parent)
    : QWidget(parent), m_text(new QLineEdit), m_matchCase(new QCheckBox), m_previous(new QToolButton),
      m_next(new QToolButton), m_close(new QToolButton), m_count(new TintedLabel(Theme::Role::Dim))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2 * Theme::Step, Theme::Step, 2 * Theme::Step, Theme::Step);
    row->setSpacing(2 * Theme::Step);
    m_text->setClearButtonEnabled(true);
    row->addWidget(m_text, 1);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_matchCase);
    row->addWidget(m_count);
    row->addWidget(m_close);
    m_previous->setText(QStringLiteral("▲"));
    m_next->setText(QStringLiteral("▼"));
    m_close->setText(QStringLiteral("✕"));
    for (QToolButton *button : {m_previous, m_next, m_close}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    const auto changed = [this] { Q_EMIT searchChanged(m_text->text(), m_matchCase->isChecked()); };
    connect(m_text, &QLineEdit::textChanged, this, changed);
    connect(m_matchCase, &QCheckBox::toggled, this, changed);
    connect(m_next, &QToolButton::clicked, this, &FindBar::nextRequested);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::previousRequested);
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    retranslate();
    hide();
}

void FindBar::open()
{
    show();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    Q_EMIT searchChanged(m_text->text(), m_matchCase->isChecked());
}

void FindBar::close()
{
    hide();
    Q_EMIT closed();
}

void FindBar::setCount(int at, qint64 matches, bool searching)
{
    QString text;
    if (m_text->text().isEmpty())
        text = QString();
    else if (matches == 0)
        text = searching ? tr("Searching…") : tr("Not found");
    else if (at > 0)
        text = tr("%1 of %2").arg(quantities::count(at), quantities::count(matches));
    else
        text = tr("%n match(es)", nullptr, int(qMin<qint64>(matches, 1'000'000'000)));
    if (searching && matches > 0)
        text += QStringLiteral("…");
    m_count->setText(text);
    m_count->setRole(matches == 0 && !searching ? Theme::Role::Warning : Theme::Role::Dim);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() & Qt::ShiftModifier)
            Q_EMIT previousRequested();
        else
            Q_EMIT nextRequested();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void FindBar::retranslate()
{
    m_text->setPlaceholderText(tr("Find in the log"));
    m_text->setAccessibleName(tr("Find in the log"));
    m_matchCase->setText(tr("Match case"));
    m_previous->setToolTip(tr("Previous match (Shift+Enter)"));
    m_previous->setAccessibleName(tr("Previous match"));
    m_next->setToolTip(tr("Next match (Enter)"));
    m_next->setAccessibleName(tr("Next match"));
    m_close->setToolTip(tr("Close (Esc)"));
    m_close->setAccessibleName(tr("Close"));
}

void FindBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace roomdeck
