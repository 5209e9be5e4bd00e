#include "ui/moderation/roomsettingsdialog.h"

#include "core/model/names.h"
#include "ui/models/sortkey.h"
#include "ui/moderation/greetingedit.h"
#include "ui/text/displaytext.h"
#include "ui/widgets/tintedlabel.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

#include <algorithm>

namespace roomdeck {

namespace {

constexpr int MaxCapacity = 1'000'000;
constexpr int MaxSlowModeSeconds = 86'400;
constexpr int MaxDescriptionChars = 500;
constexpr int RulesWidth = 360; // device-independent pixels

} // namespace

RoomSettingsDialog::RoomSettingsDialog(const QHash<QByteArray, RoomRules> &rules,
                                       const QList<QByteArray> &openRooms, const QByteArray &room,
                                       QWidget *parent)
    : QDialog(parent), m_rules(rules), m_room(new QComboBox),
      m_roomNote(new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Small)), m_description(new QLineEdit),
      m_locked(new QCheckBox(tr("&Locked: nobody may enter"))), m_capacity(new QSpinBox),
      m_slowMode(new QSpinBox), m_echo(new QComboBox), m_welcome(new GreetingEdit),
      m_pinned(new GreetingEdit), m_problem(new TintedLabel(Theme::Role::Error)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel
                                     | QDialogButtonBox::RestoreDefaults))
{
    setWindowTitle(tr("Room Settings"));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step);
    form->setHorizontalSpacing(4 * Theme::Step);
    form->setVerticalSpacing(2 * Theme::Step);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    createFields(*form);
    listRooms(openRooms, room);
    connectFields();
    roomChanged();
    if (room.isEmpty())
        m_room->setFocus();
    else
        m_description->setFocus();
}

void RoomSettingsDialog::createFields(QFormLayout &form)
{
    m_room->setEditable(true);
    m_room->setInsertPolicy(QComboBox::NoInsert);
    m_room->setMinimumWidth(RulesWidth);
    m_room->setObjectName(QStringLiteral("room"));
    m_description->setMaxLength(MaxDescriptionChars);
    m_description->setPlaceholderText(tr("for you, clients do not see it"));
    m_locked->setObjectName(QStringLiteral("locked"));
    m_capacity->setObjectName(QStringLiteral("capacity"));
    m_capacity->setRange(0, MaxCapacity);
    m_capacity->setSpecialValueText(tr("no limit"));
    m_capacity->setGroupSeparatorShown(true);
    m_capacity->setSuffix(tr(" people"));
    m_slowMode->setObjectName(QStringLiteral("slowMode"));
    m_slowMode->setRange(0, MaxSlowModeSeconds);
    m_slowMode->setSpecialValueText(tr("off"));
    m_slowMode->setPrefix(tr("one message every "));
    m_slowMode->setSuffix(tr(" s"));
    m_echo->addItems({tr("as the server does"), tr("back to the sender too"), tr("not back to the sender")});
    m_welcome->setObjectName(QStringLiteral("welcome"));
    m_welcome->setSubject(tr("Welcome message"));
    m_pinned->setObjectName(QStringLiteral("pinned"));
    m_pinned->setSubject(tr("Pinned announcement"));
    m_problem->setWordWrap(true);
    form.addRow(tr("&Room"), m_room);
    form.addRow(QString(), m_roomNote);
    form.addRow(tr("&Description"), m_description);
    form.addRow(QString(), m_locked);
    form.addRow(tr("&Capacity"), m_capacity);
    form.addRow(tr("&Slow mode"), m_slowMode);
    form.addRow(tr("&Messages go"), m_echo);
    form.addRow(tr("&Welcome"), m_welcome);
    form.addRow(tr("&Pinned"), m_pinned);
    form.addRow(m_problem);
    form.addRow(m_buttons);
}

