#include "core/traffic/attendance.h"
#include "ui/composer/operatordesk.h"
#include "ui/composer/recipienttable.h"
#include "ui/inspector/deliverybar.h"
#include "ui/inspector/fieldlist.h"
#include "ui/inspector/inspectorpages.h"
#include "ui/text/displaytext.h"
#include "ui/text/quantities.h"
#include "ui/widgets/tintedlabel.h"

#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

namespace {

constexpr int maxNames = 24;

} // namespace

DeliveryPage::DeliveryPage(QWidget *parent)
    : InspectorPage(parent), m_bar(new DeliveryBar), m_fields(new FieldList),
      m_note(new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Small))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_fields);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(3 * Theme::Step, Theme::Step, 3 * Theme::Step, 2 * Theme::Step);
    column->addWidget(m_note);
    column->addStretch(1);
}

void DeliveryPage::setReceipts(const OperatorDesk &desk, const RosterState &roster)
{
    m_desk = &desk;
    m_recipients = new RecipientTable(roster, this);
    m_recipients->hide();
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->count() - 1, m_recipients, 100); // the stretch is left for when it is hidden
}

QString DeliveryPage::title() const
{
    return tr("Delivery");
}

void DeliveryPage::show(const LogDetail &detail)
{
    const SentMessage *sent = m_desk ? m_desk->sentAs(detail.entry.seq) : nullptr;
    const bool known = sent && !sent->receipt.details.isEmpty();
    LogDetail shown = detail;
    if (known) { // knows more, and earlier, than the log
        const Receipt &receipt = sent->receipt;
        shown.entry.recipients = quint32(receipt.recipients);
        shown.delivery.written = quint32(receipt.written);
        shown.delivery.dropped = quint32(receipt.dropped);
        shown.delivery.disconnected = quint32(receipt.disconnected);
        m_recipients->setReceipt(receipt);
    }
    showCounts(shown, known);
    if (m_recipients)
        m_recipients->setVisible(known);
}

QString DeliveryPage::audience(const TrafficEntry &entry) const
{
    if (!m_attendance || entry.room.isEmpty())
        return {};
    const QList<QByteArray> users = m_attendance->presentIn(entry.room, entry.timeUs);
    QStringList names;
    for (const QByteArray &user : users.mid(0, maxNames))
        names.append(displayText(user, 60));
    if (users.size() > maxNames)
        names.append(tr("%Ln more", nullptr, int(users.size()) - maxNames));
    return names.join(QStringLiteral(", "));
}

QString DeliveryPage::note(bool named, bool audienceKnown) const
{
    const QString written = tr("Written means taken by the operating system, not read by a person.");
    if (named)
        return written;
    const QString counted = audienceKnown
        ? tr("Outcomes are counted, not kept for each recipient; those in the room at that moment are named.")
        : tr("Outcomes are counted, not kept for each recipient.");
    return written + QLatin1Char(' ') + counted;
}

void DeliveryPage::showCounts(const LogDetail &detail, bool named)
{
    const Delivery &delivery = detail.delivery;
    const quint32 settled = delivery.written + delivery.dropped + delivery.disconnected;
    const quint32 recipients = detail.recipients();
    const quint32 waiting = recipients - settled;
    m_bar->setParts({{delivery.written, Theme::Role::Joined},
                     {waiting, Theme::Role::Line},
                     {delivery.dropped, Theme::Role::Warning},
                     {delivery.disconnected, Theme::Role::Error}});
    const QString users = named ? QString() : audience(detail.entry);
    m_note->setText(note(named, !users.isEmpty()));
    m_note->setVisible(detail.entry.kind == TrafficKind::Message);
    m_fields->begin();
    if (detail.entry.kind != TrafficKind::Message) {
        m_fields->add(tr("Recipients"), tr("none: this is no message"), Theme::Role::Dim);
        m_fields->end();
        return;
    }
    m_fields->add(tr("Recipients"), quantities::count(recipients));
    m_fields->add(tr("Written"), quantities::count(delivery.written), Theme::Role::Joined);
    m_fields->add(tr("Waiting"), quantities::count(waiting), waiting ? Theme::Role::Text : Theme::Role::Dim);
    m_fields->add(tr("Dropped, too slow"), quantities::count(delivery.dropped),
                  delivery.dropped ? Theme::Role::Warning : Theme::Role::Dim);
    m_fields->add(tr("Disconnected before"), quantities::count(delivery.disconnected),
                  delivery.disconnected ? Theme::Role::Error : Theme::Role::Dim);
    if (delivery.isKnown())
        m_fields->add(tr("Took"), quantities::milliseconds(delivery.latencyUs));
    if (!users.isEmpty())
        m_fields->add(tr("In the room then"), users);
    m_fields->end();
}

} // namespace roomdeck
