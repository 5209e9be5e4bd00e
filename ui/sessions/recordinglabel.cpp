#include "ui/sessions/recordinglabel.h"

#include "ui/widgets/tintedlabel.h"

#include <QtWidgets/QHBoxLayout>

namespace roomdeck {

RecordingLabel::RecordingLabel(QWidget *parent)
    : QWidget(parent), m_dot(new TintedLabel(Theme::Role::Faint, TintedLabel::Size::Small)),
      m_text(new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Small))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::Step, 0, 2 * Theme::Step, 0);
    row->setSpacing(Theme::Step);
    row->addWidget(m_dot);
    row->addWidget(m_text);
}

void RecordingLabel::setText(Tone tone, const QString &text, const QString &toolTip)
{
    m_dot->setRole(tone == Tone::Off ? Theme::Role::Faint : Theme::Role::Error);
    m_dot->setText(tone == Tone::Off             ? QStringLiteral("○")
                       : tone == Tone::Recording ? QStringLiteral("●")
                                                 : QStringLiteral("⚠"));
    m_text->setRole(tone == Tone::Failing ? Theme::Role::Error : Theme::Role::Dim);
    m_text->setText(text);
    setToolTip(toolTip);
    setAccessibleName(text);
}

QString RecordingLabel::text() const
{
    return m_text->text();
}

} // namespace roomdeck
