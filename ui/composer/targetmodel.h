// Everyone, rooms, users and connections a message can be sent to, searchable and tickable.
#pragma once

#include "core/model/target.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QTimer>

namespace roomdeck {

class RosterState;

/// Lists what matches the search text, a bounded number of each kind. Its target changes by choosing one row
/// or by ticking several of one kind. GUI thread. Names are shown escaped.
class TargetModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Mode : quint8 {
        SendTo, ///< rows say whom it goes to
        LeaveOut, ///< rows are users the target covers; ticked ones are left out
    };
    enum class RowKind : quint8 { Header, Everyone, Room, User, Connection, More };
    enum Role {
        KindRole = Qt::UserRole + 1, ///< int(RowKind)
        DetailRole, ///< QString, shown dim at the right
    };

    explicit TargetModel(const RosterState &roster, QObject *parent = nullptr);

    const Target &target() const { return m_target; }
    void setTarget(const Target &target);
    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    void setSearch(const QString &text);
    /// Whether the list follows the roster; off while nobody looks, for a large roster takes its time.
    void setFollowing(bool following);

    /// The target becomes exactly this row.
    void choose(const QModelIndex &index);
    /// Adds the row to the target or takes it out; the last one out leaves everyone. In LeaveOut mode the
    /// user is left out or let in again.
    void toggle(const QModelIndex &index);
    /// First row that can be chosen at or after `from`; -1 without one.
    int nextChoosable(int from, int step) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void targetChanged(const roomdeck::Target &target);

private:
    struct Row
    {
        RowKind kind = RowKind::Header;
        QByteArray name;
        ConnectionId connection = ConnectionId::None;
        QString text;
        QString detail;
        bool sameAs(const Row &other) const
        {
            return kind == other.kind && name == other.name && connection == other.connection;
        }
    };

    void rebuild();
    QList<Row> rows() const;
    void appendRooms(QList<Row> &rows) const;
    void appendUsers(QList<Row> &rows) const;
    void appendConnections(QList<Row> &rows) const;
    void appendSection(QList<Row> &rows, const QString &title, QList<Row> section) const;
    bool matches(const QString &text) const;
    bool isTicked(const Row &row) const;
    void adopt(const Target &target);

    const RosterState &m_roster;
    Target m_target;
    QList<Row> m_rows;
    QString m_search;
    QTimer m_rebuildLater;
    Mode m_mode = Mode::SendTo;
    bool m_following = false;
};

} // namespace roomdeck
