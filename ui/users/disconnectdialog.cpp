#include "ui/users/disconnectdialog.h"

#include "ui/moderation/connectionchoice.h"
#include "ui/text/displaytext.h"
#include "ui/widgets/tintedlabel.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

namespace roomdeck {

namespace {

constexpr int PolicyViolation = 1008;
constexpr int MaxReasonBytes = 123; // a control frame holds 125 bytes, two of them are the code

QString meaningOf(int code)
{
    switch (code) {
    case 1000:
        return DisconnectDialog::tr("normal closure");
    case 1001:
        return DisconnectDialog::tr("going away");
    case 1008:
        return DisconnectDialog::tr("policy violation");
    case 1011:
        return DisconnectDialog::tr("internal error");
    case 1012:
        return DisconnectDialog::tr("service restart");
    case 1013:
        return DisconnectDialog::tr("try again later");
    default:
        return code >= 4000 ? DisconnectDialog::tr("your own meaning") : QString();
    }
}

} // namespace

DisconnectDialog::DisconnectDialog(const RosterState &roster, const ModerationScope &scope, bool other,
                                   QWidget *parent)
    : QDialog(parent), m_which(new ConnectionChoice(roster, scope)), m_code(new QSpinBox),
      m_meaning(new TintedLabel(Theme::Role::Dim)), m_reason(new QLineEdit),
      m_problem(new TintedLabel(Theme::Role::Error))
{
    const QList<QByteArray> &users = scope.users;
    setWindowTitle(users.size() == 1 ? tr("Disconnect %1").arg(displayText(users.constFirst(), 40))
                                     : tr("Disconnect %Ln users", nullptr, int(users.size())));
    if (other)
        m_which->preferOther();
    m_code->setRange(1000, 4999);
    m_code->setValue(PolicyViolation);
    m_reason->setPlaceholderText(tr("shown to the client's program"));
    m_reason->setMinimumWidth(320);

    auto *codeRow = new QHBoxLayout;
    codeRow->addWidget(m_code);
    codeRow->addWidget(m_meaning, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = buttons->addButton(tr("Disconnect"), QDialogButtonBox::AcceptRole);
    m_ok->setDefault(true);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step);
    form->setSpacing(2 * Theme::Step);
    form->addRow(tr("&Connections"), m_which);
    form->addRow(tr("C&lose code"), codeRow);
    form->addRow(tr("&Reason"), m_reason);
    form->addRow(m_problem);
    form->addRow(buttons);
    if (auto *label = qobject_cast<QLabel *>(form->labelForField(codeRow)))
        label->setBuddy(m_code);

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_code, &QSpinBox::valueChanged, this, &DisconnectDialog::check);
    connect(m_reason, &QLineEdit::textChanged, this, &DisconnectDialog::check);
    check();
    m_reason->setFocus();
}

QList<ConnectionId> DisconnectDialog::connections() const
{
    return m_which->connections();
}

quint16 DisconnectDialog::code() const
{
    return quint16(m_code->value());
}

QByteArray DisconnectDialog::reason() const
{
    return m_reason->text().toUtf8();
}

bool DisconnectDialog::mayBeSent(int code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

void DisconnectDialog::check()
{
    m_meaning->setText(meaningOf(m_code->value()));
    QString problem;
    if (!mayBeSent(m_code->value()))
        problem = tr("Code %1 cannot be sent; use 1008, or 4000 to 4999 for your own meanings.")
                      .arg(m_code->value());
    else if (reason().size() > MaxReasonBytes)
        problem = tr("The reason is %Ln bytes too long.", nullptr, int(reason().size()) - MaxReasonBytes);
    m_problem->setText(problem);
    m_ok->setEnabled(problem.isEmpty());
}

} // namespace roomdeck
