// The rules of a room: who may enter, how often people may speak, what newcomers are told.
#pragma once

#include "core/model/moderation.h"

#include <QtWidgets/QDialog>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace roomdeck {

class GreetingEdit;
class TintedLabel;

/// Modal to its parent window. Rules are kept by name, so a room may be named that is not open. GUI thread.
class RoomSettingsDialog : public QDialog
{
    Q_OBJECT

public:
    /// `rules`: of the rooms that have any; `openRooms`: offered besides them. `room`: the one to begin with,
    /// or empty.
    RoomSettingsDialog(const QHash<QByteArray, RoomRules> &rules, const QList<QByteArray> &openRooms,
                       const QByteArray &room, QWidget *parent = nullptr);

    QByteArray room() const;
    RoomRules rules() const;

private:
    void createFields(QFormLayout &form);
    void listRooms(const QList<QByteArray> &openRooms, const QByteArray &room);
    void connectFields();
    void show(const RoomRules &rules);
    void roomChanged();
    void check();

    const QHash<QByteArray, RoomRules> m_rules;
    QByteArray m_shown; ///< the room whose rules the fields began with
    QComboBox *m_room;
    TintedLabel *m_roomNote;
    QLineEdit *m_description;
    QCheckBox *m_locked;
    QSpinBox *m_capacity;
    QSpinBox *m_slowMode;
    QComboBox *m_echo;
    GreetingEdit *m_welcome;
    GreetingEdit *m_pinned;
    TintedLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace roomdeck
