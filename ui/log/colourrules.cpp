#include "ui/log/colourrules.h"

#include "ui/theme/theme.h"

#include <algorithm>
#include <array>

namespace roomdeck {

namespace {

struct Tint
{
    QRgb light;
    QRgb dark;
};

constexpr std::array<Tint, ColourRules::Colours> tints{{
    {0xfffff3bf, 0xff453c14}, // yellow
    {0xffd7f5dc, 0xff1d3d26}, // green
    {0xffcfeafb, 0xff163a4f}, // blue
    {0xffffdeeb, 0xff4c2237}, // pink
    {0xffffe5c9, 0xff4d3318}, // orange
    {0xffd9f2ee, 0xff17403a}, // teal
}};

} // namespace

void ColourRules::add(const QString &filter)
{
    const Filter::Result parsed = Filter::parse(filter);
    const bool known = std::any_of(m_rules.begin(), m_rules.end(),
                                   [&](const Compiled &c) { return c.filter == parsed.filter; });
    if (!parsed.isValid() || parsed.filter.matchesAll() || known)
        return;
    m_rules.push_back({{filter, leastUsedColour()}, parsed.filter});
}

void ColourRules::remove(int index)
{
    m_rules.erase(m_rules.begin() + index);
}

QList<ColourRules::Rule> ColourRules::rules() const
{
    QList<Rule> rules;
    for (const Compiled &compiled : m_rules)
        rules.append(compiled.rule);
    return rules;
}

void ColourRules::setRules(const QList<Rule> &rules)
{
    m_rules.clear();
    for (const Rule &rule : rules) {
        const Filter::Result parsed = Filter::parse(rule.filter);
        if (parsed.isValid() && !parsed.filter.matchesAll())
            m_rules.push_back({{rule.filter, qBound(0, rule.colour, Colours - 1)}, parsed.filter});
    }
}

QColor ColourRules::background(const LogRow &row, const QPalette &palette) const
{
    for (const Compiled &compiled : m_rules) {
        if (compiled.filter.matches(row))
            return tint(compiled.rule.colour, palette);
    }
    return {};
}

QColor ColourRules::tint(int colour, const QPalette &palette)
{
    const Tint &pair = tints.at(size_t(colour));
    return QColor::fromRgb(Theme::schemeOf(palette) == Theme::Scheme::Dark ? pair.dark : pair.light);
}

int ColourRules::leastUsedColour() const
{
    std::array<int, Colours> uses{};
    for (const Compiled &compiled : m_rules)
        ++uses[size_t(compiled.rule.colour)];
    return int(std::min_element(uses.begin(), uses.end()) - uses.begin());
}

} // namespace roomdeck
