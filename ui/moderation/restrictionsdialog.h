// The list of who is banned or muted, and what can be done about it.
#pragma once

#include "core/model/moderation.h"

#include <QtCore/QTimer>
#include <QtWidgets/QDialog>

class QPushButton;
class QTableView;

namespace roomdeck {

class EmptyState;
class RestrictionsModel;

/// Not modal: stays open beside the window. Asks for changes through its signals. GUI thread.
class RestrictionsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit RestrictionsDialog(QWidget *parent = nullptr);

    QTableView &table() { return *m_table; }

public Q_SLOTS:
    void setState(const roomdeck::ModerationState &state);

Q_SIGNALS:
    void banRequested();
    void muteRequested();
    /// To lift these; one of the lists may be empty.
    void liftRequested(const QList<roomdeck::Restriction> &bans, const QList<roomdeck::Restriction> &mutes);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void liftSelected();
    void update();
    void retranslate();
    void tick();

    RestrictionsModel *m_model;
    QTableView *m_table;
    EmptyState *m_hint;
    QPushButton *m_ban;
    QPushButton *m_mute;
    QPushButton *m_lift;
    QPushButton *m_close;
    QTimer m_everySecond;
};

} // namespace roomdeck
