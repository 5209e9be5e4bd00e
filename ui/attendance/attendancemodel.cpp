#include "ui/attendance/attendancemodel.h"

#include "ui/text/displaytext.h"
#include "ui/text/quantities.h"

#include <QtCore/QDateTime>

namespace roomdeck {

namespace {

constexpr int maxListedVisits = 12;

QString moment(qint64 timeUs)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(timeUs / 1000);
    return local.date() == QDate::currentDate() ? quantities::timeOfDay(timeUs)
                                                : local.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

/// "1:02:03", "2:03".
QString duration(qint64 us)
{
    const qint64 seconds = us / 1'000'000;
    const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    const QString rest = QLatin1Char(':') + two(seconds % 60);
    return seconds < 3600
        ? QString::number(seconds / 60) + rest
        : QString::number(seconds / 3600) + QLatin1Char(':') + two(seconds / 60 % 60) + rest;
}

} // namespace

AttendanceModel::AttendanceModel(const AttendanceBook &book, bool running, QObject *parent)
    : QAbstractTableModel(parent), m_book(book), m_running(running), m_rows(int(book.rows().size())),
      m_nowUs(QDateTime::currentMSecsSinceEpoch() * 1000)
{ }

void AttendanceModel::refresh(qint64 nowUs)
{
    m_nowUs = nowUs;
    const int rows = int(m_book.rows().size());
    if (rows < m_rows) { // another run
        beginResetModel();
        m_rows = rows;
        endResetModel();
    } else if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    }
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, Last), index(m_rows - 1, Timeline));
    Q_EMIT headerDataChanged(Qt::Horizontal, Timeline, Timeline);
}

TimeRange AttendanceModel::range() const
{
    const qint64 start = m_book.startUs();
    return {start, qMax(m_nowUs, start + 1'000'000)};
}

int AttendanceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int AttendanceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString AttendanceModel::here() const
{
    return m_running ? tr("here") : tr("still there");
}

QString AttendanceModel::text(const Attendance &row, int column) const
{
    switch (column) {
    case User:
        return displayText(row.user);
    case Room:
        return displayText(row.room);
    case First:
        return moment(row.visits.front().fromUs);
    case Last:
        return row.isPresent() ? here() : moment(row.visits.back().toUs);
    case Present:
        return duration(row.presentUs(m_nowUs));
    case Visits:
        return quantities::count(qint64(row.visits.size()) + row.earlier);
    default:
        return {};
    }
}

QVariant AttendanceModel::sortKey(const Attendance &row, int column) const
{
    switch (column) {
    case First:
    case Timeline:
        return row.visits.front().fromUs;
    case Last:
        return row.isPresent() ? std::numeric_limits<qint64>::max() : row.visits.back().toUs;
    case Present:
        return row.presentUs(m_nowUs);
    case Visits:
        return qint64(row.visits.size()) + row.earlier;
    default:
        return text(row, column);
    }
}

QString AttendanceModel::visitsText(const Attendance &row) const
{
    QStringList lines;
    for (auto visit = row.visits.rbegin(); visit != row.visits.rend(); ++visit) {
        if (lines.size() == maxListedVisits) {
            lines.append(QStringLiteral("…"));
            break;
        }
        lines.append(tr("%1 – %2", "from one time to another")
                         .arg(moment(visit->fromUs),
                              visit->toUs > 0 ? moment(visit->toUs)
                                  : m_running ? tr("now")
                                              : here()));
    }
    return lines.join(QLatin1Char('\n'));
}

QVariant AttendanceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Attendance &row = attendance(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case SortRole:
        return sortKey(row, index.column());
    case RoomRole:
        return row.room;
    case UserRole:
        return row.user;
    case Qt::ToolTipRole:
        return index.column() == Timeline ? visitsText(row) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == Timeline ? visitsText(row) : text(row, index.column());
    case Qt::TextAlignmentRole:
        return int(index.column() == Present || index.column() == Visits ? Qt::AlignRight | Qt::AlignVCenter
                                                                         : Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant AttendanceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(section == Present || section == Visits ? Qt::AlignRight | Qt::AlignVCenter
                                                           : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case User:
        return tr("User");
    case Room:
        return tr("Room");
    case First:
        return tr("Joined", "when");
    case Last:
        return tr("Left", "when");
    case Present:
        return tr("Time here");
    case Visits:
        return tr("Visits");
    default:
        return {};
    }
}

} // namespace roomdeck
