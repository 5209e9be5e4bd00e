// Every setting of the server as a table: key and value.
#pragma once

#include "core/settings/settingstable.h"

#include <QtCore/QAbstractTableModel>

namespace roomdeck {

/// The rows are those of SettingsTable, in its order. Values are edited as text, checked by the table itself.
/// GUI thread.
class SettingsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : quint8 { Key, Value, ColumnCount };
    enum Role {
        HelpRole = Qt::UserRole, ///< what it is for, in the user's language
        RangeRole, ///< what it may be, likewise
        DefaultRole, ///< its built-in value
        ChangedRole, ///< whether the value is another than that
        LiveRole, ///< whether it counts at once
        SearchRole, ///< the words it is found by
    };

    explicit SettingsModel(const ServerSettings &settings, QObject *parent = nullptr);

    const ServerSettings &settings() const { return m_settings; }
    void setSettings(const ServerSettings &settings);
    /// Back to the built-in value.
    bool reset(int row);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// False, and refused(), when the setting cannot be that.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void edited();
    void refused(int row, const QString &value);

private:
    QString valueOf(const SettingInfo &setting, const ServerSettings &settings) const;

    const SettingsTable m_table;
    const ServerSettings m_defaults;
    ServerSettings m_settings;
};

} // namespace roomdeck
