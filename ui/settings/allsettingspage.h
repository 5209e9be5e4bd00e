// The page of the settings with every key there is, and a search.
#pragma once

#include "core/settings/serversettings.h"

#include <QtWidgets/QWidget>

class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace roomdeck {

class SettingsModel;
class TintedLabel;

/// What files and flags call a setting stands here under the same name. GUI thread.
class AllSettingsPage : public QWidget
{
    Q_OBJECT

public:
    explicit AllSettingsPage(const ServerSettings &settings, QWidget *parent = nullptr);

    const ServerSettings &settings() const;
    /// Follows what was changed elsewhere; announces nothing.
    void setSettings(const ServerSettings &settings);
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void createTable();
    void showCurrent();
    void showRefused(int row, const QString &value);
    int currentRow() const; ///< of the model; -1 = none

    SettingsModel *m_model;
    QSortFilterProxyModel *m_found;
    QLineEdit *m_search;
    QTableView *m_table;
    TintedLabel *m_help;
    TintedLabel *m_range;
    QPushButton *m_default;
};

} // namespace roomdeck
