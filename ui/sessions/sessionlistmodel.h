// Recorded sessions as a table.
#pragma once

#include "core/session/sessionlist.h"

#include <QtCore/QAbstractTableModel>

namespace roomdeck {

/// GUI thread.
class SessionListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Started, Duration, Events, Size, ColumnCount };
    enum Role { SortRole = Qt::UserRole, PathRole };

    explicit SessionListModel(QObject *parent = nullptr);

    void setSessions(const QList<SessionSummary> &sessions);
    /// The one being recorded; empty: none.
    void setCurrent(const QString &path);
    const QList<SessionSummary> &sessions() const { return m_sessions; }
    qint64 totalBytes() const;
    bool isCurrent(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const SessionSummary &session, int column, bool current) const;
    static QVariant sortKey(const SessionSummary &session, int column);

    QList<SessionSummary> m_sessions;
    QString m_current;
};

} // namespace roomdeck
