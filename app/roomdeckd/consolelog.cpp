#include "app/roomdeckd/consolelog.h"

#include "core/exchange/entrynames.h"
#include "core/exchange/terminaltext.h"
#include "core/protocol/jsontext.h"

#include <QtCore/QDateTime>

#include <chrono>

namespace roomdeck {

namespace {

constexpr int MaxChars = 200; // of one text for people
constexpr qsizetype MaxPayloadBytes = 4096; // in the JSON form

void appendSafe(QByteArray &out, QByteArrayView utf8)
{
    appendTerminalText(out, utf8, MaxChars);
}

void appendWho(QByteArray &out, const TrafficEntry &entry)
{
    appendSafe(out, entry.user);
    if (!entry.room.isEmpty()) {
        out += " in ";
        appendSafe(out, entry.room);
    }
}

QByteArrayView mark(SenderKind sender)
{
    return sender == SenderKind::Client ? "→ " : sender == SenderKind::Api ? "⇢ " : "★ ";
}

QByteArrayView levelName(ConsoleLog::Level level)
{
    return level == ConsoleLog::Level::Error  ? "error"
        : level == ConsoleLog::Level::Warning ? "warning"
                                              : "info";
}

bool isTrouble(const TrafficEntry &entry)
{
    return entry.kind == TrafficKind::Error || entry.kind == TrafficKind::Refused
        || entry.kind == TrafficKind::Gap
        || (entry.kind == TrafficKind::Server && entry.type.endsWith("_failed"));
}

void appendField(QByteArray &out, QByteArrayView key, QByteArrayView text)
{
    if (text.isEmpty())
        return;
    out += ",\"";
    out.append(key);
    out += "\":";
    appendPrintableJsonString(out, text);
}

void appendField(QByteArray &out, QByteArrayView key, qint64 value)
{
    out += ",\"";
    out.append(key);
    out += "\":";
    appendInteger(out, value);
}

void appendPayload(QByteArray &out, const QByteArray &payload)
{
    if (payload.size() > MaxPayloadBytes) {
        appendField(out, "payload_bytes", payload.size());
    } else if (!payload.isEmpty()) {
        out += ",\"payload\":";
        appendPrintableJson(out, payload);
    }
}

qint64 nowUs()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

void MomentText::append(QByteArray &out, qint64 timeUs)
{
    constexpr qint64 PerSecond = 1'000'000;
    const qint64 second = timeUs / PerSecond;
    if (second != m_second) {
        m_second = second;
        const auto spec = m_style == Style::Iso ? Qt::UTC : Qt::LocalTime;
        const auto pattern
            = m_style == Style::Iso ? QStringLiteral("yyyy-MM-ddTHH:mm:ss") : QStringLiteral("HH:mm:ss");
        m_text = QDateTime::fromSecsSinceEpoch(second, spec).toString(pattern).toLatin1();
    }
    out += m_text;
    // Leading zeros of the fraction come from a one in front of it, which the point then overwrites.
    const qsizetype point = out.size();
    const qint64 unit = m_style == Style::Iso ? 1 : 1000;
    appendInteger(out, (PerSecond + timeUs % PerSecond) / unit);
    out[point] = '.';
    if (m_style == Style::Iso)
        out += 'Z';
}

void ConsoleLog::appendEntry(QByteArray &out, const TrafficEntry &entry)
{
    if (m_format == Format::Json)
        appendJson(out, entry);
    else
        appendText(out, entry);
}

void ConsoleLog::appendText(QByteArray &out, const TrafficEntry &entry)
{
    m_localTime.append(out, entry.timeUs);
    out += "  ";
    appendTextBody(out, entry);
    out += '\n';
}

void ConsoleLog::appendTextBody(QByteArray &out, const TrafficEntry &entry) const
{
    switch (entry.kind) {
    case TrafficKind::Message:
        out.append(mark(entry.senderKind));
        appendWho(out, entry);
        out += ": ";
        appendSafe(out, entry.type);
        break;
    case TrafficKind::Joined:
    case TrafficKind::Left:
        out += entry.kind == TrafficKind::Joined ? "+ " : "− ";
        appendSafe(out, entry.user);
        out += entry.kind == TrafficKind::Joined ? " joined " : " left ";
        appendSafe(out, entry.room);
        return;
    case TrafficKind::Connected:
        out += "· ";
        appendSafe(out, entry.user);
        out += " connected from " + entry.address + " (" + m_dialects.name(entry.dialect) + ')';
        return;
    case TrafficKind::Disconnected:
        out += "· ";
        appendSafe(out, entry.user);
        out += " disconnected: " + entry.type;
        break;
    case TrafficKind::Renamed:
        out += "· ";
        appendSafe(out, entry.payload);
        out += " is now ";
        appendSafe(out, entry.user);
        return;
    case TrafficKind::Error:
        out += "! ";
        appendWho(out, entry);
        out += ": " + entry.type;
        break;
    case TrafficKind::Refused:
        out += "! refused " + entry.address + ": " + entry.type;
        break;
    case TrafficKind::Action:
        out.append(mark(entry.senderKind));
        appendSafe(out, entry.type);
        out += ' ';
        appendWho(out, entry);
        break;
    case TrafficKind::Server:
        out += "· ";
        appendSafe(out, entry.type);
        break;
    case TrafficKind::Gap:
        out += "! entries are missing here";
        return;
    }
    if (entry.payload.isEmpty())
        return;
    out += ' ';
    appendSafe(out, entry.payload);
}

void ConsoleLog::appendJson(QByteArray &out, const TrafficEntry &entry)
{
    out += "{\"time\":\"";
    m_isoTime.append(out, entry.timeUs);
    out += isTrouble(entry) ? "\",\"level\":\"warning\"" : "\",\"level\":\"info\"";
    appendField(out, "kind", kindName(entry.kind));
    appendField(out, "seq", qint64(entry.seq));
    if (entry.kind == TrafficKind::Message || entry.kind == TrafficKind::Action)
        appendField(out, "sender_kind", senderKindName(entry.senderKind));
    if (entry.connection != ConnectionId::None)
        appendField(out, "connection", qint64(entry.connection));
    if (entry.dialect != 0)
        appendField(out, "dialect", m_dialects.name(entry.dialect));
    appendField(out, "room", entry.room);
    appendField(out, "user", entry.user);
    appendField(out, "type", entry.type);
    appendField(out, "address", entry.address);
    if (entry.recipients > 0)
        appendField(out, "recipients", entry.recipients);
    appendPayload(out, entry.payload);
    out += "}\n";
}

QByteArray ConsoleLog::note(const Note &note)
{
    if (m_format == Format::Text)
        return note.text + '\n';
    QByteArray out = "{\"time\":\"";
    m_isoTime.append(out, nowUs());
    out += "\",\"level\":\"" + levelName(note.level).toByteArray() + "\",\"kind\":\"" + note.topic
        + "\",\"message\":";
    appendPrintableJsonString(out, note.text);
    if (!note.fields.isEmpty())
        out += ',' + note.fields;
    return out + "}\n";
}

} // namespace roomdeck
