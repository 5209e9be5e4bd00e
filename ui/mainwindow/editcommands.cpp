#include "ui/mainwindow/editcommands.h"

#include "ui/mainwindow/actions.h"

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>

namespace roomdeck {

namespace {

// Sent, not posted through the window system: it reaches the widget's own key handling and no shortcut.
void sendKey(Qt::Key key)
{
    QWidget *widget = QApplication::focusWidget();
    if (!widget)
        return;
    QKeyEvent press(QEvent::KeyPress, key, Qt::ControlModifier);
    QCoreApplication::sendEvent(widget, &press);
}

} // namespace

EditCommands::EditCommands(const Actions &actions, QObject *parent) : QObject(parent)
{
    connect(actions.copy, &QAction::triggered, this, [] { sendKey(Qt::Key_C); });
    connect(actions.selectAll, &QAction::triggered, this, [] { sendKey(Qt::Key_A); });
}

} // namespace roomdeck
