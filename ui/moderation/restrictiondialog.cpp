#include "ui/moderation/restrictiondialog.h"

#include "core/model/names.h"
#include "core/net/banlist.h"
#include "ui/models/rosterstate.h"
#include "ui/moderation/durationfield.h"
#include "ui/moderation/durations.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QSet>
#include <QtNetwork/QHostAddress>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace roomdeck {

namespace {

constexpr int MaxReasonBytes = 123; // a control frame holds 125 bytes, two of them are the code
constexpr int LabelWidth = 400; // device-independent pixels

// QHostAddress also takes the short forms of old, which no connection is ever listed under.
QByteArray normalAddress(const QString &text)
{
    const QHostAddress address(text);
    const bool whole = text.contains(QLatin1Char(':')) || text.count(QLatin1Char('.')) == 3;
    return address.isNull() || !whole ? QByteArray() : address.toString().toUtf8();
}

} // namespace

RestrictionDialog::RestrictionDialog(Kind kind, const RosterState &roster, const ModerationScope &scope,
                                     QWidget *parent)
    : QDialog(parent), m_kind(kind), m_roster(roster), m_people(scope.users), m_hosts(scope.hosts),
      m_duration(new DurationField), m_reason(new QLineEdit), m_effect(new TintedLabel(Theme::Role::Dim)),
      m_problem(new TintedLabel(Theme::Role::Error))
{
    const bool ban = kind == Kind::Ban;
    if (scope.hasPeople())
        setWindowTitle((ban ? tr("Ban %1") : tr("Mute %1")).arg(peopleText(scope)));
    else
        setWindowTitle(ban ? tr("Ban") : tr("Mute"));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step);
    form->setSpacing(2 * Theme::Step);
    createFields(*form, scope);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = buttons->addButton(ban ? tr("Ban") : tr("Mute"), QDialogButtonBox::AcceptRole);
    m_ok->setDefault(true);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void RestrictionDialog::createFields(QFormLayout &form, const ModerationScope &scope)
{
    const bool ban = m_kind == Kind::Ban;
    if (!scope.hasPeople()) {
        m_user = new QLineEdit;
        m_user->setObjectName(QStringLiteral("user"));
        form.addRow(tr("&User"), m_user);
        connect(m_user, &QLineEdit::textChanged, this, &RestrictionDialog::check);
        if (ban) {
            m_address = new QLineEdit;
            m_address->setObjectName(QStringLiteral("address"));
            m_address->setPlaceholderText(tr("10.0.0.7, without port"));
            form.addRow(tr("&Address"), m_address);
            connect(m_address, &QLineEdit::textChanged, this, &RestrictionDialog::check);
        }
    } else if (ban) {
        m_byUser = new QCheckBox(tr("by &user name: %1").arg(namesText(m_people)));
        m_byUser->setObjectName(QStringLiteral("byUser"));
        m_byUser->setChecked(true);
        m_byAddress = new QCheckBox(m_hosts.isEmpty() ? tr("by &address: none is known")
                                                      : tr("by &address: %1").arg(namesText(m_hosts)));
        m_byAddress->setObjectName(QStringLiteral("byAddress"));
        m_byAddress->setEnabled(!m_hosts.isEmpty());
        form.addRow(tr("Keep out"), m_byUser);
        form.addRow(QString(), m_byAddress);
        connect(m_byUser, &QCheckBox::toggled, this, &RestrictionDialog::check);
        connect(m_byAddress, &QCheckBox::toggled, this, &RestrictionDialog::check);
    }
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setPlaceholderText(ban ? tr("shown to the client's program") : tr("for the audit trail"));
    m_effect->setObjectName(QStringLiteral("effect"));
    for (TintedLabel *label : {m_effect, m_problem}) {
        label->setWordWrap(true);
        label->setMinimumWidth(LabelWidth);
    }
    form.addRow(tr("&Time"), m_duration);
    form.addRow(tr("&Reason"), m_reason);
    form.addRow(m_effect);
    form.addRow(m_problem);
    connect(m_duration, &DurationField::changed, this, &RestrictionDialog::check);
    connect(m_reason, &QLineEdit::textChanged, this, &RestrictionDialog::check);
}

