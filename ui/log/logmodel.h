// The log as a table: one row per visible row of a LogStore.
#pragma once

#include "core/traffic/logstore.h"
#include "core/traffic/rowsearch.h"
#include "ui/log/logtext.h"
#include "ui/log/visiblerows.h"

#include <QtCore/QAbstractTableModel>

namespace roomdeck {

/// Shows a part of a LogStore without copying it; strings are built when they are painted. Rows join at the
/// end in one insert per extend(), older matches at the front in one per prepend(), and leave at the front in
/// one removal per trim(). The store must be changed through trim() and clear() alone, or only at its end.
/// GUI thread.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Time, Delta, Direction, Room, User, Type, Size, Preview, ColumnCount };
    enum Role {
        SeqRole = Qt::UserRole, ///< quint64
        ToneRole, ///< RowTone as int
        ProseRole, ///< true when the preview is words, not JSON
    };

    explicit LogModel(LogStore &store, QObject *parent = nullptr);

    /// Shows every row there is and every row to come.
    void showAll();
    /// Shows nothing of what there is; rows to come are shown when they pass `test`.
    void showMatching(RowTest test);
    /// Adds what arrived in the store since the last call. How many rows became visible. A filtered model
    /// stops before a row that is not at hand.
    int extend();
    /// Adds older matches, ascending, before all that are shown.
    void prepend(const std::vector<qint64> &indexes);
    /// Shows all of a store that was given pages.
    void reload();
    /// Leaves out rows that a filter has to look for on disk.
    void skipTo(qint64 storeIndex) { m_seen = qMax(m_seen, storeIndex); }
    /// Drops what exceeds the store's bounds. How many visible rows went.
    int trim();
    void clear();

    /// Whether extend() waits; rows still leave at the front.
    bool isFrozen() const { return m_frozen; }
    void setFrozen(bool frozen) { m_frozen = frozen; }
    /// Rows in the store that extend() has not looked at.
    qint64 backlog() const { return m_store.end() - m_seen; }

    /// End of the rows that were looked at; what is behind waits for extend().
    qint64 seenEnd() const { return m_seen; }

    bool showsAll() const { return m_rows.isRange(); }
    qint64 storeIndex(int row) const { return m_rows.at(row); }
    /// The row of a store index, or the next visible one after it; rowCount() if there is none.
    int rowAtOrAfter(qint64 storeIndex) const { return int(m_rows.rowOf(storeIndex)); }
    /// The row of a store index, or -1.
    int rowOf(qint64 storeIndex) const;
    LogRow logRow(int row) const { return m_store.row(m_rows.at(row)); }
    const LogStore &store() const { return m_store; }

    /// Names by DialectId; 0 is the server itself.
    void setDialects(const QStringList &names) { m_dialects = names; }
    const QStringList &dialects() const { return m_dialects; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    /// The first of `indexes` that is a message, as draftFromEvent() reads it.
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

private:
    QString text(int row, int column) const;
    QString spoken(int row, int column) const;

    LogStore &m_store;
    VisibleRows m_rows;
    RowTest m_test;
    QStringList m_dialects;
    qint64 m_seen = 0; // end of what was looked at
    bool m_frozen = false;
};

} // namespace roomdeck
