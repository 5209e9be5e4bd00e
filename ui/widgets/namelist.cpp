#include "ui/widgets/namelist.h"

#include <QtCore/QEvent>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>

namespace roomdeck {

NameList::NameList(QWidget *parent) : QListView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void NameList::setContextActions(const QList<QAction *> &actions)
{
    for (QAction *action : actions) {
        if (!action) {
            action = new QAction(this);
            action->setSeparator(true);
        }
        addAction(action);
    }
}

bool NameList::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key(); // NOLINT: told by its type
        if (key == Qt::Key_End || key == Qt::Key_Home) {
            event->accept();
            return true;
        }
    }
    return QListView::event(event);
}

} // namespace roomdeck
