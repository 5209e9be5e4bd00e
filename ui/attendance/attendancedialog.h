// Who was in which room, as a timeline.
#pragma once

#include "core/traffic/attendance.h"

#include <QtCore/QTimer>
#include <QtWidgets/QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace roomdeck {

class AttendanceModel;
class EmptyState;
class TintedLabel;

/// Shows a book that may go on growing, of this run or of a recorded session. GUI thread.
class AttendanceDialog : public QDialog
{
    Q_OBJECT

public:
    /// `book` outlives the dialog. `running`: visits without an end last until now.
    AttendanceDialog(const AttendanceBook &book, bool running, QWidget *parent = nullptr);

    /// When what the book tells of ended, unless it is running; shows what is new in the book. UTC µs.
    void setEnd(qint64 untilUs);
    /// Shows one room; empty: all.
    void setRoom(const QByteArray &room);
    /// Writes what is chosen as CSV; what went wrong, or nothing.
    QString exportTo(const QString &path) const;

Q_SIGNALS:
    /// Double click or Enter on a row.
    void visitorActivated(const QByteArray &room, const QByteArray &user);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpTable();
    void setUpLayout();
    void refresh();
    void refreshRooms();
    void applyFilter();
    void chooseFile();
    void retranslate();
    QByteArray room() const;
    qint64 nowUs() const;

    const AttendanceBook &m_book;
    bool m_running;
    qint64 m_endUs = 0;
    AttendanceModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QLabel *m_roomLabel;
    QComboBox *m_rooms;
    QLineEdit *m_search;
    QTableView *m_table;
    EmptyState *m_empty;
    TintedLabel *m_summary;
    QPushButton *m_export;
    QPushButton *m_close;
    QTimer m_everySecond;
};

} // namespace roomdeck
