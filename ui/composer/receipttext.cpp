#include "ui/composer/receipttext.h"

#include "ui/models/rosterstate.h"
#include "ui/text/displaytext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace roomdeck {

namespace {

struct ReceiptText
{
    Q_DECLARE_TR_FUNCTIONS(roomdeck::Receipt)
};

constexpr int SlowNameChars = 24;

/// The first waiting recipient whose connection the server calls slow; empty without one.
QByteArray slowRecipient(const Receipt &receipt, const RosterState &roster)
{
    for (const RecipientOutcome &recipient : receipt.details) {
        const ConnectionInfo *connection
            = recipient.outcome == Outcome::Queued ? roster.connection(recipient.connection) : nullptr;
        if (connection != nullptr && connection->slow)
            return recipient.user;
    }
    return {};
}

StatusSegment waitingSegment(const Receipt &receipt, const RosterState &roster)
{
    const QByteArray slow = slowRecipient(receipt, roster);
    if (slow.isEmpty())
        return {ReceiptText::tr("%Ln waiting", nullptr, receipt.queued), Theme::Role::Dim};
    const QString name = displayText(slow, SlowNameChars);
    if (receipt.queued == 1)
        return {ReceiptText::tr("%1 is slow").arg(name), Theme::Role::Warning};
    return {ReceiptText::tr("%Ln waiting, %1 is slow", nullptr, receipt.queued).arg(name),
            Theme::Role::Warning};
}

} // namespace

QString sendErrorText(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotRunning:
        return ReceiptText::tr("the server is stopped");
    case ErrorCode::NoSuchTarget:
        return ReceiptText::tr("nobody of that name is here");
    case ErrorCode::InvalidJson:
        return ReceiptText::tr("the payload is not JSON");
    case ErrorCode::MissingType:
        return ReceiptText::tr("the event has no type");
    case ErrorCode::TooLarge:
        return ReceiptText::tr("the message is too large");
    default:
        return error.detail.isEmpty() ? ReceiptText::tr("the server refused it") : displayText(error.detail);
    }
}

QString outcomeText(Outcome outcome, MissCause cause)
{
    switch (cause) {
    case MissCause::QueueFull:
        return ReceiptText::tr("dropped: queue full");
    case MissCause::TooSlow:
        return ReceiptText::tr("dropped: too slow");
    case MissCause::Unresponsive:
        return ReceiptText::tr("gave no answer");
    case MissCause::None:
    case MissCause::Disconnected:
        break;
    }
    switch (outcome) {
    case Outcome::Queued:
        return ReceiptText::tr("waiting");
    case Outcome::Written:
        return ReceiptText::tr("written");
    case Outcome::Dropped:
        return ReceiptText::tr("dropped");
    case Outcome::Disconnected:
        return ReceiptText::tr("left before it was written");
    case Outcome::Unknown:
        return ReceiptText::tr("not known");
    }
    return {};
}

Theme::Role outcomeRole(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Queued:
        return Theme::Role::Warning;
    case Outcome::Written:
        return Theme::Role::Joined;
    case Outcome::Dropped:
        return Theme::Role::Error;
    case Outcome::Disconnected:
    case Outcome::Unknown:
        return Theme::Role::Dim;
    }
    return Theme::Role::Dim;
}

QList<StatusSegment> describeReceipt(const Receipt &receipt, const RosterState &roster)
{
    if (receipt.error)
        return {{QStringLiteral("! ") + ReceiptText::tr("not sent: %1").arg(sendErrorText(receipt.error)),
                 Theme::Role::Error}};
    if (receipt.recipients == 0)
        return {{ReceiptText::tr("sent, but nobody was there"), Theme::Role::Warning}};
    const QLocale locale;
    const QString count = ReceiptText::tr("written to %1 of %2")
                              .arg(locale.toString(receipt.written), locale.toString(receipt.recipients));
    const bool complete = receipt.written == receipt.recipients;
    QList<StatusSegment> segments{
        {(receipt.written > 0 ? QStringLiteral("✓ ") : QStringLiteral("… ")) + count,
         receipt.written > 0 ? Theme::Role::Joined : Theme::Role::Dim}};
    if (complete)
        return segments;
    if (receipt.queued > 0)
        segments.append(waitingSegment(receipt, roster));
    if (receipt.dropped > 0)
        segments.append({ReceiptText::tr("%Ln dropped", nullptr, receipt.dropped), Theme::Role::Error});
    if (receipt.disconnected > 0)
        segments.append(
            {ReceiptText::tr("%Ln left before", nullptr, receipt.disconnected), Theme::Role::Dim});
    return segments;
}

} // namespace roomdeck
