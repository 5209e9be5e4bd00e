// Attendance as a table for spreadsheets.
#pragma once

#include <QtCore/QByteArray>

namespace roomdeck {

class AttendanceBook;

/// One line a visit, with a header line: room, user, joined, left (empty while the user is still there),
/// seconds. Times in ISO 8601, UTC. As CsvWriter writes it. An empty `room` means all.
QByteArray attendanceCsv(const AttendanceBook &book, const QByteArray &room, qint64 nowUs);

} // namespace roomdeck
