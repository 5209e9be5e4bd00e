#include "ui/log/filterinput.h"

#include "core/traffic/filter/filteredit.h"
#include "core/traffic/filter/filterlexer.h"
#include "ui/log/chiplayout.h"
#include "ui/log/filterchip.h"
#include "ui/log/filterlineedit.h"
#include "ui/theme/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>

#include <algorithm>

namespace roomdeck {

namespace {

constexpr int typingMs = 180; // one search per pause and not per key
constexpr int fieldHeight = 7 * Theme::Step;
constexpr int searchSignWidth = 6 * Theme::Step;
constexpr int lineWidth = 30 * Theme::Step; // always left for typing

/// Half a condition as `payload.ver`: nobody looks for these words.
bool endsInPath(const QString &text)
{
    const QList<FilterToken> tokens = tokenizeFilter(text);
    if (tokens.isEmpty() || tokens.last().kind != FilterToken::Kind::Word
        || tokens.last().end() < text.size())
        return false;
    const QStringView word = QStringView(text).sliced(tokens.last().position);
    return word.startsWith(QLatin1String("payload.")) || word.startsWith(QLatin1String("extra."));
}

} // namespace

FilterInput::FilterInput(QWidget *parent)
    : QWidget(parent), m_edit(new FilterLineEdit),
      m_row(new ChipLayout(this, m_edit, lineWidth, fieldHeight - 2))
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusProxy(m_edit);
    m_row->setContentsMargins(searchSignWidth, 1, Theme::Step, 1);
    m_row->setSpacing(Theme::Step + 2);
    m_edit->installEventFilter(this);
    QPalette clear = m_edit->palette();
    clear.setBrush(QPalette::Base, Qt::NoBrush);
    m_edit->setPalette(clear);

    m_typing.setSingleShot(true);
    m_typing.setInterval(typingMs);
    connect(&m_typing, &QTimer::timeout, this, &FilterInput::apply);
    connect(m_edit, &QLineEdit::textEdited, this, &FilterInput::onEdited);
    connect(m_edit, &QLineEdit::returnPressed, this, &FilterInput::commit);
    connect(m_edit, &FilterLineEdit::escaped, this, &FilterInput::escaped);
    connect(m_edit, &FilterLineEdit::backspaceAtStart, this, [this] {
        if (const auto chips = filterChips(m_chipText); !chips.isEmpty())
            editChip(int(chips.size()) - 1);
    });
    retranslate();
}

void FilterInput::setText(const QString &text)
{
    const bool parses = !Filter::parse(text, m_context).error;
    m_chipText = parses ? text : QString();
    m_edit->setText(parses ? QString() : text);
    rebuildChips();
    apply();
}

QString FilterInput::shownText() const
{
    QString text;
    if (!m_scopeRoom.isEmpty())
        text = filterWith(text, filterTermFor(FilterField::Room, m_scopeRoom));
    if (!m_scopeUser.isEmpty())
        text = filterWith(text, filterTermFor(FilterField::User, m_scopeUser));
    return text.isEmpty() ? m_applied : filterWith(text, m_applied);
}

void FilterInput::showFilter(const QString &text)
{
    const QList<FilterChip> chips = filterChips(text);
    const bool names = std::any_of(chips.begin(), chips.end(), [](const FilterChip &chip) {
        return chip.text.startsWith(QLatin1String("room:")) || chip.text.startsWith(QLatin1String("user:"));
    });
    if (names && !(m_scopeRoom.isEmpty() && m_scopeUser.isEmpty()))
        Q_EMIT scopeRemoved(true, true);
    setText(text);
}

void FilterInput::leaveUserScope()
{
    if (!m_scopeUser.isEmpty())
        Q_EMIT scopeRemoved(false, true);
}

void FilterInput::narrow(const QString &term)
{
    m_chipText = filterWith(m_chipText, term);
    rebuildChips();
    apply();
}

void FilterInput::exclude(const QString &term)
{
    m_chipText = filterWithout(m_chipText, term);
    rebuildChips();
    apply();
}

bool FilterInput::holds(const QString &condition) const
{
    const QList<FilterChip> chips = filterChips(m_chipText);
    return std::any_of(chips.begin(), chips.end(),
                       [&condition](const FilterChip &chip) { return chip.text == condition; });
}

void FilterInput::remove(const QString &condition)
{
    const QList<FilterChip> chips = filterChips(m_chipText);
    for (int i = 0; i < chips.size(); ++i) {
        if (chips.at(i).text == condition) {
            removeChip(i);
            return;
        }
    }
}

