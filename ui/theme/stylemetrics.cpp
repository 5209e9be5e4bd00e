// Style: sizes, hints and the geometry of scroll bars.
#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <algorithm>

namespace roomdeck {

namespace {

using Role = Theme::Role;

constexpr int ControlHeight = 28;
constexpr int ScrollBarExtent = 10;
constexpr int MinimumThumb = 24;
constexpr int HeaderInset = 4; // headings stand above the text of their cells
constexpr int FieldMargin = 2 * Theme::Step;

} // namespace

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth:
        return 5; // a hairline is drawn in the middle; the rest is there to be grabbed
    case PM_TabBarTabHSpace:
        return 3 * Theme::Step; // the inspector's six pages fit side by side
    case PM_ScrollBarExtent:
        return ScrollBarExtent;
    case PM_ScrollBarSliderMin:
        return MinimumThumb;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ToolBarFrameWidth:
    case PM_DockWidgetFrameWidth:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
        return 0;
    case PM_MenuBarHMargin:
    case PM_MenuVMargin:
        return Theme::Step;
    case PM_MenuPanelWidth:
        return 1;
    case PM_ToolBarItemSpacing:
        return 2 * Theme::Step;
    case PM_ToolBarItemMargin:
        return 2 * Theme::Step;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
        return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 2;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_UnderlineShortcut:
        return m_showMnemonics;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
        return 0;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_FormLayoutLabelAlignment:
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    case SH_Table_GridLineColor:
        return option ? int(Theme::color(Role::Line, option->palette).rgb()) : 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        return {std::max(size.width() + 6 * Theme::Step, 64), std::max(result.height(), ControlHeight)};
    case CT_ToolButton: {
        const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        const bool wordy = tool && tool->toolButtonStyle != Qt::ToolButtonIconOnly && !tool->text.isEmpty();
        const bool opens = tool && tool->features.testFlag(QStyleOptionToolButton::HasMenu);
        const int margin = (wordy ? 5 : 3) * Theme::Step + (opens ? 3 * Theme::Step : 0);
        return {std::max(size.width() + margin, wordy ? 0 : ControlHeight),
                std::max(size.height() + 2 * Theme::Step, ControlHeight)};
    }
    case CT_SpinBox: // its text field has the height of others already
        return {result.width() + Theme::Step, std::max(size.height(), ControlHeight)};
    case CT_LineEdit:
    case CT_ComboBox:
        return {result.width() + (type == CT_ComboBox ? 3 : 1) * Theme::Step,
                std::max(result.height(), ControlHeight)};
    case CT_MenuBarItem:
        return {size.width() + 4 * Theme::Step, size.height() + 2 * Theme::Step};
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {result.width(), 9};
        const bool shortcut = item && item->text.contains(QLatin1Char('\t'));
        return {size.width() + 60
                    + (shortcut ? 6 * Theme::Step + (item ? item->reservedShortcutWidth : 0) : 0),
                std::max(size.height() + 2 * Theme::Step, 26)};
    }
    case CT_TabBarTab:
        return {size.width(), std::max(size.height() + 2 * Theme::Step, 36)};
    case CT_HeaderSection:
        return {result.width() + 2 * HeaderInset, Theme::RowHeight};
    default:
        return result;
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                            const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return visualRect(option->direction, option->rect, scrollBarRect(*slider, sub));
    }
    const QRect rect = QProxyStyle::subControlRect(control, option, sub, widget);
    if (control == CC_ComboBox && sub == SC_ComboBoxEditField)
        return visualRect(option->direction, option->rect,
                          option->rect.adjusted(FieldMargin - 2, 1, -5 * Theme::Step, -1));
    if (control == CC_SpinBox && sub == SC_SpinBoxEditField) { // its text begins where that of others does
        const QRect own = visualRect(option->direction, option->rect, rect);
        QRect field = option->rect.adjusted(FieldMargin - 3, 1, 0, -1);
        field.setRight(own.right());
        return visualRect(option->direction, option->rect, field);
    }
    return rect;
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_HeaderLabel)
        return rect.adjusted(HeaderInset, 0, 0, 0);
    if (element != SE_LineEditContents)
        return rect;
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    return frame && frame->lineWidth > 0 ? rect.adjusted(Theme::Step, 0, -Theme::Step, 0) : rect;
}

QRect Style::scrollBarRect(const QStyleOptionSlider &option, SubControl sub) const
{
    const bool horizontal = option.orientation == Qt::Horizontal;
    const QRect r = option.rect;
    const int length = horizontal ? r.width() : r.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int thumb = length;
    if (range > 0) {
        thumb = int(qint64(option.pageStep) * length / std::max<qint64>(range + option.pageStep, 1));
        thumb = std::clamp(thumb, std::min(MinimumThumb, length), length);
    }
    const int start = sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                              length - thumb, option.upsideDown);
    const auto part = [&](int from, int extent) {
        return horizontal ? QRect(r.left() + from, r.top(), extent, r.height())
                          : QRect(r.left(), r.top() + from, r.width(), extent);
    };
    switch (sub) {
    case SC_ScrollBarSlider:
        return part(start, thumb);
    case SC_ScrollBarSubPage:
        return part(0, start);
    case SC_ScrollBarAddPage:
        return part(start + thumb, length - start - thumb);
    case SC_ScrollBarGroove:
        return r;
    default:
        return {};
    }
}

} // namespace roomdeck
