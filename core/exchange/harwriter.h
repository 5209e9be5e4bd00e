// HAR 1.2 with `_webSocketMessages`: one entry for each connection, as Chrome's developer tools save it.
#pragma once

#include "core/exchange/rowwriter.h"

#include <QtCore/QHash>
#include <QtCore/QTemporaryFile>
#include <vector>

namespace roomdeck {

/// Told from the client's side, as HAR is: `send` is what a connection sent to the server, exactly as it
/// travelled. What the server delivered to each connection is not in the log and is not made up; messages by
/// the operator and the API stand in one entry of their own as `receive`, in the neutral form of EXCHANGE.md.
///
/// HAR wants all messages of a connection together, the log has them in order of time: they wait in a
/// temporary file; in memory stay 12 bytes for each.
class HarWriter : public RowWriter
{
public:
    HarWriter(QIODevice &device, const ExportContext &context);

    SessionError begin() override;
    SessionError write(const LogRow &row) override;
    SessionError end() override;

private:
    struct Piece
    {
        qint64 offset = 0;
        qint32 length = 0;
    };
    struct Conversation
    {
        SessionConnection details;
        qint64 firstUs = 0;
        qint64 lastUs = 0;
        std::vector<Piece> messages;
    };

    Conversation &conversation(const LogRow &row);
    SessionError spool(Conversation &conversation, const QByteArray &json);
    SessionError writeEntry(const Conversation &conversation);
    void appendRequest(QByteArray &out, const Conversation &conversation) const;
    SessionError writeMessages(const Conversation &conversation);

    BufferedOutput m_out;
    const ExportContext m_context;
    QTemporaryFile m_spool;
    qint64 m_spooled = 0;
    QHash<quint64, std::size_t> m_places;
    std::vector<Conversation> m_conversations; ///< in order of their first row
};

} // namespace roomdeck
