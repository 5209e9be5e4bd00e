#include "ui/moderation/moderationactions.h"

#include "ui/moderation/durations.h"
#include "ui/text/quantities.h"
#include "ui/theme/icons.h"

#include <QtGui/QAction>
#include <QtGui/QActionGroup>
#include <QtWidgets/QMenu>
#include <QtWidgets/QWidget>

namespace roomdeck {

ModerationActions::ModerationActions(QWidget *window)
    : QObject(window), subject(add("moderationSubject")), ban(add("ban")), muteOther(add("muteOther")),
      unmute(add("unmute")), move(add("move")), enter(add("enter")), leave(add("leave")), lock(add("lock")),
      capacityOther(add("capacityOther")), slowModeOther(add("slowModeOther")), closeRoom(add("closeRoom")),
      roomSettings(add("roomSettings")), restrictions(add("restrictions")), undo(add("undoModeration")),
      m_mute(std::make_unique<QMenu>()), m_capacity(std::make_unique<QMenu>()),
      m_slowMode(std::make_unique<QMenu>()), m_everybody(std::make_unique<QMenu>()),
      m_capacities(new QActionGroup(this)), m_slowModes(new QActionGroup(this))
{
    subject->setEnabled(false);
    lock->setCheckable(true);
    lock->setIcon(symbolIcon(QStringLiteral("lock")));
    m_mute->setIcon(symbolIcon(QStringLiteral("mute")));
    ban->setShortcut(Qt::CTRL | Qt::Key_B);
    lock->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_L);
    restrictions->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_B);
    undo->setShortcut(Qt::CTRL | Qt::ALT | Qt::Key_Z);
    fillMute();
    fillChoices(*m_capacity, *m_capacities, {0, 2, 5, 10, 25, 50, 100, 250}, capacityOther);
    fillChoices(*m_slowMode, *m_slowModes, {0, 2'000, 5'000, 10'000, 30'000, 60'000, 300'000}, slowModeOther);
    connect(m_capacities, &QActionGroup::triggered, this,
            [this](const QAction *action) { Q_EMIT capacityRequested(action->data().toInt()); });
    connect(m_slowModes, &QActionGroup::triggered, this,
            [this](const QAction *action) { Q_EMIT slowModeRequested(action->data().toInt()); });
    for (QAction *action : peopleActions()) {
        if (action)
            m_everybody->addAction(action);
        else
            m_everybody->addSeparator();
    }
    retranslate();
}

ModerationActions::~ModerationActions() = default;

QAction *ModerationActions::add(const char *name)
{
    auto *action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    return action;
}

void ModerationActions::fillMute()
{
    for (const qint64 ms : durations::offered()) {
        QAction *action = m_mute->addAction(QString());
        action->setData(ms);
        connect(action, &QAction::triggered, this, [this, ms] { Q_EMIT muteRequested(ms); });
    }
    m_mute->addSeparator();
    m_mute->addAction(muteOther);
}

void ModerationActions::fillChoices(QMenu &menu, QActionGroup &group, const QList<int> &values,
                                    QAction *other)
{
    group.setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    for (const int value : values) {
        QAction *action = menu.addAction(QString());
        action->setCheckable(true);
        action->setData(value);
        group.addAction(action);
    }
    menu.addSeparator();
    menu.addAction(other);
}

QList<QAction *> ModerationActions::peopleActions() const
{
    return {ban, m_mute->menuAction(), unmute, nullptr, move, enter, leave};
}

QList<QAction *> ModerationActions::roomActions() const
{
    return {lock, m_capacity->menuAction(), m_slowMode->menuAction(), closeRoom, nullptr, roomSettings};
}

QList<QAction *> ModerationActions::bookActions() const
{
    return {undo, nullptr, restrictions};
}

QAction *ModerationActions::everybodyHere() const
{
    return m_everybody->menuAction();
}

void ModerationActions::setSubject(const QString &people)
{
    m_people = people;
    subject->setText(people.isEmpty() ? tr("Nobody is selected") : tr("Selected: %1").arg(people));
}

void ModerationActions::setUndoName(const QString &name)
{
    m_undoName = name;
    undo->setEnabled(!name.isEmpty());
    undo->setIconText(tr("Undo"));
    undo->setText(name.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(name));
}

void ModerationActions::setPeopleEnabled(bool named, bool connected)
{
    for (QAction *action : {ban, m_mute->menuAction(), unmute})
        action->setEnabled(named);
    for (QAction *action : {move, enter, leave})
        action->setEnabled(connected);
    m_everybody->menuAction()->setEnabled(named);
}

void ModerationActions::setRoomsEnabled(bool enabled)
{
    for (QAction *action : {lock, m_capacity->menuAction(), m_slowMode->menuAction(), closeRoom})
        action->setEnabled(enabled);
}

void ModerationActions::setRules(bool locked, int capacity, int slowModeMs)
{
    lock->setChecked(locked);
    mark(*m_capacities, capacity);
    mark(*m_slowModes, slowModeMs);
}

void ModerationActions::mark(const QActionGroup &group, int value)
{
    for (QAction *action : group.actions())
        action->setChecked(action->data().toInt() == value);
}

void ModerationActions::retranslate()
{
    setSubject(m_people);
    setUndoName(m_undoName);
    ban->setText(tr("&Ban…"));
    m_mute->setTitle(tr("&Mute"));
    for (QAction *action : m_mute->actions()) {
        if (action->data().isValid())
            action->setText(durations::spanText(action->data().toLongLong()));
    }
    muteOther->setText(tr("Another Time, with a &Reason…"));
    unmute->setText(tr("&Let Speak Again"));
    move->setText(tr("Mo&ve to Another Room…"));
    enter->setText(tr("&Put into a Room…"));
    leave->setText(tr("&Take Out of a Room…"));
    lock->setText(tr("Loc&k Room"));
    lock->setToolTip(tr("Nobody new may enter; who is inside stays"));
    m_capacity->setTitle(tr("Capacit&y"));
    for (QAction *action : m_capacities->actions()) {
        const int people = action->data().toInt();
        action->setText(people == 0 ? tr("No Limit") : tr("%Ln people", nullptr, people));
    }
    capacityOther->setText(tr("&Another Number…"));
    m_slowMode->setTitle(tr("&Slow Mode"));
    for (QAction *action : m_slowModes->actions()) {
        const int ms = action->data().toInt();
        action->setText(ms == 0 ? tr("Off") : tr("One message every %1").arg(quantities::duration(ms)));
    }
    slowModeOther->setText(tr("&Another Time…"));
    closeRoom->setText(tr("Clos&e Room"));
    closeRoom->setToolTip(tr("Take everybody out; they stay connected"));
    roomSettings->setText(tr("Room Settin&gs…"));
    restrictions->setText(tr("B&ans and Mutes…"));
    m_everybody->setTitle(tr("&Everybody Here"));
}

} // namespace roomdeck
