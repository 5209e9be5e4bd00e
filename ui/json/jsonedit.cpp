#include "ui/json/jsonedit.h"

#include "core/operator/jsonformat.h"
#include "ui/json/jsonhighlighter.h"
#include "ui/theme/theme.h"

#include <QtCore/QStringListModel>
#include <QtGui/QPainter>
#include <QtGui/QTextBlock>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QScrollBar>

namespace roomdeck {

namespace {

constexpr int LargeText = 64 * 1024; // UTF-16 units; from here on checks wait for a pause in typing
constexpr int PauseMs = 200;
constexpr int MaxOfferedKeys = 8;

} // namespace

class JsonEdit::Gutter : public QWidget
{
public:
    explicit Gutter(JsonEdit *edit) : QWidget(edit), m_edit(edit) { }
    QSize sizeHint() const override { return {m_edit->gutterWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override { m_edit->paintGutter(event); }

private:
    JsonEdit *m_edit;
};

JsonEdit::JsonEdit(QWidget *parent)
    : QPlainTextEdit(parent), m_gutter(new Gutter(this)), m_completer(new QCompleter(this)),
      m_keys(new QStringListModel(m_completer))
{
    setFont(Theme::monospaceFont());
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setAccessibleName(tr("Payload"));
    m_highlighter = new JsonHighlighter(document(), palette());
    m_completer->setModel(m_keys);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    m_completer->setMaxVisibleItems(MaxOfferedKeys);
    m_checkLater.setSingleShot(true);
    m_checkLater.setInterval(PauseMs);

    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &JsonEdit::insertKey);
    connect(&m_checkLater, &QTimer::timeout, this, &JsonEdit::checkNow);
    connect(this, &QPlainTextEdit::textChanged, this, &JsonEdit::textEdited);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &JsonEdit::markAll);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &JsonEdit::layoutGutter);
    connect(this, &QPlainTextEdit::updateRequest, m_gutter, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
    layoutGutter();
}

JsonEdit::~JsonEdit()
{
    // The highlighter goes with the document, after this; its last changes are nobody's business any more.
    disconnect(this, nullptr, this, nullptr);
}

void JsonEdit::setJsonMode(bool on)
{
    if (m_jsonMode == on)
        return;
    m_jsonMode = on;
    m_highlighter->setDocument(on ? document() : nullptr);
    setFont(on ? Theme::monospaceFont() : QFont());
    layoutGutter();
    checkNow();
}

void JsonEdit::setVariablesAllowed(bool allowed)
{
    m_variables = allowed;
    checkNow();
}

void JsonEdit::setKnownKeys(const QStringList &keys)
{
    if (m_keys->stringList() != keys)
        m_keys->setStringList(keys);
}

const std::optional<JsonMistake> &JsonEdit::mistake() const
{
    if (!m_checked)
        check();
    return m_mistake;
}

void JsonEdit::check() const
{
    m_mistake = m_jsonMode ? findJsonMistake(toPlainText(), m_variables) : std::nullopt;
    m_checked = true;
}

void JsonEdit::checkNow()
{
    m_checkLater.stop();
    const auto before = m_mistake;
    check();
    markAll();
    m_gutter->update();
    if (m_mistake != before)
        Q_EMIT mistakeChanged();
}

void JsonEdit::textEdited()
{
    m_checked = false;
    if (document()->characterCount() < LargeText)
        checkNow();
    else
        m_checkLater.start();
}

void JsonEdit::replaceText(const QString &text)
{
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.endEditBlock();
}

void JsonEdit::format()
{
    if (m_jsonMode && isValid())
        replaceText(QString::fromUtf8(indentJson(toPlainText().toUtf8())));
}

void JsonEdit::compact()
{
    if (m_jsonMode && isValid())
        replaceText(QString::fromUtf8(compactJson(toPlainText().toUtf8())));
}

void JsonEdit::goToMistake()
{
    if (const auto &found = mistake())
        goTo({found->position, 0});
}

void JsonEdit::goTo(const Place &place)
{
    setTextCursor(cursorAt(place));
    ensureCursorVisible();
    setFocus(Qt::OtherFocusReason);
}

void JsonEdit::setWarnings(const QList<Place> &places)
{
    if (m_warnings == places)
        return;
    m_warnings = places;
    markAll();
}

int JsonEdit::gutterWidth() const
{
    if (!m_jsonMode)
        return 2 * Theme::Step;
    const int digits = qMax(2, int(QString::number(blockCount()).size()));
    return 4 * Theme::Step + fontMetrics().horizontalAdvance(QLatin1Char('9')) * digits;
}

void JsonEdit::layoutGutter()
{
    setViewportMargins(gutterWidth(), Theme::Step, 0, Theme::Step);
    const QRect inner = contentsRect();
    m_gutter->setGeometry(inner.left(), inner.top() + Theme::Step, gutterWidth(),
                          inner.height() - 2 * Theme::Step);
}

void JsonEdit::paintGutter(QPaintEvent *event)
{
    if (!m_jsonMode)
        return;
    QPainter painter(m_gutter);
    painter.setFont(font());
    const int wrong = m_mistake ? m_mistake->line - 1 : -1;
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= event->rect().bottom()) {
        const qreal height = blockBoundingRect(block).height();
        if (block.isVisible() && top + height >= event->rect().top()) {
            const bool isWrong = block.blockNumber() == wrong;
            painter.setPen(Theme::color(isWrong ? Theme::Role::Error : Theme::Role::Faint, palette()));
            painter.drawText(QRectF(0, top, m_gutter->width() - 2.5 * Theme::Step, fontMetrics().height()),
                             Qt::AlignRight | Qt::AlignVCenter, QString::number(block.blockNumber() + 1));
        }
        top += height;
        block = block.next();
    }
}

void JsonEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    layoutGutter();
}

void JsonEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter != nullptr) {
        m_highlighter->setPalette(palette());
        markAll();
    } else if (event->type() == QEvent::FontChange && m_highlighter != nullptr) {
        layoutGutter();
    }
}

void JsonEdit::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    m_completer->setWidget(this);
    markAll();
}

} // namespace roomdeck
