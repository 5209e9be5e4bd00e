#include "ui/access/webhooksdialog.h"

#include "core/settings/settingstable.h"
#include "ui/text/displaytext.h"
#include "ui/text/quantities.h"
#include "ui/widgets/formrows.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QEvent>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QGroupBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

#include <array>

namespace roomdeck {

namespace {

constexpr std::array<const char *, 7> eventWords{"connected", "disconnected", "joined",     "left",
                                                 "renamed",   "room_opened",  "room_closed"};
constexpr int EventColumns = 3;
constexpr int FieldWidth = 380; // device-independent pixels
const QByteArray messagePrefix = "message:";

/// True when the settings table takes `value` for `key`.
bool isAllowed(QByteArrayView key, const QString &value)
{
    ServerSettings scratch;
    return !SettingsTable().set(scratch, key, value.toUtf8());
}

QString typesOf(const WebhookSettings &settings)
{
    QStringList types;
    for (const QByteArray &word : settings.events) {
        if (word.startsWith(messagePrefix))
            types.append(QString::fromUtf8(word.sliced(messagePrefix.size())));
    }
    return types.join(QLatin1Char(' '));
}

QFormLayout *createGroupForm(QGroupBox *box)
{
    auto *form = new QFormLayout(box);
    form->setHorizontalSpacing(4 * Theme::Step);
    form->setVerticalSpacing(2 * Theme::Step);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

} // namespace

WebhooksDialog::WebhooksDialog(const ServerSettings &settings, QWidget *parent)
    : QDialog(parent), m_webhooks(settings.webhooks), m_hook(settings.connectHook), m_address(new QLineEdit),
      m_types(new QLineEdit), m_counts(new TintedLabel(Theme::Role::Text)),
      m_last(new TintedLabel(Theme::Role::Dim)), m_problem(new TintedLabel(Theme::Role::Error)),
      m_test(new QPushButton), m_copySecret(new QPushButton), m_hookAddress(new QLineEdit),
      m_timeout(new QSpinBox), m_failOpen(new QCheckBox),
      m_hookNote(new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Small))
{
    m_telling = createTelling(settings.webhooks);
    m_asking = createAsking(settings.connectHook);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step, 3 * Theme::Step);
    column->setSpacing(3 * Theme::Step);
    column->addWidget(m_telling);
    column->addWidget(m_asking);
    column->addStretch();
    column->addWidget(buttons);
    retranslate();
}

// A field that loses the keyboard on the way out must not tell a window that is going as well.
WebhooksDialog::~WebhooksDialog()
{
    blockSignals(true);
    hide();
}

QGroupBox *WebhooksDialog::createTelling(const WebhookSettings &settings)
{
    auto *box = new QGroupBox;
    QFormLayout *form = createGroupForm(box);
    m_address->setObjectName(QStringLiteral("webhookAddress"));
    m_address->setMinimumWidth(FieldWidth);
    m_address->setText(settings.url);
    m_types->setText(typesOf(settings));
    m_labels.append(addFormRow(*form, m_address));
    auto *events = new QWidget;
    events->setLayout(createEvents(settings));
    m_labels.append(addFormRow(*form, events));
    m_labels.append(addFormRow(*form, m_types));
    m_counts->setObjectName(QStringLiteral("counts"));
    m_last->setObjectName(QStringLiteral("lastAnswer"));
    for (TintedLabel *label : {m_counts, m_last, m_problem})
        label->setWordWrap(true);
    m_problem->hide();
    m_test->setAutoDefault(false);
    m_copySecret->setAutoDefault(false);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(2 * Theme::Step);
    actions->addWidget(m_test);
    actions->addWidget(m_copySecret);
    actions->addStretch();
    form->addRow(QString(), m_counts);
    form->addRow(QString(), m_last);
    form->addRow(QString(), m_problem);
    form->addRow(QString(), actions);
    connect(m_address, &QLineEdit::editingFinished, this, &WebhooksDialog::publish);
    connect(m_address, &QLineEdit::textEdited, this, &WebhooksDialog::showState);
    connect(m_types, &QLineEdit::editingFinished, this, &WebhooksDialog::publish);
    connect(m_test, &QPushButton::clicked, this, &WebhooksDialog::testRequested);
    connect(m_copySecret, &QPushButton::clicked, this, &WebhooksDialog::secretRequested);
    return box;
}

QLayout *WebhooksDialog::createEvents(const WebhookSettings &settings)
{
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(4 * Theme::Step);
    grid->setVerticalSpacing(Theme::Step);
    for (const char *word : eventWords) {
        auto *check = new QCheckBox;
        check->setChecked(settings.events.contains(QByteArray(word)));
        const int place = int(m_events.size());
        grid->addWidget(check, place / EventColumns, place % EventColumns);
        connect(check, &QCheckBox::toggled, this, &WebhooksDialog::publish);
        m_events.append(check);
    }
    return grid;
}

