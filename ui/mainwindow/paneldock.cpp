#include "ui/mainwindow/paneldock.h"

#include "ui/widgets/panelheader.h"

namespace roomdeck {

PanelDock::PanelDock(const QString &name, QWidget *content, Heading heading, QWidget *parent)
    : QDockWidget(parent)
{
    setObjectName(name);
    setWidget(content);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    if (heading == Heading::Caption) {
        m_header = new PanelHeader;
        setTitleBarWidget(m_header);
        setFeatures(DockWidgetClosable | DockWidgetMovable | DockWidgetFloatable);
    } else {
        setTitleBarWidget(new QWidget);
        setFeatures(DockWidgetClosable);
    }
}

void PanelDock::setTitle(const QString &title, const QString &caption)
{
    setWindowTitle(title);
    widget()->setAccessibleName(title);
    if (m_header)
        m_header->setCaption(caption.isEmpty() ? title : caption);
}

void PanelDock::setCount(const QString &count)
{
    if (m_header)
        m_header->setCount(count);
}

} // namespace roomdeck
