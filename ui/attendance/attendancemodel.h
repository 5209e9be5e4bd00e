// Attendance as a table: one row per user and room.
#pragma once

#include "core/traffic/attendance.h"
#include "ui/chart/timeaxis.h"

#include <QtCore/QAbstractTableModel>

namespace roomdeck {

/// Shows an AttendanceBook that grows; refresh() takes over what is new. Names are shown escaped. GUI thread.
class AttendanceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { User, Room, First, Last, Present, Visits, Timeline, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, ///< what a column sorts by
        RoomRole, ///< QByteArray
        UserRole, ///< QByteArray
    };

    /// `book` outlives the model. `running`: who has not left is still here.
    AttendanceModel(const AttendanceBook &book, bool running, QObject *parent = nullptr);

    /// Takes over new rows and tells that times went on.
    void refresh(qint64 nowUs);
    /// From the first visit to now.
    TimeRange range() const;
    qint64 nowUs() const { return m_nowUs; }
    const Attendance &attendance(int row) const { return m_book.rows()[size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString here() const;
    QString text(const Attendance &row, int column) const;
    QVariant sortKey(const Attendance &row, int column) const;
    /// The visits one by one, the newest first.
    QString visitsText(const Attendance &row) const;

    const AttendanceBook &m_book;
    bool m_running;
    int m_rows = 0;
    qint64 m_nowUs = 0;
};

} // namespace roomdeck
