#include "ui/inspector/hexview.h"

#include "ui/theme/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QScrollBar>

namespace roomdeck {

namespace {

constexpr int dumpMargin = 2 * Theme::Step;
constexpr int hexAt = 8; // columns of the offset, and two spaces

constexpr int textAt(int bytesPerLine)
{
    return hexAt + 3 * bytesPerLine + 1;
}

constexpr int columns(int bytesPerLine)
{
    return textAt(bytesPerLine) + bytesPerLine;
}

} // namespace

HexView::HexView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFont(Theme::monospaceFont());
    viewport()->setBackgroundRole(QPalette::Base);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Bytes"));
}

void HexView::setBytes(const QByteArray &bytes)
{
    m_bytes = bytes;
    verticalScrollBar()->setValue(0);
    updateScrollBars();
    viewport()->update();
}

QString HexView::line(QByteArrayView bytes, qsizetype offset, int bytesPerLine)
{
    const QByteArrayView part = bytes.sliced(offset, qMin<qsizetype>(bytesPerLine, bytes.size() - offset));
    QString text = QStringLiteral("%1").arg(offset, 6, 16, QLatin1Char('0'));
    text = text.leftJustified(hexAt);
    for (const char byte : part)
        text += QStringLiteral("%1 ").arg(int(uchar(byte)), 2, 16, QLatin1Char('0'));
    text = text.leftJustified(textAt(bytesPerLine));
    for (const char byte : part)
        text += byte >= 0x20 && byte < 0x7f ? QLatin1Char(byte) : QLatin1Char('.');
    return text;
}

int HexView::lineHeight() const
{
    return fontMetrics().height() + 2;
}

int HexView::charWidth() const
{
    return fontMetrics().horizontalAdvance(QLatin1Char('0'));
}

int HexView::bytesPerLine() const
{
    return columns(16) * charWidth() + 2 * dumpMargin <= viewport()->width() ? 16 : 8;
}

void HexView::updateScrollBars()
{
    const auto lines = int((m_bytes.size() + bytesPerLine() - 1) / bytesPerLine());
    const int inSight = qMax(1, (viewport()->height() - 2 * dumpMargin) / lineHeight());
    verticalScrollBar()->setPageStep(inSight);
    verticalScrollBar()->setRange(0, qMax(0, lines - inSight));
    const int width = columns(bytesPerLine()) * charWidth() + 2 * dumpMargin;
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(4 * Theme::Step);
    horizontalScrollBar()->setRange(0, qMax(0, width - viewport()->width()));
}

void HexView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setFont(font());
    const int perLine = bytesPerLine();
    const int left = dumpMargin - horizontalScrollBar()->value();
    int y = dumpMargin + fontMetrics().ascent();
    for (qsizetype offset = qsizetype(verticalScrollBar()->value()) * perLine;
         offset < m_bytes.size() && y < viewport()->height() + lineHeight(); offset += perLine) {
        const QString text = line(m_bytes, offset, perLine);
        painter.setPen(Theme::color(Theme::Role::Faint, palette()));
        painter.drawText(left, y, text.left(hexAt));
        painter.setPen(Theme::color(Theme::Role::Text, palette()));
        painter.drawText(left + hexAt * charWidth(), y, text.mid(hexAt, textAt(perLine) - hexAt));
        painter.setPen(Theme::color(Theme::Role::JsonString, palette()));
        painter.drawText(left + textAt(perLine) * charWidth(), y, text.mid(textAt(perLine)));
        y += lineHeight();
    }
}

void HexView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Home:
        verticalScrollBar()->setValue(0);
        return;
    case Qt::Key_End:
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void HexView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateScrollBars();
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Bytes"));
    QAbstractScrollArea::changeEvent(event);
}

} // namespace roomdeck
