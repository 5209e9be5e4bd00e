// Style: fields, buttons, tabs and headings, drawn one by one.
#include "ui/theme/paint.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QAbstractSpinBox>

namespace roomdeck {

namespace {

using Role = Theme::Role;

} // namespace

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            painter->fillRect(option->rect, Theme::color(Role::Panel, option->palette));
            const bool grabbed
                = slider->state.testFlag(State_MouseOver) || slider->state.testFlag(State_Sunken);
            if (slider->maximum > slider->minimum)
                paint::scrollThumb(
                    painter,
                    QRectF(proxy()->subControlRect(control, option, SC_ScrollBarSlider, widget))
                        .adjusted(2, 2, -2, -2),
                    *option, grabbed);
            return;
        }
    }
    if (control == CC_ComboBox) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            drawComboBox(*combo, painter);
            return;
        }
    }
    if (control == CC_ToolButton) {
        const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        if (tool && tool->features.testFlag(QStyleOptionToolButton::HasMenu)
            && !tool->features.testFlag(QStyleOptionToolButton::MenuButtonPopup)) {
            drawMenuButton(*tool, painter, widget);
            return;
        }
    }
    if (control == CC_SpinBox) {
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            drawSpinBox(*spin, painter, widget);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void Style::drawComboBox(const QStyleOptionComboBox &option, QPainter *painter) const
{
    if (option.frame && option.editable)
        paint::field(painter, option);
    else if (option.frame)
        paint::button(painter, option, paint::Emphasis::None);
    const QRect arrow
        = visualRect(option.direction, option.rect,
                     QRect(option.rect.right() - 20, option.rect.top(), 16, option.rect.height()));
    paint::chevron(painter, arrow, Qt::DownArrow, Theme::color(Role::Dim, option.palette));
}

void Style::drawSpinBox(const QStyleOptionSpinBox &option, QPainter *painter, const QWidget *widget) const
{
    if (option.frame)
        paint::field(painter, option);
    const auto arrow = [&](SubControl sub, QAbstractSpinBox::StepEnabledFlag flag, Qt::ArrowType type) {
        const QRect r = proxy()->subControlRect(CC_SpinBox, &option, sub, widget);
        const bool enabled = option.stepEnabled.testFlag(flag) && option.state.testFlag(State_Enabled);
        paint::chevron(painter, r, type, Theme::color(enabled ? Role::Dim : Role::Line, option.palette));
    };
    if (option.buttonSymbols != QAbstractSpinBox::NoButtons) {
        arrow(SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, Qt::UpArrow);
        arrow(SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, Qt::DownArrow);
    }
}

void Style::drawTabLabel(const QStyleOptionTab &option, QPainter *painter, const QWidget *widget) const
{
    QStyleOptionTab tab(option);
    const bool selected = tab.state.testFlag(State_Selected);
    const bool hovered = tab.state.testFlag(State_MouseOver);
    tab.palette.setColor(QPalette::WindowText,
                         Theme::color(selected      ? Role::Accent
                                          : hovered ? Role::Text
                                                    : Role::Dim,
                                      option.palette));
    QProxyStyle::drawControl(CE_TabBarTabLabel, &tab, painter, widget);
}

void Style::drawHeaderLabel(const QStyleOptionHeader &option, QPainter *painter, const QWidget *widget) const
{
    QStyleOptionHeader header(option);
    header.palette.setColor(QPalette::ButtonText, Theme::color(Role::Dim, option.palette));
    header.state.setFlag(State_On, false); // no bold text for the column of the current cell
    QProxyStyle::drawControl(CE_HeaderLabel, &header, painter, widget);
}

void Style::drawButtonLabel(const QStyleOptionButton &option, QPainter *painter, const QWidget *widget) const
{
    QStyleOptionButton button(option);
    if (button.state.testFlag(State_Enabled))
        button.palette.setColor(QPalette::ButtonText,
                                paint::buttonText(option.palette, paint::emphasisOf(widget)));
    QProxyStyle::drawControl(CE_PushButtonLabel, &button, painter, widget);
}

// An icon and a word in the middle of the button, where Fusion would leave them at its edge.
void Style::drawToolButtonLabel(const QStyleOptionToolButton &option, QPainter *painter) const
{
    constexpr int gap = Theme::Step + 2;
    const bool enabled = option.state.testFlag(State_Enabled);
    const int textWidth = option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    QRect content(0, 0, option.iconSize.width() + gap + textWidth, option.rect.height());
    content.moveCenter(option.rect.center());
    const QRect iconRect(content.left(), content.center().y() - option.iconSize.height() / 2 + 1,
                         option.iconSize.width(), option.iconSize.height());
    const auto left = [&](const QRect &rect) { return visualRect(option.direction, option.rect, rect); };
    option.icon.paint(painter, left(iconRect), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    content.setLeft(iconRect.right() + 1 + gap);
    content.setWidth(textWidth + gap);
    painter->setPen(enabled ? option.palette.color(QPalette::ButtonText)
                            : Theme::color(Role::Faint, option.palette));
    painter->drawText(left(content),
                      Qt::AlignVCenter | (m_showMnemonics ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                      option.text);
}

void Style::drawMenuButton(const QStyleOptionToolButton &option, QPainter *painter,
                           const QWidget *widget) const
{
    const bool flat = option.state.testFlag(State_AutoRaise) && !option.state.testFlag(State_MouseOver)
        && !option.state.testFlag(State_Sunken) && !option.state.testFlag(State_HasFocus);
    if (!flat)
        drawPrimitive(PE_PanelButtonTool, &option, painter, widget);
    constexpr int arrowWidth = 4 * Theme::Step;
    QStyleOptionToolButton label(option);
    const QRect inner = option.rect.adjusted(2 * Theme::Step, 0, -Theme::Step, 0);
    label.rect = visualRect(option.direction, option.rect, inner.adjusted(0, 0, -arrowWidth, 0));
    drawControl(CE_ToolButtonLabel, &label, painter, widget);
    const QRect arrow(inner.right() - arrowWidth, inner.top(), arrowWidth, inner.height());
    paint::chevron(painter, visualRect(option.direction, option.rect, arrow), Qt::DownArrow,
                   Theme::color(Role::Dim, option.palette));
}

void Style::drawMenuBarItem(const QStyleOptionMenuItem &option, QPainter *painter) const
{
    const bool open = option.state.testFlag(State_Selected);
    const QColor highlight = Theme::color(Role::AccentBackground, option.palette);
    painter->fillRect(option.rect, Theme::color(Role::Panel, option.palette));
    if (open)
        paint::frame(painter, option.rect.adjusted(2, 2, -2, -2), highlight, highlight);
    painter->setPen(Theme::color(open ? Role::Text : Role::Dim, option.palette));
    painter->drawText(option.rect,
                      Qt::AlignCenter | Qt::TextSingleLine
                          | (m_showMnemonics ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                      option.text);
}

} // namespace roomdeck
