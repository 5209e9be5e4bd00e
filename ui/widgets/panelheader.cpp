#include "ui/widgets/panelheader.h"

#include "ui/widgets/tintedlabel.h"

#include <QtWidgets/QHBoxLayout>

namespace roomdeck {

PanelHeader::PanelHeader(QWidget *parent)
    : QWidget(parent), m_caption(new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Caption)),
      m_count(new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Caption))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(3 * Theme::Step, Theme::Step, 3 * Theme::Step, 0);
    row->setSpacing(2 * Theme::Step);
    m_caption->setMinimumWidth(0);
    m_caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_caption, 1);
    row->addWidget(m_count);
}

QSize PanelHeader::sizeHint() const
{
    return {160, Theme::RowHeight + 2 * Theme::Step};
}

void PanelHeader::setCaption(const QString &caption)
{
    m_caption->setText(caption);
}

void PanelHeader::setCount(const QString &count)
{
    m_count->setText(count);
}

} // namespace roomdeck
