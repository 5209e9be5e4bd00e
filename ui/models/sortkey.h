// How names are ordered in lists: as people count ("room-2" before "room-10") and without regard to case
// first, by code points where that leaves a tie.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringView>

namespace roomdeck {

/// A name with what is needed to compare it quickly. Value type.
class SortKey
{
public:
    explicit SortKey(const QByteArray &name) : m_name(name), m_folded(QString::fromUtf8(name).toCaseFolded())
    { }

    const QByteArray &name() const { return m_name; }

    friend bool operator<(const SortKey &a, const SortKey &b)
    {
        const int order = compare(a.m_folded, b.m_folded);
        return order != 0 ? order < 0 : a.m_name < b.m_name;
    }

private:
    static bool isDigit(QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); }

    /// The digits from `at` on without leading zeros; `at` is behind them then.
    static QStringView number(QStringView text, qsizetype &at)
    {
        while (at + 1 < text.size() && text[at] == QLatin1Char('0') && isDigit(text[at + 1]))
            ++at;
        const qsizetype start = at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
        return text.sliced(start, at - start);
    }

    static int compare(QStringView a, QStringView b)
    {
        qsizetype i = 0;
        qsizetype j = 0;
        while (i < a.size() && j < b.size()) {
            if (isDigit(a[i]) && isDigit(b[j])) {
                const QStringView left = number(a, i);
                const QStringView right = number(b, j);
                if (left.size() != right.size())
                    return left.size() < right.size() ? -1 : 1;
                if (const int order = left.compare(right); order != 0)
                    return order;
            } else if (a[i] != b[j]) {
                return a[i] < b[j] ? -1 : 1;
            } else {
                ++i;
                ++j;
            }
        }
        return int(i < a.size()) - int(j < b.size());
    }

    QByteArray m_name;
    QString m_folded;
};

} // namespace roomdeck
