// Everything the operator can do to people and rooms, as actions for menus and context menus.
#pragma once

#include <QtCore/QList>
#include <QtCore/QObject>

#include <memory>

class QAction;
class QActionGroup;
class QMenu;
class QWidget;

namespace roomdeck {

/// What an action does is connected by the ModerationDesk. GUI thread.
class ModerationActions : public QObject
{
    Q_OBJECT

public:
    explicit ModerationActions(QWidget *window);
    ~ModerationActions() override;

    void retranslate();
    /// Whom the people's actions mean; empty when nobody is selected.
    void setSubject(const QString &people);
    /// What the undo command takes back; empty when nothing.
    void setUndoName(const QString &name);
    void setPeopleEnabled(bool named, bool connected);
    void setRoomsEnabled(bool enabled);
    /// Marks the current choice of the capacity and slow mode menus; -1 marks none.
    void setRules(bool locked, int capacity, int slowModeMs);

    /// Null stands for a separator.
    QList<QAction *> peopleActions() const;
    QList<QAction *> roomActions() const;
    QList<QAction *> bookActions() const;
    /// A submenu of the people's actions, for the list of rooms.
    QAction *everybodyHere() const;

    QAction *subject; ///< never enabled: says who is meant
    QAction *ban;
    QAction *muteOther;
    QAction *unmute;
    QAction *move;
    QAction *enter;
    QAction *leave;
    QAction *lock; ///< checkable
    QAction *capacityOther;
    QAction *slowModeOther;
    QAction *closeRoom;
    QAction *roomSettings;
    QAction *restrictions;
    QAction *undo;

Q_SIGNALS:
    void muteRequested(qint64 durationMs);
    void capacityRequested(int people);
    void slowModeRequested(int ms);

private:
    QAction *add(const char *name);
    void fillMute();
    void fillChoices(QMenu &menu, QActionGroup &group, const QList<int> &values, QAction *other);
    static void mark(const QActionGroup &group, int value);

    std::unique_ptr<QMenu> m_mute; // menus want a widget for a parent, or none
    std::unique_ptr<QMenu> m_capacity;
    std::unique_ptr<QMenu> m_slowMode;
    std::unique_ptr<QMenu> m_everybody;
    QActionGroup *m_capacities;
    QActionGroup *m_slowModes;
    QString m_people;
    QString m_undoName;
};

} // namespace roomdeck
