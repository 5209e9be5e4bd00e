#include "ui/sessions/sessionlistmodel.h"

#include "ui/sessions/sessionfaulttext.h"
#include "ui/text/displaytext.h"
#include "ui/text/quantities.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>

namespace roomdeck {

namespace {

qint64 durationSeconds(const SessionSummary &session)
{
    return session.lastUs <= 0 ? -1 : qMax<qint64>(0, (session.lastUs - session.startedUs) / 1'000'000);
}

QString durationText(qint64 seconds)
{
    if (seconds < 0)
        return QStringLiteral("—");
    return QStringLiteral("%1:%2:%3")
        .arg(seconds / 3600)
        .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

SessionListModel::SessionListModel(QObject *parent) : QAbstractTableModel(parent) { }

void SessionListModel::setSessions(const QList<SessionSummary> &sessions)
{
    if (sessions == m_sessions)
        return;
    beginResetModel();
    m_sessions = sessions;
    endResetModel();
}

void SessionListModel::setCurrent(const QString &path)
{
    if (path == m_current)
        return;
    m_current = path;
    if (!m_sessions.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

qint64 SessionListModel::totalBytes() const
{
    qint64 total = 0;
    for (const SessionSummary &session : m_sessions)
        total += session.bytes;
    return total;
}

bool SessionListModel::isCurrent(int row) const
{
    return !m_current.isEmpty() && QFileInfo(m_sessions.at(row).path) == QFileInfo(m_current);
}

int SessionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_sessions.size());
}

int SessionListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant SessionListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SessionSummary &session = m_sessions.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(session, index.column(), isCurrent(index.row()));
    case Qt::TextAlignmentRole:
        return int((index.column() >= Duration ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return session.error ? sessionFaultText(session.error, QFileInfo(session.path).fileName())
                             : displayText(QDir::toNativeSeparators(session.path), 400);
    case SortRole:
        return sortKey(session, index.column());
    case PathRole:
        return session.path;
    default:
        return {};
    }
}

QString SessionListModel::text(const SessionSummary &session, int column, bool current) const
{
    switch (column) {
    case Name: {
        const QString name = displayText(QFileInfo(session.path).completeBaseName(), 80);
        if (current)
            return tr("● %1 (recording)").arg(name);
        if (session.error)
            return tr("⚠ %1 (not readable)").arg(name);
        return session.ended ? name : tr("%1 (ended abruptly)").arg(name);
    }
    case Started:
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(session.startedUs / 1000),
                                  QLocale::ShortFormat);
    case Duration:
        return durationText(durationSeconds(session));
    case Events:
        return session.error ? QStringLiteral("—") : quantities::count(session.rows);
    case Size:
        return quantities::bytes(session.bytes);
    default:
        return {};
    }
}

QVariant SessionListModel::sortKey(const SessionSummary &session, int column)
{
    switch (column) {
    case Name:
        return session.path;
    case Started:
        return session.startedUs;
    case Duration:
        return durationSeconds(session);
    case Events:
        return session.rows;
    default:
        return session.bytes;
    }
}

QVariant SessionListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= Duration ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Session");
    case Started:
        return tr("Started");
    case Duration:
        return tr("Duration");
    case Events:
        return tr("Events");
    default:
        return tr("Size");
    }
}

} // namespace roomdeck
