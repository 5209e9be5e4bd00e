// The table of the log: follows the newest rows, or stays exactly where its reader is.
#pragma once

#include "ui/log/logdelegate.h"
#include "ui/log/logmodel.h"
#include "ui/log/rowtable.h"

#include <functional>

class QMenu;

namespace roomdeck {

/// Only the user switches following off: scrolling up by wheel, bar or keys, or going to a row, by a click or
/// by keys. Scrolling to the end, End and setFollowing(true) switch it on. While it is off, the row at the
/// top stays there whatever joins or leaves, as long as it is in the log. GUI thread.
class LogView : public RowTable
{
    Q_OBJECT

public:
    explicit LogView(LogModel &model, QWidget *parent = nullptr);

    bool isFollowing() const { return m_following; }
    void setFollowing(bool following);
    /// Adds and drops rows without moving the reader. How many rows became visible. `settle` is called
    /// between the two, when new rows have been seen and none has left.
    int drain(const std::function<void()> &settle = {});
    /// Adds older matches at the front without moving the reader.
    void prepend(const std::vector<qint64> &indexes);

    /// Makes a row current and selects it, in the middle if it was out of sight. Ends following.
    void goTo(int row);
    /// Makes a row current and selects it without scrolling; nothing for a row that is not there.
    void selectQuietly(int row);
    /// Puts a row that many rows below the top, as far as there is something to scroll.
    void place(int row, int rowsBelowTop);
    /// As if the user had scrolled there.
    void scrollByHand(int topRow);
    /// The row at the top of what is in sight.
    int topRow() const;
    /// The current row if it is in sight, else the first in sight; -1 without rows.
    int anchorRow() const;
    int currentRow() const { return currentIndex().row(); }

    LogDelegate *logDelegate() const { return m_delegate; }
    /// Checkable actions that show and hide columns. The Room column stays away while one room is shown.
    QList<QAction *> columnActions() const { return m_columnActions; }
    void setRoomShown(bool shown);
    /// Widths, order and visibility of the columns.
    QByteArray saveColumns();
    bool restoreColumns(const QByteArray &state);
    void retranslate();
    /// Of the selected rows, ascending.
    std::vector<qint64> selectedStoreIndexes() const;

Q_SIGNALS:
    void followingChanged(bool following);
    void currentRowChanged(int row);
    void userScrolled();
    void escapePressed();
    void copyRequested();

protected:
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void setUpHeaders();
    void setUpColumnActions();
    void applyColumnVisibility();
    void onUserScrolled();
    void followFromPosition(int position);
    void setTopRow(int row);

    LogModel &m_model;
    LogDelegate *m_delegate;
    QList<QAction *> m_columnActions;
    int m_column = LogModel::Preview; ///< of the row that was current last
    bool m_following = true;
    bool m_roomShown = true;
};

} // namespace roomdeck
