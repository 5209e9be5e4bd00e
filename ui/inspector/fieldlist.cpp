#include "ui/inspector/fieldlist.h"

#include "ui/widgets/tintedlabel.h"

#include <QtWidgets/QFormLayout>

namespace roomdeck {

FieldList::FieldList(QWidget *parent) : QWidget(parent), m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(3 * Theme::Step, 2 * Theme::Step, 3 * Theme::Step, 2 * Theme::Step);
    m_form->setHorizontalSpacing(4 * Theme::Step);
    m_form->setVerticalSpacing(Theme::Step);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

void FieldList::begin()
{
    m_next = 0;
}

FieldList::Line FieldList::makeLine(bool mono)
{
    Line line;
    line.mono = mono;
    line.name = new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Normal, this);
    const auto size = mono ? TintedLabel::Size::Mono : TintedLabel::Size::Normal;
    line.value = new TintedLabel(Theme::Role::Text, size, this);
    line.value->setWordWrap(true);
    line.value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    line.name->setBuddy(line.value);
    return line;
}

void FieldList::add(const QString &name, const QString &value, Theme::Role role, bool mono)
{
    if (m_next < m_lines.size() && m_lines.at(m_next).mono != mono) {
        m_form->removeRow(m_next);
        m_lines[m_next] = makeLine(mono);
        m_form->insertRow(m_next, m_lines.at(m_next).name, m_lines.at(m_next).value);
    } else if (m_next == m_lines.size()) {
        m_lines.append(makeLine(mono));
        m_form->addRow(m_lines.last().name, m_lines.last().value);
    }
    const Line &line = m_lines.at(m_next++);
    line.name->setText(name);
    line.value->setText(value);
    line.value->setAccessibleName(name);
    line.value->setRole(role);
}

void FieldList::end()
{
    while (m_lines.size() > m_next) {
        m_form->removeRow(int(m_lines.size()) - 1);
        m_lines.removeLast();
    }
}

} // namespace roomdeck
