#include "ui/widgets/tintedlabel.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStyle>

namespace roomdeck {

namespace {

QFont sized(TintedLabel::Size size)
{
    const QFont base = QApplication::font();
    switch (size) {
    case TintedLabel::Size::Small:
        return Theme::smallFont(base);
    case TintedLabel::Size::Caption:
        return Theme::captionFont(base);
    case TintedLabel::Size::Mono:
        return Theme::monospaceFont();
    case TintedLabel::Size::Title: {
        QFont font(base);
        font.setWeight(QFont::DemiBold);
        return font;
    }
    case TintedLabel::Size::Normal:
        break;
    }
    return base;
}

} // namespace

TintedLabel::TintedLabel(Theme::Role role, Size size, QWidget *parent)
    : QLabel(parent), m_role(role), m_size(size)
{
    setTextFormat(Qt::PlainText);
    updateFont();
}

void TintedLabel::setRole(Theme::Role role)
{
    m_role = role;
    update();
}

void TintedLabel::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    QPalette tinted = palette();
    tinted.setColor(QPalette::WindowText, Theme::color(m_role, palette()));
    // A letter is underlined for what it leads to; other texts may hold what strangers wrote.
    const int mnemonic = buddy() ? int(Qt::TextShowMnemonic) : 0;
    const bool underlined = style()->styleHint(QStyle::SH_UnderlineShortcut, nullptr, this) != 0;
    const int hidden = buddy() && !underlined ? int(Qt::TextHideMnemonic) : 0;
    const int flags = int(QStyle::visualAlignment(layoutDirection(), alignment()))
        | (wordWrap() ? int(Qt::TextWordWrap) : int(Qt::TextSingleLine)) | mnemonic | hidden;
    const QString shown = wordWrap()
        ? text()
        : fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width(), mnemonic);
    style()->drawItemText(&painter, contentsRect(), flags, tinted, isEnabled(), shown, QPalette::WindowText);
}

void TintedLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        updateFont();
}

void TintedLabel::updateFont()
{
    setFont(sized(m_size));
}

} // namespace roomdeck
