#include "ui/composer/operatordesk.h"
#include "ui/composer/recipienttable.h"
#include "ui/inspector/deliverybar.h"
#include "ui/inspector/fieldlist.h"
#include "ui/inspector/inspectorpages.h"
#include "ui/text/quantities.h"

#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

DeliveryPage::DeliveryPage(QWidget *parent)
    : InspectorPage(parent), m_bar(new DeliveryBar), m_fields(new FieldList)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_fields);
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
    showCounts(detail);
    showRecipients(detail.entry.seq);
}

void DeliveryPage::showRecipients(EventId event)
{
    const SentMessage *sent = m_desk ? m_desk->sentAs(event) : nullptr;
    const bool known = sent && !sent->receipt.details.isEmpty();
    if (known)
        m_recipients->setReceipt(sent->receipt);
    if (m_recipients)
        m_recipients->setVisible(known);
}

void DeliveryPage::showCounts(const LogDetail &detail)
{
    const Delivery &delivery = detail.delivery;
    const quint32 recipients = detail.entry.recipients;
    const quint32 settled = delivery.written + delivery.dropped + delivery.disconnected;
    const quint32 waiting = recipients > settled ? recipients - settled : 0;
    m_bar->setParts({{delivery.written, Theme::Role::Joined},
                     {waiting, Theme::Role::Line},
                     {delivery.dropped, Theme::Role::Warning},
                     {delivery.disconnected, Theme::Role::Error}});
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
    m_fields->add(QString(), tr("Written means taken by the operating system, not read by a person."),
                  Theme::Role::Dim);
    m_fields->end();
}

} // namespace roomdeck