QGroupBox *WebhooksDialog::createAsking(const ConnectHookSettings &settings)
{
    auto *box = new QGroupBox;
    QFormLayout *form = createGroupForm(box);
    m_hookAddress->setObjectName(QStringLiteral("hookAddress"));
    m_hookAddress->setText(settings.url);
    m_timeout->setRange(100, 30'000);
    m_timeout->setSingleStep(500);
    m_timeout->setGroupSeparatorShown(true);
    m_timeout->setValue(settings.timeoutMs);
    m_failOpen->setChecked(settings.failOpen);
    m_hookNote->setWordWrap(true);
    m_labels.append(addFormRow(*form, m_hookAddress));
    m_labels.append(addFormRow(*form, m_timeout));
    form->addRow(QString(), m_failOpen);
    form->addRow(QString(), m_hookNote);
    connect(m_hookAddress, &QLineEdit::editingFinished, this, &WebhooksDialog::publish);
    connect(m_hookAddress, &QLineEdit::textEdited, this, &WebhooksDialog::showState);
    connect(m_timeout, &QSpinBox::valueChanged, this, &WebhooksDialog::publish);
    connect(m_failOpen, &QCheckBox::toggled, this, &WebhooksDialog::publish);
    return box;
}

void WebhooksDialog::publish()
{
    WebhookSettings webhooks = m_webhooks;
    ConnectHookSettings hook = m_hook;
    if (isAllowed("webhooks.url", m_address->text()))
        webhooks.url = m_address->text().trimmed();
    webhooks.events.clear();
    for (qsizetype i = 0; i < m_events.size(); ++i) {
        if (m_events[i]->isChecked())
            webhooks.events.append(eventWords.at(size_t(i)));
    }
    for (const QString &type : m_types->text().split(QLatin1Char(' '), Qt::SkipEmptyParts))
        webhooks.events.append(messagePrefix + type.toUtf8());
    if (isAllowed("connect_hook.url", m_hookAddress->text()))
        hook.url = m_hookAddress->text().trimmed();
    hook.timeoutMs = m_timeout->value();
    hook.failOpen = m_failOpen->isChecked();
    showState();
    if (webhooks == m_webhooks && hook == m_hook)
        return;
    m_webhooks = webhooks;
    m_hook = hook;
    Q_EMIT settingsChanged(m_webhooks, m_hook);
}

void WebhooksDialog::setState(const WebhookState &state)
{
    m_state = state;
    showState();
}

void WebhooksDialog::setProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void WebhooksDialog::showState()
{
    m_test->setEnabled(m_state.enabled);
    m_copySecret->setEnabled(!m_webhooks.url.isEmpty() || !m_hook.url.isEmpty());
    m_counts->setVisible(m_state.enabled);
    m_counts->setText(tr("Delivered %1 · waiting %2 · failed %3 · dropped %4")
                          .arg(quantities::count(qint64(m_state.delivered)),
                               quantities::count(m_state.queued), quantities::count(qint64(m_state.failed)),
                               quantities::count(qint64(m_state.dropped))));
    const bool wrong = !isAllowed("webhooks.url", m_address->text());
    const bool failing = m_state.enabled && !m_state.lastError.isEmpty();
    m_last->setRole(wrong || failing ? Theme::Role::Error : Theme::Role::Dim);
    const QString time = quantities::timeOfDay(m_state.lastUs);
    if (wrong)
        m_last->setText(tr("This is not an http:// or https:// address."));
    else if (!m_state.enabled)
        m_last->setText(
            tr("Off. The backend gets a POST with what happened, signed, as soon as it happens."));
    else if (m_state.lastUs == 0)
        m_last->setText(tr("Nothing was sent yet."));
    else if (failing && m_state.attempt > 0)
        m_last->setText(tr("%1 – %2; trying again.").arg(time, displayText(m_state.lastError, 120)));
    else if (failing)
        m_last->setText(tr("%1 – %2; given up.").arg(time, displayText(m_state.lastError, 120)));
    else
        m_last->setText(tr("%1 – answered %2").arg(time).arg(m_state.lastStatus));
    const bool hookWrong = !isAllowed("connect_hook.url", m_hookAddress->text());
    m_hookNote->setRole(hookWrong ? Theme::Role::Error : Theme::Role::Dim);
    m_hookNote->setText(
        hookWrong ? tr("This is not an http:// or https:// address.")
                  : tr("The backend lets a client in or not, and may say who it is and which rooms it "
                       "may enter."));
}

void WebhooksDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void WebhooksDialog::retranslate()
{
    setWindowTitle(tr("Webhooks"));
    m_telling->setTitle(tr("Tell a backend what happens"));
    m_asking->setTitle(tr("Ask a backend before a client comes in"));
    m_labels[0]->setText(tr("&Address"));
    m_address->setPlaceholderText(QStringLiteral("https://shop.example/roomdeck"));
    m_labels[1]->setText(tr("Events"));
    const QStringList names{tr("Connected"), tr("Disconnected"), tr("Joined"),     tr("Left"),
                            tr("Renamed"),   tr("Room opened"),  tr("Room closed")};
    for (qsizetype i = 0; i < m_events.size(); ++i)
        m_events[i]->setText(names[i]);
    m_labels[2]->setText(tr("&Message types"));
    m_types->setPlaceholderText(tr("order_paid chat; * stands for all"));
    m_test->setText(tr("&Send a test"));
    m_copySecret->setText(tr("&Copy the secret"));
    m_copySecret->setToolTip(tr("What the backend checks signatures with"));
    m_labels[3]->setText(tr("A&ddress"));
    m_hookAddress->setPlaceholderText(QStringLiteral("https://shop.example/roomdeck/connect"));
    m_labels[4]->setText(tr("&Time for its answer"));
    m_timeout->setSuffix(tr(" ms"));
    m_failOpen->setText(tr("&Let clients in when it does not answer"));
    showState();
}

} // namespace roomdeck
