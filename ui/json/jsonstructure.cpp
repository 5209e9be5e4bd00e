#include "ui/json/jsonstructure.h"

#include <QtCore/QList>

namespace roomdeck {

namespace {

struct Bracket
{
    QChar character;
    qsizetype position;
};

bool isPair(QChar open, QChar close)
{
    return (open == QLatin1Char('{') && close == QLatin1Char('}'))
        || (open == QLatin1Char('[') && close == QLatin1Char(']'));
}

/// Walks to `end` and calls `visit(character, position)` for everything outside strings. Returns where the
/// string began that `end` cuts, or -1.
template <typename Visit>
qsizetype walk(const QString &text, qsizetype end, Visit visit)
{
    qsizetype stringStart = -1;
    for (qsizetype i = 0; i < end; ++i) {
        const QChar c = text.at(i);
        if (c == QLatin1Char('"')) {
            stringStart = stringStart < 0 ? i : -1;
        } else if (stringStart >= 0) {
            if (c == QLatin1Char('\\'))
                ++i;
            else if (c == QLatin1Char('\n'))
                stringStart = -1; // unfinished; it must not swallow the rest
        } else if (c == QLatin1Char('{') && i + 1 < text.size() && text.at(i + 1) == c) {
            const qsizetype close = text.indexOf(QLatin1String("}}"), i); // a variable
            if (close > 0 && close + 2 <= end)
                i = close + 1;
        } else if (!visit(c, i)) {
            break;
        }
    }
    return stringStart;
}

} // namespace

qsizetype matchingBracket(const QString &text, qsizetype position)
{
    QList<Bracket> open;
    qsizetype partner = -1;
    walk(text, text.size(), [&](QChar c, qsizetype i) {
        if (c == QLatin1Char('{') || c == QLatin1Char('[')) {
            open.append({c, i});
        } else if ((c == QLatin1Char('}') || c == QLatin1Char(']')) && !open.isEmpty()) {
            const Bracket begin = open.takeLast();
            if (begin.position != position && i != position)
                return true;
            if (isPair(begin.character, c))
                partner = i == position ? begin.position : i;
            return false;
        }
        return true;
    });
    return partner;
}

std::optional<QString> keyBeingTyped(const QString &text, qsizetype position)
{
    QList<QChar> open;
    QChar last;
    const qsizetype start = walk(text, position, [&](QChar c, qsizetype) {
        if (c == QLatin1Char('{') || c == QLatin1Char('['))
            open.append(c);
        else if ((c == QLatin1Char('}') || c == QLatin1Char(']')) && !open.isEmpty())
            open.removeLast();
        if (!c.isSpace())
            last = c;
        return true;
    });
    const bool inObject = !open.isEmpty() && open.last() == QLatin1Char('{');
    if (start < 0 || !inObject || (last != QLatin1Char('{') && last != QLatin1Char(',')))
        return {};
    return text.mid(start + 1, position - start - 1);
}

} // namespace roomdeck