ModerationRequest RestrictionDialog::request() const
{
    ModerationRequest request;
    request.action = m_kind == Kind::Ban ? ModerationAction::Ban : ModerationAction::Mute;
    if (m_user) {
        if (const QString user = m_user->text().normalized(QString::NormalizationForm_C).trimmed();
            !user.isEmpty())
            request.users = {user.toUtf8()};
        if (const QString address = m_address ? m_address->text().trimmed() : QString(); !address.isEmpty()) {
            const QByteArray normal = normalAddress(address);
            request.addresses = {normal.isEmpty() ? address.toUtf8() : normal};
        }
    } else {
        if (!m_byUser || m_byUser->isChecked())
            request.users = m_people;
        if (m_byAddress && m_byAddress->isChecked())
            request.addresses = m_hosts;
    }
    request.reason = m_reason->text().trimmed().toUtf8();
    request.durationMs = m_duration->milliseconds();
    return request;
}

QString RestrictionDialog::problem(const ModerationRequest &request) const
{
    if (request.users.isEmpty() && request.addresses.isEmpty()) {
        if (!m_user)
            return tr("Choose the name, the address, or both.");
        return m_address ? tr("Fill in a user, an address, or both.") : tr("Fill in a user.");
    }
    for (const QByteArray &user : request.users) {
        if (!isValidName(user))
            return tr("This cannot be a user's name.");
    }
    if (m_address && !request.addresses.isEmpty()
        && normalAddress(QString::fromUtf8(request.addresses.constFirst())).isEmpty())
        return tr("This is no IP address.");
    if (const int excess = int(request.reason.size()) - MaxReasonBytes; excess > 0)
        return tr("The reason is %Ln bytes too long.", nullptr, excess);
    return {};
}

// Says what would happen by the roster as it is: who is meant, who is hit besides.
QString RestrictionDialog::effect(const ModerationRequest &request) const
{
    QSet<QByteArray> meant;
    for (const QByteArray &user : request.users)
        meant.insert(nameKey(user));
    QSet<QByteArray> hit;
    QList<QByteArray> others;
    int connections = 0;
    for (const QByteArray &user : m_roster.users()) {
        const bool named = meant.contains(nameKey(user));
        for (const ConnectionId id : m_roster.connectionsOf(user)) {
            if (!named && !request.addresses.contains(hostOf(m_roster.connection(id)->address)))
                continue;
            ++connections;
            hit.insert(user);
            if (!named && !m_people.contains(user) && !others.contains(user))
                others.append(user);
        }
    }
    const QString span = durations::spanText(request.durationMs);
    if (m_kind == Kind::Mute)
        return tr("%Ln people may listen but not speak, %1.", nullptr, int(request.users.size())).arg(span);
    QStringList lines{hit.isEmpty() ? tr("Nobody connected now is meant.")
                                    : tr("%Ln people are disconnected now (%1).", nullptr, int(hit.size()))
                                          .arg(tr("%Ln connections", nullptr, connections)),
                      tr("They are refused %1, in any spelling of the name.").arg(span)};
    if (request.users.isEmpty())
        lines[1] = tr("Whoever comes from there is refused %1.").arg(span);
    if (!others.isEmpty())
        lines.append(tr("The address is shared by %Ln other people: %1", nullptr, int(others.size()))
                         .arg(namesText(others)));
    return lines.join(QLatin1Char('\n'));
}

void RestrictionDialog::check()
{
    const ModerationRequest request = this->request();
    const QString problem = this->problem(request);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_effect->setText(problem.isEmpty() ? effect(request) : QString());
    if (m_ok)
        m_ok->setEnabled(problem.isEmpty());
}

} // namespace roomdeck
