#include "core/traffic/missbook.h"
#include "core/traffic/recipients.h"
#include "ui/composer/operatordesk.h"
#include "ui/composer/recipienttable.h"
#include "ui/inspector/deliverybar.h"
#include "ui/inspector/fieldlist.h"
#include "ui/inspector/inspectorpages.h"
#include "ui/models/rosterstate.h"
#include "ui/text/quantities.h"
#include "ui/widgets/tintedlabel.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

DeliveryPage::DeliveryPage(QWidget *parent)
    : InspectorPage(parent), m_bar(new DeliveryBar), m_fields(new FieldList),
      m_note(new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Small)),
      m_recipients(new RecipientTable([this](ConnectionId id) { return addressOf(id); }, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_fields);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(3 * Theme::Step, Theme::Step, 3 * Theme::Step, 2 * Theme::Step);
    column->addWidget(m_note);
    auto *indented = new QHBoxLayout;
    indented->setContentsMargins(2 * Theme::Step, 0, Theme::Step, 0);
    indented->addWidget(m_recipients);
    column->addLayout(indented, 100); // the stretch is left for when it is hidden
    column->addStretch(1);
    m_recipients->hide();
}

void DeliveryPage::setSources(const ConnectionBook *book, const RosterState *roster)
{
    m_connections = book;
    m_roster = roster;
}

QString DeliveryPage::title() const
{
    return tr("Delivery");
}

void DeliveryPage::show(const LogDetail &detail)
{
    const SentMessage *sent = m_desk ? m_desk->sentAs(detail.entry.seq) : nullptr;
    if (!sent || sent->receipt.details.isEmpty()) {
        showCounts(detail);
        showRecipients(detail);
        return;
    }
    const Receipt &receipt = sent->receipt; // knows more, and earlier, than the log
    LogDetail shown = detail;
    shown.entry.recipients = quint32(receipt.recipients);
    shown.delivery.written = quint32(receipt.written);
    shown.delivery.dropped = quint32(receipt.dropped);
    shown.delivery.disconnected = quint32(receipt.disconnected);
    shown.delivery.waiting = quint32(receipt.queued);
    shown.delivery.latencyUs = qMax(shown.delivery.latencyUs, qint32(receipt.settledUs));
    showCounts(shown);
    m_recipients->setReceipt(receipt);
    m_recipients->show();
    m_note->setText(note({}, true));
}

// Of those that went while a message was on its way, the worker knew the number only.
QList<DeliveryMiss> DeliveryPage::misses(const LogDetail &detail)
{
    QList<DeliveryMiss> known = m_misses ? m_misses->of(detail.entry.seq) : QList<DeliveryMiss>();
    const quint32 counted = detail.delivery.dropped + detail.delivery.disconnected;
    if (quint32(known.size()) < qMin<quint32>(counted, DeliveryMiss::MaxNamed))
        Q_EMIT missesWanted(detail.entry.seq);
    for (DeliveryMiss &miss : known) {
        if (!miss.user.isEmpty() || !m_connections)
            continue;
        if (const std::optional<ConnectionStory> story = m_connections->find(miss.connection))
            miss.user = story->user;
    }
    return known;
}

QByteArray DeliveryPage::addressOf(ConnectionId id) const
{
    const ConnectionInfo *connection = m_roster ? m_roster->connection(id) : nullptr;
    if (connection)
        return connection->address;
    const std::optional<ConnectionStory> story
        = m_connections ? m_connections->find(id) : std::optional<ConnectionStory>();
    return story ? story->address : QByteArray();
}

void DeliveryPage::showRecipients(const LogDetail &detail)
{
    if (detail.entry.kind != TrafficKind::Message || detail.recipients() == 0) {
        m_recipients->hide();
        m_note->setText(note({}, true));
        return;
    }
    const RecipientList list = recipientsOf(detail.entry, detail.delivery, misses(detail), m_attendance);
    Receipt receipt;
    receipt.event = detail.entry.seq;
    receipt.details = list.rows;
    m_recipients->setReceipt(receipt);
    m_recipients->setVisible(!list.rows.isEmpty());
    m_note->setText(note(list, false));
}

QString DeliveryPage::note(const RecipientList &list, bool tracked) const
{
    QStringList sentences{tr("Written means taken by the operating system, not read by a person.")};
    if (!tracked) {
        if (list.audienceKnown)
            sentences.append(tr("Listed are those who were there at that moment, each person once, and the "
                                "connections it did not reach."));
        else
            sentences.append(tr("Who was there is not known; connections it did not reach are listed."));
    }
    if (list.unnamed > 0)
        sentences.append(tr("%Ln more did not get it and are only counted.", nullptr, int(list.unnamed)));
    if (list.notListed > 0)
        sentences.append(tr("%Ln more people are not listed.", nullptr, int(list.notListed)));
    return sentences.join(QLatin1Char(' '));
}

void DeliveryPage::showCounts(const LogDetail &detail)
{
    const Delivery &delivery = detail.delivery;
    const quint32 recipients = detail.recipients();
    const quint32 waiting = delivery.isKnown() ? delivery.waiting : recipients;
    m_bar->setParts({{delivery.written, Theme::Role::Joined},
                     {waiting, Theme::Role::Line},
                     {delivery.dropped, Theme::Role::Warning},
                     {delivery.disconnected, Theme::Role::Error}});
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
    m_fields->end();
}

} // namespace roomdeck
