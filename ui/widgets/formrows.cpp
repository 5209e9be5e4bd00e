#include "ui/widgets/formrows.h"

#include "ui/theme/theme.h"

#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>

namespace roomdeck {

QFormLayout *createPageForm(QWidget *page)
{
    auto *form = new QFormLayout(page);
    form->setContentsMargins(4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step);
    form->setHorizontalSpacing(6 * Theme::Step);
    form->setVerticalSpacing(2 * Theme::Step);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

QLabel *addFormRow(QFormLayout &form, QWidget *row, QWidget *field)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(field);
    form.addRow(label, row);
    return label;
}

QLabel *addFormRow(QFormLayout &form, QWidget *field)
{
    return addFormRow(form, field, field);
}

} // namespace roomdeck
