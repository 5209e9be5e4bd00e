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

ColourRules::Compiled ColourRules::compiled(const Rule &rule)
{
    Filter::Result parsed = Filter::parse(rule.filter);
    const bool fits = parsed.isValid() && !parsed.filter.matchesAll();
    return {{rule.filter, qBound(0, rule.colour, Colours - 1)}, std::move(parsed.filter), fits};
}

std::vector<ColourRules::Compiled>::const_iterator ColourRules::find(const Filter &filter) const
{
    return std::find_if(m_rules.begin(), m_rules.end(),
                        [&filter](const Compiled &c) { return c.fits && c.filter == filter; });
}

void ColourRules::add(const QString &filter)
{
    const int known = colourOf(filter);
    add(filter, known < 0 ? leastUsedColour() : (known + 1) % Colours);
}

void ColourRules::add(const QString &filter, int colour)
{
    Compiled fresh = compiled({filter, colour});
    if (!fresh.fits)
        return;
    remove(filter);
    m_rules.insert(m_rules.begin(), std::move(fresh));
}

void ColourRules::remove(const QString &filter)
{
    if (const auto known = find(Filter::parse(filter).filter); known != m_rules.end())
        m_rules.erase(known);
}

int ColourRules::colourOf(const QString &filter) const
{
    const Filter::Result parsed = Filter::parse(filter);
    const auto known = parsed.isValid() ? find(parsed.filter) : m_rules.end();
    return known == m_rules.end() ? -1 : known->rule.colour;
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
    for (const Rule &rule : rules)
        m_rules.push_back(compiled(rule));
}

QColor ColourRules::background(const LogRow &row, const QPalette &palette) const
{
    for (const Compiled &compiled : m_rules) {
        if (compiled.fits && compiled.filter.matches(row))
            return tint(compiled.rule.colour, palette);
    }
    return {};
}

QColor ColourRules::tint(int colour, const QPalette &palette)
{
    const Tint &pair = tints.at(size_t(colour));
    return QColor::fromRgb(Theme::schemeOf(palette) == Theme::Scheme::Dark ? pair.dark : pair.light);
}

QString ColourRules::colourName(int colour)
{
    const std::array<QString, Colours> names{tr("Yellow"), tr("Green"),  tr("Blue"),
                                             tr("Pink"),   tr("Orange"), tr("Teal")};
    return names.at(size_t(colour));
}

int ColourRules::leastUsedColour() const
{
    std::array<int, Colours> uses{};
    for (const Compiled &compiled : m_rules)
        ++uses[size_t(compiled.rule.colour)];
    return int(std::min_element(uses.begin(), uses.end()) - uses.begin());
}

} // namespace roomdeck
