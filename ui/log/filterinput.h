// The filter's field: chips for what holds, a line for what is being typed.
#pragma once

#include "core/traffic/filter/filter.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

namespace roomdeck {

class ChipLayout;
class FilterChipButton;
class FilterLineEdit;

/// The one filter is the chips and what is typed together, as text of the filter language. It takes effect a
/// moment after typing, when it parses; Enter turns what was typed into chips. Chips of the scope (a room, a
/// user picked elsewhere) stand first and are not part of the text. GUI thread.
class FilterInput : public QWidget
{
    Q_OBJECT

public:
    explicit FilterInput(QWidget *parent = nullptr);

    /// The filter in effect; empty when everything passes.
    QString text() const { return m_applied; }
    const Filter &filter() const { return m_filter; }
    /// What does not parse is left in the line, to be put right.
    void setText(const QString &text);
    /// The filter together with the scope.
    QString shownText() const;
    /// Replaces the filter, and the scope if the new one names rooms or users itself.
    void showFilter(const QString &text);
    /// The day that times without a date are on; today if none is set.
    void setDay(QDate day) { m_day = day; }
    QDate day() const { return m_day.isValid() ? m_day : QDate::currentDate(); }
    /// A conversation has more sides than the user picked elsewhere.
    void leaveUserScope();
    /// Adds a condition, or its opposite. What is being typed stays.
    void narrow(const QString &term);
    void exclude(const QString &term);
    /// Whether a condition is among those that all must hold, as canonical text.
    bool holds(const QString &condition) const;
    void remove(const QString &condition);
    /// Takes conditions out and puts others in, in one step.
    void replace(const QStringList &conditions, const QStringList &terms);
    void setScope(const QString &room, const QString &user);
    void setDialects(const QList<QByteArray> &names);
    FilterLineEdit &edit() { return *m_edit; }
    /// Whether what was typed takes effect in a moment.
    bool isWaiting() const { return m_typing.isActive(); }

public Q_SLOTS:
    /// Forgets chips and what was typed, but not the scope.
    void clearFilter();
    void startTyping();

Q_SIGNALS:
    void filterChanged();
    void errorChanged(const roomdeck::FilterError &error);
    /// The reader took out the room, the user, or both, that were picked elsewhere.
    void scopeRemoved(bool room, bool user);
    /// Escape: the reader wants back to the log, without a filter.
    void escaped();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void onEdited();
    void commit();
    void editChip(int index);
    void removeChip(int index);
    void apply();
    void rebuildChips();
    FilterChipButton *addChip(const QString &text, bool negated);
    void retranslate();

    FilterLineEdit *m_edit;
    ChipLayout *m_row;
    QList<QWidget *> m_chips;
    QString m_chipText;
    QString m_applied;
    Filter m_filter;
    FilterContext m_context;
    QDate m_day;
    QString m_scopeRoom;
    QString m_scopeUser;
    QTimer m_typing;
};

} // namespace roomdeck

Q_DECLARE_METATYPE(roomdeck::FilterError)
