#include "core/exchange/csvwriter.h"

#include "core/exchange/entrynames.h"

namespace roomdeck {

namespace {

// What spreadsheets take for the start of a formula, full-width forms included (Excel folds them).
bool looksLikeFormula(QByteArrayView text)
{
    if (text.isEmpty())
        return false;
    switch (text.front()) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case '\n':
        return true;
    default:
        break;
    }
    for (const QByteArrayView wide : {"＝", "＋", "－", "＠"}) {
        if (text.startsWith(wide))
            return true;
    }
    return false;
}

} // namespace

void appendCsvText(QByteArray &line, QByteArrayView text)
{
    QByteArray repaired;
    if (!text.isValidUtf8() || text.contains('\0')) {
        repaired = QString::fromUtf8(text).replace(QChar(0), QChar::ReplacementCharacter).toUtf8();
        text = repaired;
    }
    const bool formula = looksLikeFormula(text);
    const bool quote = formula || text.contains('"') || text.contains(',') || text.contains('\n')
        || text.contains('\r') || text.startsWith(' ') || text.endsWith(' ');
    if (!quote) {
        line.append(text.data(), text.size());
        return;
    }
    line += '"';
    if (formula)
        line += '\'';
    for (const char c : text) {
        if (c == '"')
            line += '"';
        line += c;
    }
    line += '"';
}

SessionError CsvWriter::begin()
{
    m_out.buffer() += "seq,time,kind,sender_kind,dialect,connection,room,user,type,address,size,recipients,"
                      "written,dropped,disconnected,latency_us,payload,extra,raw,addressees\r\n";
    return m_out.settle();
}

SessionError CsvWriter::write(const LogRow &row)
{
    QByteArray &line = m_out.buffer();
    const auto number = [&](qint64 value) { line += QByteArray::number(value) + ','; };
    const auto text = [&](QByteArrayView value) {
        appendCsvText(line, value);
        line += ',';
    };
    number(qint64(row.seq));
    text(isoTime(row.timeUs));
    text(kindName(row.kind));
    text(senderKindName(row.senderKind));
    text(m_context.dialectName ? m_context.dialectName(row.dialect) : QByteArray());
    if (row.connection != ConnectionId::None)
        number(qint64(row.connection));
    else
        line += ',';
    text(row.room);
    text(row.user);
    text(row.type);
    text(row.address);
    number(row.size);
    number(row.recipients);
    if (const auto delivery = m_context.delivery ? m_context.delivery(row.seq) : std::nullopt) {
        number(delivery->written);
        number(delivery->dropped);
        number(delivery->disconnected);
        number(delivery->latencyUs);
    } else {
        line += ",,,,";
    }
    text(row.payload);
    text(row.extra);
    text(row.raw);
    appendCsvText(line, row.addressees);
    line += "\r\n";
    return m_out.settle();
}

} // namespace roomdeck
