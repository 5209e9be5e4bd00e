#include "ui/theme/style.h"

#include "ui/theme/mnemonics.h"
#include "ui/theme/paint.h"
#include "ui/theme/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QGroupBox>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTabBar>

#include <algorithm>

namespace roomdeck {

namespace {

using Role = Theme::Role;

QRect bottomLine(const QRect &rect)
{
    return {rect.left(), rect.bottom(), rect.width(), 1};
}

} // namespace

Style::Style() : QProxyStyle(QStringLiteral("Fusion")) { }

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QTabBar *>(widget) || qobject_cast<QScrollBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (widget->isWindow())
        widget->installEventFilter(this);
    if (auto *menu = qobject_cast<QMenu *>(widget))
        connect(menu, &QMenu::aboutToShow, menu, [menu] { giveOwnMnemonics(menu->actions()); });
}

// Underlined letters are for those who look for them: they show while Alt is held.
bool Style::eventFilter(QObject *watched, QEvent *event)
{
    const bool pressed = event->type() == QEvent::KeyPress;
    const bool ends = event->type() == QEvent::KeyRelease || event->type() == QEvent::WindowDeactivate;
    const bool alt = event->type() == QEvent::WindowDeactivate
        || ((pressed || ends) && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Alt);
    if (alt && m_showMnemonics != pressed) {
        m_showMnemonics = pressed;
        const auto *window = qobject_cast<QWidget *>(watched);
        for (QWidget *child : window ? window->findChildren<QWidget *>() : QList<QWidget *>())
            child->update();
    }
    return QProxyStyle::eventFilter(watched, event);
}

QPalette Style::standardPalette() const
{
    return Theme::palette(Theme::systemScheme());
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const auto color = [option](Role role) { return Theme::color(role, option->palette); };
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
    case PE_PanelButtonBevel:
        paint::button(painter, *option, paint::emphasisOf(widget));
        return;
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
    case PE_FrameTabWidget:
    case PE_IndicatorToolBarHandle:
    case PE_FrameDockWidget:
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            paint::field(painter, *option);
        else
            painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
        return;
    case PE_FrameLineEdit:
        return;
    case PE_FrameGroupBox: { // below its title
        const auto *box = qobject_cast<const QGroupBox *>(widget);
        const int title = box && !box->title().isEmpty() ? std::max(16, option->fontMetrics.height()) + 4 : 0;
        paint::frame(painter, option->rect.adjusted(0, title, 0, 0), color(Role::Line), color(Role::Panel));
        return;
    }
    case PE_Frame:
        paint::field(painter, *option);
        return;
    case PE_FrameFocusRect:
        if (option->state.testFlag(State_KeyboardFocusChange)
            || qobject_cast<const QAbstractItemView *>(widget))
            paint::focusRing(painter, option->rect, option->palette);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paint::checkBox(painter, *option);
        return;
    case PE_IndicatorRadioButton:
        paint::radioButton(painter, *option);
        return;
    case PE_IndicatorArrowDown:
        paint::chevron(painter, option->rect, Qt::DownArrow, color(Role::Dim));
        return;
    case PE_IndicatorArrowRight:
        paint::chevron(painter, option->rect, Qt::RightArrow, color(Role::Dim));
        return;
    case PE_IndicatorBranch:
        if (option->state.testFlag(State_Children))
            paint::chevron(painter, option->rect,
                           option->state.testFlag(State_Open) ? Qt::DownArrow : Qt::RightArrow,
                           color(Role::Dim));
        return;
    case PE_PanelMenu:
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, color(Role::Line));
        painter->fillRect(option->rect.adjusted(1, 1, -1, -1), color(Role::Panel));
        return;
    case PE_FrameMenu:
        return;
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, color(Role::Panel));
        painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)), color(Role::Line));
        return;
    case PE_IndicatorToolBarSeparator:
        painter->fillRect(QRect(option->rect.center().x(), option->rect.center().y() - 10, 1, 20),
                          color(Role::Line));
        return;
    case PE_IndicatorDockWidgetResizeHandle:
        paint::separator(painter, option->rect,
                         option->state.testFlag(State_Horizontal) ? Qt::Horizontal : Qt::Vertical,
                         option->palette);
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(bottomLine(option->rect), color(Role::Line));
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const auto color = [option](Role role) { return Theme::color(role, option->palette); };
    switch (element) {
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            paint::menuItem(painter, *item);
            return;
        }
        break;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, color(Role::Panel));
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            drawMenuBarItem(*item, painter);
            return;
        }
        break;
    case CE_ToolButtonLabel:
        if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            tool && tool->toolButtonStyle == Qt::ToolButtonTextBesideIcon && !tool->icon.isNull()) {
            drawToolButtonLabel(*tool, painter);
            return;
        }
        break;
    case CE_Splitter:
        paint::separator(painter, option->rect,
                         option->state.testFlag(State_Horizontal) ? Qt::Vertical : Qt::Horizontal,
                         option->palette);
        return;
    case CE_ToolBar:
        painter->fillRect(option->rect, color(Role::Panel));
        painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)), color(Role::Line));
        painter->fillRect(bottomLine(option->rect), color(Role::Line));
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, color(Role::AlternateRow));
        painter->fillRect(bottomLine(option->rect), color(Role::Line));
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            drawHeaderLabel(*header, painter, widget);
            return;
        }
        break;
    case CE_TabBarTabShape:
        if (option->state.testFlag(State_Selected))
            painter->fillRect(option->rect.adjusted(0, option->rect.height() - 2, 0, 0), color(Role::Accent));
        return;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            drawTabLabel(*tab, painter, widget);
            return;
        }
        break;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            drawButtonLabel(*button, painter, widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

} // namespace roomdeck
