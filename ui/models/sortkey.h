// How names are ordered in lists: without regard to case first, by code points where that leaves a tie.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

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
        const int order = a.m_folded.compare(b.m_folded);
        return order != 0 ? order < 0 : a.m_name < b.m_name;
    }

private:
    QByteArray m_name;
    QString m_folded;
};

} // namespace roomdeck