void FilterInput::replace(const QStringList &conditions, const QStringList &terms)
{
    const QList<FilterChip> chips = filterChips(m_chipText);
    for (qsizetype i = chips.size() - 1; i >= 0; --i) {
        if (conditions.contains(chips.at(i).text))
            m_chipText = removeFilterChip(m_chipText, int(i));
    }
    for (const QString &term : terms)
        m_chipText = filterWith(m_chipText, term);
    rebuildChips();
    apply();
}

void FilterInput::setScope(const QString &room, const QString &user)
{
    m_scopeRoom = room;
    m_scopeUser = user;
    rebuildChips();
}

void FilterInput::setDialects(const QList<QByteArray> &names)
{
    m_context.dialects = names;
}

void FilterInput::clearFilter()
{
    setText({});
}

void FilterInput::startTyping()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterInput::onEdited()
{
    const FilterError error = Filter::parse(m_edit->text(), m_context).error;
    m_edit->setError(error);
    if (endsInPath(m_edit->text()))
        m_typing.stop();
    else
        m_typing.start();
}

void FilterInput::commit()
{
    const QString typed = m_edit->text().trimmed();
    if (typed.isEmpty() || Filter::parse(typed, m_context).error) {
        apply(); // says what is wrong
        return;
    }
    setText(filterWith(m_chipText, typed));
}

void FilterInput::editChip(int index)
{
    const QString text = filterChips(m_chipText).value(index).text;
    m_chipText = removeFilterChip(m_chipText, index);
    rebuildChips();
    m_edit->setText(text);
    m_edit->setFocus();
    apply();
}

void FilterInput::removeChip(int index)
{
    m_chipText = removeFilterChip(m_chipText, index);
    rebuildChips();
    apply();
}

void FilterInput::apply()
{
    m_typing.stop();
    m_context.day = day();
    const QString typed = m_edit->text().trimmed();
    const FilterError error = Filter::parse(typed, m_context).error;
    m_edit->setError(error);
    Q_EMIT errorChanged(error);
    if (error)
        return; // the filter before stays in effect while this one is not finished
    const QString text = typed.isEmpty() ? m_chipText : filterWith(m_chipText, typed);
    if (text == m_applied)
        return;
    m_applied = text;
    m_filter = Filter::parse(text, m_context).filter;
    Q_EMIT filterChanged();
}

FilterChipButton *FilterInput::addChip(const QString &text, bool negated)
{
    auto *chip = new FilterChipButton(text, negated, this);
    m_row->insertChip(int(m_chips.size()), chip);
    m_chips.append(chip);
    chip->show();
    return chip;
}

void FilterInput::rebuildChips()
{
    for (QWidget *chip : std::as_const(m_chips)) {
        chip->hide();
        chip->deleteLater(); // one of them may be the one that was clicked
        m_row->removeWidget(chip);
    }
    m_chips.clear();
    const auto addScope = [this](FilterField field, const QString &value) {
        if (value.isEmpty())
            return;
        const FilterChipButton *chip = addChip(filterTermFor(field, value), false);
        connect(chip, &FilterChipButton::removeRequested, this, [this, field] {
            Q_EMIT scopeRemoved(field == FilterField::Room, field == FilterField::User);
        });
        connect(chip, &FilterChipButton::editRequested, this, &FilterInput::startTyping);
    };
    addScope(FilterField::Room, m_scopeRoom);
    addScope(FilterField::User, m_scopeUser);
    const QList<FilterChip> chips = filterChips(m_chipText);
    for (int i = 0; i < chips.size(); ++i) {
        const FilterChipButton *chip = addChip(chips.at(i).text, chips.at(i).negated);
        connect(chip, &FilterChipButton::removeRequested, this, [this, i] { removeChip(i); });
        connect(chip, &FilterChipButton::editRequested, this, [this, i] { editChip(i); });
    }
    m_edit->setPlaceholderText(m_chips.isEmpty() ? tr("Filter: room:general type:message “maintenance”")
                                                 : QString());
}

void FilterInput::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focus = m_edit->hasFocus();
    painter.setBrush(palette().color(QPalette::Base));
    painter.setPen(Theme::color(focus ? Theme::Role::Accent : Theme::Role::Line, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::Step, Theme::Step);
    painter.setPen(QPen(Theme::color(Theme::Role::Faint, palette()), 1.4));
    const QPointF lens(searchSignWidth / 2.0 - 1, fieldHeight / 2.0 - 1);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(lens, 3.5, 3.5);
    painter.drawLine(lens + QPointF(2.6, 2.6), lens + QPointF(5.4, 5.4));
}

bool FilterInput::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::eventFilter(watched, event);
}

void FilterInput::retranslate()
{
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->setToolTip(
        tr("Conditions narrow the log: room:general user:ann* type:message size>1k payload.id=7"));
    rebuildChips();
}

void FilterInput::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace roomdeck
