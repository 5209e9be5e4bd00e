#include "core/exchange/textwriter.h"

#include "core/exchange/entrynames.h"

#include <QtCore/QDateTime>

namespace roomdeck {

namespace {

constexpr int maxNameChars = 64;
constexpr int maxBodyChars = 400;

// Lone halves of surrogate pairs never come out of fromUtf8(), so halves met here belong together.
bool printsAsItself(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

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

QByteArray terminalText(QByteArrayView utf8, int maxChars)
{
    const QString text = QString::fromUtf8(utf8.first(std::min<qsizetype>(utf8.size(), 4 * maxChars)));
    QString out;
    int shown = 0;
    for (const QChar c : text) {
        if (++shown > maxChars)
            break;
        if (printsAsItself(c))
            out += c;
        else
            out += QStringLiteral("\\u%1").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
    }
    if (!out.isEmpty() && out.back().isHighSurrogate())
        out.chop(1);
    if (shown > maxChars || utf8.size() > 4 * maxChars)
        out += QChar(0x2026);
    return out.toUtf8();
}

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
