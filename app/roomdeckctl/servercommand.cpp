#include "app/roomdeckctl/servercommand.h"

#include "core/exchange/terminaltext.h"

#include <QtCore/QJsonDocument>

namespace roomdeck {

namespace {

constexpr int MaxCell = 64;

qsizetype widthOf(const QByteArray &utf8)
{
    return QString::fromUtf8(utf8).size();
}

QByteArray lineOf(const QByteArrayList &cells, const QList<qsizetype> &widths)
{
    QByteArray line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        line += cells[i];
        if (i + 1 < cells.size())
            line += QByteArray(widths[i] - widthOf(cells[i]) + 2, ' ');
    }
    return line + '\n';
}

} // namespace

ServerCommand::ServerCommand(const char *name) : m_name(name)
{
    ServerClient::addOptions(m_parser);
}

int ServerCommand::parse(const QStringList &arguments, int least, int most)
{
    const int code = parseCommandArguments(m_parser, m_name, arguments, least, most);
    if (code >= 0)
        return code;
    return m_client.configure(m_parser) ? -1 : int(ExitUsage);
}

int ServerCommand::finish(const ServerClient::Answer &answer, const QByteArray &text) const
{
    if (!answer.ok) {
        complain(answer.problem);
        return ExitFailure;
    }
    printOut(wantsJson() ? answer.body.trimmed() + '\n' : text);
    return ExitOk;
}

bool ServerCommand::list(const QByteArray &path, const char *key, QJsonArray &items, int &code)
{
    QByteArray after;
    do {
        const ServerClient::Answer answer = m_client.ask("GET", path + "?limit=1000&after=" + after);
        if (!answer.ok) {
            code = finish(answer, {});
            return false;
        }
        const QJsonObject page = answer.object();
        for (const QJsonValue &item : page[QLatin1String(key)].toArray())
            items.append(item);
        after = encoded(page[QLatin1String("next")].toVariant().toString());
    } while (!after.isEmpty());
    return true;
}

QByteArray table(const QByteArrayList &head, const QList<QByteArrayList> &rows)
{
    QList<QByteArrayList> lines{head};
    for (const QByteArrayList &row : rows) {
        QByteArrayList cells;
        for (const QByteArray &cell : row)
            cells.append(terminalText(cell, MaxCell));
        lines.append(cells);
    }
    QList<qsizetype> widths(head.size(), 0);
    for (const QByteArrayList &line : std::as_const(lines)) {
        for (qsizetype i = 0; i < line.size(); ++i)
            widths[i] = qMax(widths[i], widthOf(line[i]));
    }
    QByteArray out;
    for (const QByteArrayList &line : std::as_const(lines))
        out += lineOf(line, widths);
    return out;
}

double durationSeconds(const QString &text)
{
    static constexpr std::array<std::pair<char, int>, 4> units{
        {{'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86'400}}};
    QString number = text;
    int factor = 1;
    for (const auto &[letter, seconds] : units) {
        if (text.endsWith(QLatin1Char(letter))) {
            number.chop(1);
            factor = seconds;
        }
    }
    bool ok = false;
    const double value = number.toDouble(&ok) * factor;
    return ok && value > 0 && value <= 1e9 ? value : -1;
}

} // namespace roomdeck
