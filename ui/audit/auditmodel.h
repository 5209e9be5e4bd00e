// The audit trail as a table.
#pragma once

#include "core/operator/auditentry.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QSortFilterProxyModel>

namespace roomdeck {

/// Oldest first, at most MaxRows; older ones are in the session's file. GUI thread.
class AuditModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int MaxRows = 20'000;

    enum Column { Time, Actor, Action, Target, Result, Details, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Takes what belongs to the audit trail from a batch of the log.
    void append(const TrafficBatchPtr &batch);
    void append(const QList<AuditEntry> &entries);
    void setEntries(const QList<AuditEntry> &entries);
    const AuditEntry &entry(int row) const { return m_entries[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static QString text(const AuditEntry &entry, int column);

    QList<AuditEntry> m_entries;
};

/// Newest first, and of it what holds a text in any column. GUI thread.
class AuditFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit AuditFilter(AuditModel &model, QObject *parent = nullptr);

    void setText(const QString &text);
    /// Whether messages sent by hand and by backends are shown.
    void setMessagesShown(bool shown);
    /// What is shown, oldest first.
    QList<AuditEntry> entries() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    AuditModel &m_model;
    QString m_text;
    bool m_messagesShown = true;
};

} // namespace roomdeck
