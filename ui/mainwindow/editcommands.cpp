#include "ui/mainwindow/editcommands.h"

#include "ui/mainwindow/actions.h"

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>

namespace roomdeck {

namespace {

// To the widget's own key handling and its parents', as QApplication hands keys on, but past its search for
// shortcuts: that would find the action which is at work here.
void sendKey(Qt::Key key)
{
    QKeyEvent press(QEvent::KeyPress, key, Qt::ControlModifier);
    for (QWidget *widget = QApplication::focusWidget(); widget; widget = widget->parentWidget()) {
        press.accept();
        if (static_cast<QObject *>(widget)->event(&press) && press.isAccepted())
            return;
        if (widget->isWindow())
            return;
    }
}

} // namespace

EditCommands::EditCommands(const Actions &actions, QObject *parent) : QObject(parent)
{
    connect(actions.copy, &QAction::triggered, this, [] { sendKey(Qt::Key_C); });
    connect(actions.selectAll, &QAction::triggered, this, [] { sendKey(Qt::Key_A); });
}

} // namespace roomdeck
