#include "core/exchange/attendancecsv.h"

#include "core/exchange/csvwriter.h"
#include "core/exchange/entrynames.h"
#include "core/traffic/attendance.h"

namespace roomdeck {

QByteArray attendanceCsv(const AttendanceBook &book, const QByteArray &room, qint64 nowUs)
{
    QByteArray csv("room,user,joined,left,seconds\r\n");
    for (const Attendance &row : book.rows()) {
        if (!room.isEmpty() && row.room != room)
            continue;
        for (const Visit &visit : row.visits) {
            appendCsvText(csv, row.room);
            csv += ',';
            appendCsvText(csv, row.user);
            csv += ',' + isoTime(visit.fromUs) + ',' + (visit.toUs > 0 ? isoTime(visit.toUs) : QByteArray());
            csv += ',' + QByteArray::number(double(visit.lasted(nowUs)) / 1e6, 'f', 3) + "\r\n";
        }
    }
    return csv;
}

} // namespace roomdeck
