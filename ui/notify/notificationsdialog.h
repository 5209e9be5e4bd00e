// Chooses what to be told of while looking elsewhere, and how.
#pragma once

#include "ui/notify/notificationrules.h"

#include <QtWidgets/QDialog>

class QPushButton;
class QTableWidget;
class QTableWidgetItem;

namespace roomdeck {

class TintedLabel;

/// Changes apply at once. GUI thread.
class NotificationsDialog : public QDialog
{
    Q_OBJECT

public:
    enum Column { Name, FilterText, Popup, Sound, ColumnCount };

    /// `available`: the desktop shows notifications.
    NotificationsDialog(const QList<NotificationRule> &rules, bool available, QWidget *parent = nullptr);

    void setAvailable(bool available);
    QTableWidget &table() { return *m_table; }
    QList<NotificationRule> rules() const;

Q_SIGNALS:
    void rulesChanged(const QList<roomdeck::NotificationRule> &rules);
    /// To hear and see one now.
    void tryRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildLayout();
    void addRow(const NotificationRule &rule);
    void addRule();
    void removeSelected();
    void edited();
    void showProblem();

    bool m_available;
    QTableWidget *m_table;
    TintedLabel *m_note;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_try;
};

} // namespace roomdeck
