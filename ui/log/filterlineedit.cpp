#include "ui/log/filterlineedit.h"

#include "core/traffic/filter/filterlexer.h"
#include "ui/text/displaytext.h"
#include "ui/theme/theme.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtGui/QInputMethodEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QStandardItemModel>
#include <QtGui/QTextCharFormat>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QStyledItemDelegate>

namespace roomdeck {

namespace {

constexpr int insertRole = Qt::UserRole;
constexpr int popupWidth = 80 * Theme::Step;

Theme::Role roleOf(FilterToken::Kind kind)
{
    switch (kind) {
    case FilterToken::Kind::Field:
        return Theme::Role::JsonKey;
    case FilterToken::Kind::Quoted:
    case FilterToken::Kind::Regex:
        return Theme::Role::JsonString;
    case FilterToken::Kind::And:
    case FilterToken::Kind::Or:
    case FilterToken::Kind::Not:
        return Theme::Role::Accent;
    case FilterToken::Kind::Operator:
    case FilterToken::Kind::Open:
    case FilterToken::Kind::Close:
    case FilterToken::Kind::Alternative:
        return Theme::Role::Dim;
    case FilterToken::Kind::Word:
    case FilterToken::Kind::Value:
        break;
    }
    return Theme::Role::Text;
}

/// One line a candidate, with the room of any other list.
class CandidateDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool chosen = option.state & QStyle::State_Selected;
        painter->fillRect(option.rect,
                          chosen ? Theme::color(Theme::Role::AccentBackground, option.palette)
                                 : option.palette.color(QPalette::Base));
        painter->setFont(option.font);
        painter->setPen(Theme::color(Theme::Role::Text, option.palette));
        const QRect area = option.rect.adjusted(2 * Theme::Step, 0, -2 * Theme::Step, 0);
        painter->drawText(
            area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, area.width()));
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {popupWidth, Theme::RowHeight};
    }
};

} // namespace

FilterLineEdit::FilterLineEdit(QWidget *parent)
    : QLineEdit(parent), m_completer(new QCompleter(this)), m_candidates(new QStandardItemModel(this))
{
    setFrame(false);
    setFont(Theme::monospaceFont());
    m_completer->setModel(m_candidates);
    m_completer->setWidget(this);
    QAbstractItemView *popup = m_completer->popup();
    popup->setFont(Theme::monospaceFont());
    popup->setItemDelegate(new CandidateDelegate(popup)); // the completer's own draws no style
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            &FilterLineEdit::insertCandidate);
    connect(this, &QLineEdit::textChanged, this, &FilterLineEdit::paintSyntax);
    connect(this, &QLineEdit::textEdited, this, &FilterLineEdit::offerCompletions);
}

void FilterLineEdit::setError(const FilterError &error)
{
    m_error = error;
    paintSyntax();
}

void FilterLineEdit::paintSyntax()
{
    if (m_composing)
        return;
    // A line edit has no formats of its own, but shows those of an input method.
    QList<QInputMethodEvent::Attribute> attributes;
    const auto add = [&](int position, int length, const QTextCharFormat &format) {
        attributes.append({QInputMethodEvent::TextFormat, position - cursorPosition(), length, format});
    };
    for (const FilterToken &token : tokenizeFilter(text())) {
        QTextCharFormat format;
        format.setForeground(Theme::color(roleOf(token.kind), palette()));
        if (m_error && token.position < m_error.position + qMax(1, m_error.length)
            && token.end() > m_error.position) {
            format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
            format.setUnderlineColor(Theme::color(Theme::Role::Error, palette()));
            format.setForeground(Theme::color(Theme::Role::Error, palette()));
        }
        add(token.position, token.length, format);
    }
    QInputMethodEvent event({}, attributes);
    QLineEdit::inputMethodEvent(&event);
}

void FilterLineEdit::offerCompletions()
{
    if (m_vocabularySource && !m_completer->popup()->isVisible())
        m_vocabulary = m_vocabularySource();
    m_completion = completeFilter(text(), cursorPosition(), m_vocabulary);
    m_candidates->clear();
    for (const FilterCandidate &candidate : std::as_const(m_completion.candidates)) {
        auto *item = new QStandardItem(roomdeck::displayText(QStringView(candidate.label), 80));
        item->setData(candidate.insert, insertRole);
        item->setEditable(false);
        m_candidates->appendRow(item);
    }
    // What stands there already is no offer, and Tab is free to go on.
    const QString standing = text().mid(m_completion.position, m_completion.length);
    const bool complete
        = m_candidates->rowCount() == 1 && m_candidates->index(0, 0).data(insertRole).toString() == standing;
    if (m_candidates->rowCount() == 0 || complete || text().isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    // Under the word it completes, of which the cursor is the end.
    const QStringView typed = QStringView(text())
                                  .sliced(m_completion.position)
                                  .first(qMax(0, cursorPosition() - m_completion.position));
    const int left = cursorRect().center().x() - fontMetrics().horizontalAdvance(typed.toString())
        - 2 * Theme::Step; // the list has a margin
    m_completer->complete(QRect(qMax(0, left), 0, qMin(popupWidth, width()), height()));
}

void FilterLineEdit::insertCandidate(const QModelIndex &index)
{
    const QString insert = index.data(insertRole).toString();
    const QString before = text().left(m_completion.position);
    const QString after = text().mid(m_completion.position + m_completion.length);
    setText(before + insert + after);
    setCursorPosition(int(before.size() + insert.size()));
    Q_EMIT textEdited(text());
}

bool FilterLineEdit::popupHasChoice() const
{
    return m_completer->popup()->isVisible() && m_completer->popup()->currentIndex().isValid();
}

// Tab takes what is chosen, or the first, as in a shell; without candidates it goes to the next widget.
bool FilterLineEdit::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress && m_completer->popup()->isVisible()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab) {
        const QModelIndex chosen = m_completer->popup()->currentIndex();
        m_completer->popup()->hide();
        insertCandidate(chosen.isValid() ? chosen : m_candidates->index(0, 0));
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void FilterLineEdit::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (popupHasChoice()) {
            event->ignore(); // the completer takes it
            return;
        }
        m_completer->popup()->hide();
        break;
    case Qt::Key_Backspace:
        if (text().isEmpty()) {
            Q_EMIT backspaceAtStart();
            return;
        }
        break;
    case Qt::Key_Escape:
        if (!m_completer->popup()->isVisible()) {
            Q_EMIT escaped();
            return;
        }
        break;
    case Qt::Key_Down:
        if (!m_completer->popup()->isVisible()) {
            offerCompletions();
            return;
        }
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void FilterLineEdit::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QLineEdit::inputMethodEvent(event);
    paintSyntax();
}

void FilterLineEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        paintSyntax();
    QLineEdit::changeEvent(event);
}

} // namespace roomdeck
