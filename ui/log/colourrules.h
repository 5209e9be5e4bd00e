// Colours for rows that pass a filter; the first rule that fits wins.
#pragma once

#include "core/traffic/filter/filter.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtGui/QColor>
#include <vector>

class QPalette;

namespace roomdeck {

/// GUI thread.
class ColourRules
{
    Q_DECLARE_TR_FUNCTIONS(roomdeck::ColourRules)

public:
    static constexpr int Colours = 6;

    struct Rule
    {
        QString filter;
        int colour = 0; ///< below Colours
        bool operator==(const Rule &) const = default;
    };

    /// Puts a rule before all others, with the colour that is used least; a filter that has a colour gets the
    /// next one. A filter that does not parse or fits every row is left out.
    void add(const QString &filter);
    /// The same with a colour of choice.
    void add(const QString &filter, int colour);
    void remove(const QString &filter);
    /// The colour of exactly this filter, -1 without one.
    int colourOf(const QString &filter) const;
    void clear() { m_rules.clear(); }
    QList<Rule> rules() const;
    /// Keeps also what does not parse, for whoever goes on writing it; it colours nothing.
    void setRules(const QList<Rule> &rules);
    bool isEmpty() const { return m_rules.empty(); }

    /// Invalid when no rule fits.
    QColor background(const LogRow &row, const QPalette &palette) const;
    static QColor tint(int colour, const QPalette &palette);
    /// "Yellow", in the reader's language.
    static QString colourName(int colour);

private:
    struct Compiled
    {
        Rule rule;
        Filter filter;
        bool fits = false; ///< some rows, but not all
    };

    static Compiled compiled(const Rule &rule);
    std::vector<Compiled>::const_iterator find(const Filter &filter) const;
    int leastUsedColour() const;

    std::vector<Compiled> m_rules;
};

} // namespace roomdeck
