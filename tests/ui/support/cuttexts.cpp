#include "tests/ui/support/cuttexts.h"

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>

namespace roomdeck::test {

QStringList cutTexts(const QWidget &window)
{
    QStringList cut;
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (label->isVisible() && !label->wordWrap() && label->sizeHint().width() > label->width())
            cut += label->text();
        if (label->isVisible() && label->wordWrap()
            && label->heightForWidth(label->width()) > label->height())
            cut += label->text();
    }
    for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && !button->text().isEmpty() && button->sizeHint().width() > button->width())
            cut += button->text();
    }
    for (const QComboBox *box : window.findChildren<QComboBox *>()) {
        if (box->isVisible() && box->minimumSizeHint().width() > box->width())
            cut += box->currentText();
    }
    for (const QWidget *more : window.findChildren<QWidget *>(QStringLiteral("qt_toolbar_ext_button"))) {
        if (more->isVisible())
            cut += QStringLiteral("the tool bar");
    }
    return cut;
}

} // namespace roomdeck::test
