// Bans and mutes as a table with the time they have left.
#pragma once

#include "core/model/moderation.h"

#include <QtCore/QAbstractTableModel>

namespace roomdeck {

/// Bans first, then mutes, each in the order they were made. Follows a ModerationState with row-wise changes,
/// so selections survive. GUI thread. Times UTC µs. Names and reasons are shown escaped.
class RestrictionsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Kind, Who, Remaining, Reason, By, Since, ColumnCount };

    explicit RestrictionsModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    bool isBan(int row) const { return m_rows[row].ban; }
    const Restriction &restriction(int row) const { return m_rows[row].entry; }

public Q_SLOTS:
    void setState(const roomdeck::ModerationState &state);
    /// The time that remaining times are counted from; to be called once a second while somebody looks.
    void setNow(qint64 nowUs);

private:
    struct Row
    {
        bool ban = true;
        Restriction entry;
        bool operator==(const Row &) const = default;
    };

    QVariant text(const Row &row, int column) const;

    QList<Row> m_rows;
    qint64 m_nowUs = 0;
};

} // namespace roomdeck
