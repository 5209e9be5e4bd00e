// Finds a row of a long list by a part of its text.
#pragma once

#include <QtWidgets/QLineEdit>

class QListView;
class QVBoxLayout;

namespace roomdeck {

/// Is there only while the list is too long to look through. Makes the first row with the text current as it
/// is typed; Enter and Down go to the next, Shift+Enter and Up to the one before, Escape back to the list.
/// GUI thread.
class ListSearch : public QLineEdit
{
    Q_OBJECT

public:
    static constexpr int FromRows = 20;

    /// `list` has its model and outlives the field.
    explicit ListSearch(QListView &list, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void find(int from, int step);
    void showFound(bool found);
    void updateVisible();

    QListView &m_list;
    bool m_needed = true; ///< as a widget is shown that nobody hid
};

/// A column, without margins, of a list and the field that searches it.
QVBoxLayout *searchedList(QListView &list);

} // namespace roomdeck