void RoomSettingsDialog::listRooms(const QList<QByteArray> &openRooms, const QByteArray &room)
{
    QList<QByteArray> names = openRooms;
    for (auto it = m_rules.keyBegin(); it != m_rules.keyEnd(); ++it) {
        if (!names.contains(*it))
            names.append(*it);
    }
    if (!room.isEmpty() && !names.contains(room))
        names.append(room);
    std::sort(names.begin(), names.end(),
              [](const QByteArray &a, const QByteArray &b) { return SortKey(a) < SortKey(b); });
    for (const QByteArray &name : std::as_const(names))
        m_room->addItem(displayText(name, 64), name);
    m_room->setCurrentIndex(int(names.indexOf(room)));
    if (room.isEmpty())
        m_room->clearEditText();
}

void RoomSettingsDialog::connectFields()
{
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            [this] { show({}); });
    connect(m_room, &QComboBox::currentTextChanged, this, &RoomSettingsDialog::roomChanged);
    connect(m_welcome, &GreetingEdit::changed, this, &RoomSettingsDialog::check);
    connect(m_pinned, &GreetingEdit::changed, this, &RoomSettingsDialog::check);
}

// A listed name may be shown escaped; a typed one is what was typed.
QByteArray RoomSettingsDialog::room() const
{
    const int listed = m_room->findText(m_room->currentText(), Qt::MatchExactly | Qt::MatchCaseSensitive);
    if (listed >= 0)
        return m_room->itemData(listed).toByteArray();
    return m_room->currentText().trimmed().normalized(QString::NormalizationForm_C).toUtf8();
}

RoomRules RoomSettingsDialog::rules() const
{
    RoomRules rules;
    const RoomRules before = m_rules.value(m_shown);
    rules.locked = m_locked->isChecked();
    rules.capacity = m_capacity->value();
    // What the API set to a fraction of a second stays so unless it is changed here.
    const bool sameSlowMode = m_slowMode->value() == (before.slowModeMs + 999) / 1000;
    rules.slowModeMs = sameSlowMode ? before.slowModeMs : m_slowMode->value() * 1000;
    rules.echo = RoomRules::Echo(m_echo->currentIndex());
    rules.description = m_description->text().trimmed().toUtf8();
    rules.welcome = m_welcome->greeting();
    rules.pinned = m_pinned->greeting();
    return rules;
}

void RoomSettingsDialog::show(const RoomRules &rules)
{
    m_locked->setChecked(rules.locked);
    m_capacity->setValue(rules.capacity);
    m_slowMode->setValue((rules.slowModeMs + 999) / 1000);
    m_echo->setCurrentIndex(int(rules.echo));
    m_description->setText(QString::fromUtf8(rules.description));
    m_welcome->setGreeting(rules.welcome);
    m_pinned->setGreeting(rules.pinned);
    check();
}

// Another room that has rules shows them; the name of a new one, while it is typed, keeps what was filled in.
void RoomSettingsDialog::roomChanged()
{
    const QByteArray name = room();
    if (name != m_shown && (m_rules.contains(name) || m_rules.contains(m_shown) || m_shown.isEmpty())) {
        if (m_rules.contains(name) || m_rules.contains(m_shown))
            show(m_rules.value(name));
        m_shown = name;
    }
    const bool listed = m_room->findData(name) >= 0;
    m_roomNote->setText(name.isEmpty() ? tr("Rules are kept by the room's name, also while it is not open.")
                            : listed   ? tr("Takes effect at once; people inside stay.")
                                       : tr("Not open yet: the rules wait for it."));
    check();
}

void RoomSettingsDialog::check()
{
    QString problem;
    if (const QByteArray name = room(); name.isEmpty())
        problem = tr("Choose a room or type a new one's name.");
    else if (!isValidName(name))
        problem = tr("This cannot be a room's name.");
    else if (const QString welcome = m_welcome->problem(); !welcome.isEmpty())
        problem = tr("Welcome: %1").arg(welcome);
    else if (const QString pinned = m_pinned->problem(); !pinned.isEmpty())
        problem = tr("Pinned: %1").arg(pinned);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(problem.isEmpty());
}

} // namespace roomdeck
