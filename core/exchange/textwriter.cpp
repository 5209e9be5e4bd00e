#include "core/exchange/textwriter.h"

#include "core/exchange/entrynames.h"
#include "core/exchange/terminaltext.h"

#include <QtCore/QDateTime>

namespace roomdeck {

namespace {

constexpr int maxNameChars = 64;
constexpr int maxBodyChars = 400;

QByteArrayView mark(const LogRow &row)
{
    switch (row.kind) {
    case TrafficKind::Message:
        return row.senderKind == SenderKind::Client ? ">" : row.senderKind == SenderKind::Api ? "%" : "*";
    case TrafficKind::Joined:
        return "+";
    case TrafficKind::Left:
        return "-";
    case TrafficKind::Error:
    case TrafficKind::Refused:
    case TrafficKind::Gap:
        return "!";
    case TrafficKind::Action:
        return "*";
    default:
        return ".";
    }
}

void appendWord(QByteArray &line, QByteArrayView before, const QByteArray &word)
{
    if (!word.isEmpty())
        line += before.toByteArray() + word;
}

} // namespace

SessionError TextWriter::write(const LogRow &row)
{
    QByteArray &line = m_out.buffer();
    line += QDateTime::fromMSecsSinceEpoch(row.timeUs / 1000)
                .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"))
                .toLatin1();
    line += "  #" + QByteArray::number(row.seq).leftJustified(7) + ' ' + mark(row).toByteArray();
    if (row.kind != TrafficKind::Message)
        line += ' ' + kindName(row.kind).toByteArray();
    appendWord(line, " ", terminalText(row.user, maxNameChars));
    appendWord(line, " in ", terminalText(row.room, maxNameChars));
    line += ':';
    appendWord(line, " ", terminalText(row.type, maxNameChars));
    appendWord(line, " ", terminalText(row.payload, maxBodyChars));
    line += '\n';
    return m_out.settle();
}

} // namespace roomdeck
