// The list that drops from the target button: type to search, Enter to choose, tick to choose several.
#pragma once

#include "core/model/target.h"

#include <QtWidgets/QFrame>

class QLineEdit;
class QListView;
class QToolButton;

namespace roomdeck {

class RosterState;
class TargetModel;
class TintedLabel;

/// GUI thread. A popup: a click outside or Esc closes it. The target changes as rows are ticked; choosing a
/// row by click or Enter also closes.
class TargetPopup : public QFrame
{
    Q_OBJECT

public:
    explicit TargetPopup(const RosterState &roster, QWidget *parent = nullptr);

    /// Opens above or below `anchor`, showing `target`.
    void open(const Target &target, const QWidget &anchor);

Q_SIGNALS:
    void targetChanged(const roomdeck::Target &target);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    void setLeaveOut(bool on);
    void search(const QString &text);
    void moveCurrent(int step);
    void choose(const QModelIndex &index);
    void clicked(const QModelIndex &index);
    bool searchKey(int key, Qt::KeyboardModifiers modifiers);
    void selectFirst();
    bool clickedTick(const QModelIndex &index) const;

    TargetModel *m_model;
    QLineEdit *m_search;
    QToolButton *m_sendTo;
    QToolButton *m_leaveOut;
    QListView *m_list;
    TintedLabel *m_hint;
    QPoint m_pressed;
};

} // namespace roomdeck
