// Colours for rows that pass a filter; the first rule that fits wins.
#pragma once

#include "core/traffic/filter/filter.h"

#include <QtCore/QStringList>
#include <QtGui/QColor>
#include <vector>

class QPalette;

namespace roomdeck {

/// GUI thread.
class ColourRules
{
public:
    static constexpr int Colours = 6;

    struct Rule
    {
        QString filter;
        int colour = 0; ///< below Colours
    };

    /// A rule with the colour that is used least. A filter that has one already, or does not parse, is left
    /// as it is.
    void add(const QString &filter);
    void remove(int index);
    void clear() { m_rules.clear(); }
    QList<Rule> rules() const;
    void setRules(const QList<Rule> &rules);
    bool isEmpty() const { return m_rules.empty(); }

    /// Invalid when no rule fits.
    QColor background(const LogRow &row, const QPalette &palette) const;
    static QColor tint(int colour, const QPalette &palette);

private:
    struct Compiled
    {
        Rule rule;
        Filter filter;
    };

    int leastUsedColour() const;

    std::vector<Compiled> m_rules;
};

} // namespace roomdeck
