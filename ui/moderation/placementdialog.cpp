#include "ui/moderation/placementdialog.h"

#include "core/model/names.h"
#include "ui/models/rosterstate.h"
#include "ui/models/sortkey.h"
#include "ui/moderation/connectionchoice.h"
#include "ui/text/displaytext.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace roomdeck {

namespace {

constexpr int RoomFieldWidth = 320; // device-independent pixels

} // namespace

PlacementDialog::PlacementDialog(ModerationAction action, const RosterState &roster,
                                 const ModerationScope &scope, QWidget *parent)
    : QDialog(parent), m_action(action), m_roster(roster), m_which(new ConnectionChoice(roster, scope)),
      m_room(new QComboBox), m_effect(new TintedLabel(Theme::Role::Dim))
{
    const bool leave = action == ModerationAction::Leave;
    const QString people = peopleText(scope);
    setWindowTitle(leave                                  ? tr("Take Out of a Room: %1").arg(people)
                       : action == ModerationAction::Move ? tr("Move to Another Room: %1").arg(people)
                                                          : tr("Put into a Room: %1").arg(people));
    m_room->setObjectName(QStringLiteral("room"));
    m_room->setEditable(!leave);
    m_room->setInsertPolicy(QComboBox::NoInsert);
    m_room->setMinimumWidth(RoomFieldWidth);
    listRooms();
    m_effect->setWordWrap(true);
    m_effect->setMinimumHeight(10 * Theme::Step); // two lines, so that the window keeps its size
    m_effect->setAlignment(Qt::AlignTop);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = buttons->addButton(leave                                  ? tr("Take out")
                                  : action == ModerationAction::Move ? tr("Move")
                                                                     : tr("Put in"),
                              QDialogButtonBox::AcceptRole);
    m_ok->setDefault(true);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step);
    form->setSpacing(2 * Theme::Step);
    form->addRow(tr("&Connections"), m_which);
    form->setRowVisible(m_which, m_which->isChoice());
    form->addRow(tr("&Room"), m_room);
    form->addRow(m_effect);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_room, &QComboBox::currentTextChanged, this, &PlacementDialog::check);
    connect(m_which, &QComboBox::currentIndexChanged, this, &PlacementDialog::listRooms);
    check();
    m_room->setFocus();
}

// Which rooms somebody can be taken out of depends on the connections.
void PlacementDialog::listRooms()
{
    const bool leave = m_action == ModerationAction::Leave;
    const QString text = m_room->currentText();
    {
        const QSignalBlocker quiet(m_room);
        m_room->clear();
        for (const QByteArray &name : choices())
            m_room->addItem(displayText(name, 64), name);
        if (!leave)
            m_room->setEditText(text);
        else
            m_room->setCurrentIndex(qMax(0, m_room->findText(text)));
    }
    check();
}

QList<ConnectionId> PlacementDialog::connections() const
{
    return m_which->connections();
}

QList<QByteArray> PlacementDialog::choices() const
{
    const bool leave = m_action == ModerationAction::Leave;
    QList<QByteArray> names;
    if (!leave) {
        names = m_roster.rooms().keys();
    } else {
        for (const ConnectionId id : connections()) {
            const ConnectionInfo *info = m_roster.connection(id);
            for (const QByteArray &name : info ? info->rooms : QList<QByteArray>()) {
                if (!names.contains(name))
                    names.append(name);
            }
        }
    }
    std::sort(names.begin(), names.end(),
              [](const QByteArray &a, const QByteArray &b) { return SortKey(a) < SortKey(b); });
    return names;
}

// A listed name may be shown escaped; a typed one is what was typed.
QByteArray PlacementDialog::room() const
{
    const int listed = m_room->findText(m_room->currentText(), Qt::MatchExactly | Qt::MatchCaseSensitive);
    if (listed >= 0)
        return m_room->itemData(listed).toByteArray();
    return m_room->currentText().trimmed().normalized(QString::NormalizationForm_C).toUtf8();
}

ModerationRequest PlacementDialog::request() const
{
    ModerationRequest request;
    request.action = m_action;
    request.room = room();
    for (const ConnectionId id : connections()) {
        const ConnectionInfo *info = m_roster.connection(id);
        if (info && (m_action != ModerationAction::Leave || info->rooms.contains(request.room)))
            request.connections.append(id);
    }
    return request;
}

QString PlacementDialog::effect(const QByteArray &room) const
{
    const int count = int(request().connections.size());
    if (count == 0)
        return tr("Nobody of them is connected any more.");
    QString text;
    if (m_action == ModerationAction::Leave)
        return tr("%Ln connections leave the room and stay connected.", nullptr, count);
    text = m_action == ModerationAction::Move
        ? tr("%Ln connections leave all their rooms and enter this one.", nullptr, count)
        : tr("%Ln connections enter this room besides the rooms they are in.", nullptr, count);
    const RoomInfo *info = m_roster.room(room);
    if (!info)
        text += QLatin1Char('\n') + tr("The room is not open yet; it opens with them.");
    else if (info->rules.locked || (info->rules.capacity > 0 && info->users >= info->rules.capacity))
        text += QLatin1Char('\n') + tr("The room is locked or full; your word overrules that.");
    return text;
}

void PlacementDialog::check()
{
    const QByteArray name = room();
    const bool valid = isValidName(name);
    if (name.isEmpty())
        m_effect->setText(m_action == ModerationAction::Leave
                              ? tr("They are in no room.")
                              : tr("Choose a room or type a new one's name."));
    else
        m_effect->setText(valid ? effect(name) : tr("This cannot be a room's name."));
    if (m_ok)
        m_ok->setEnabled(valid && !request().connections.isEmpty());
}

} // namespace roomdeck
