// A panel at the edge of the window, under a quiet heading.
#pragma once

#include <QtWidgets/QDockWidget>

namespace roomdeck {

class PanelHeader;

/// GUI thread.
class PanelDock : public QDockWidget
{
    Q_OBJECT

public:
    enum class Heading : quint8 { Caption, None };

    /// `name` finds the dock again in saved layouts.
    PanelDock(const QString &name, QWidget *content, Heading heading, QWidget *parent = nullptr);

    /// `title` names the panel in menus; `caption` heads it, when it has a heading.
    void setTitle(const QString &title, const QString &caption = {});
    void setCount(const QString &count);

private:
    PanelHeader *m_header = nullptr;
};

} // namespace roomdeck
