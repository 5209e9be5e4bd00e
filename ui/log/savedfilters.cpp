#include "ui/log/savedfilters.h"

#include "ui/text/displaytext.h"

#include <QtCore/QEvent>
#include <QtCore/QJsonArray>
#include <QtGui/QPixmap>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QMenu>

namespace roomdeck {

namespace {

constexpr int labelChars = 60;
constexpr int nameChars = 80;
constexpr int swatch = 12;

QString label(const QString &text)
{
    QString shown = displayText(QStringView(text), labelChars);
    return shown.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

SavedFilters::SavedFilters(ColourRules &colours, QWidget *parent) : QToolButton(parent), m_colours(colours)
{
    auto *menu = new QMenu(this);
    setMenu(menu);
    setPopupMode(InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    connect(menu, &QMenu::aboutToShow, this, &SavedFilters::fillMenu);
    retranslate();
}

void SavedFilters::save(const QString &name, const QString &filter)
{
    const QString kept = name.trimmed().left(nameChars);
    if (kept.isEmpty() || filter.isEmpty())
        return;
    for (Entry &entry : m_entries) {
        if (entry.name == kept) {
            entry.filter = filter;
            Q_EMIT changed();
            return;
        }
    }
    if (m_entries.size() < MaxEntries)
        m_entries.append({kept, filter});
    Q_EMIT changed();
}

void SavedFilters::remove(const QString &name)
{
    m_entries.removeIf([&name](const Entry &entry) { return entry.name == name; });
    Q_EMIT changed();
}

void SavedFilters::fillMenu()
{
    QMenu &menu = *this->menu();
    menu.clear();
    for (const Entry &entry : std::as_const(m_entries))
        menu.addAction(label(entry.name), this,
                       [this, filter = entry.filter] { Q_EMIT filterChosen(filter); });
    if (m_entries.isEmpty())
        menu.addAction(tr("No saved filters yet"))->setEnabled(false);
    menu.addSeparator();
    menu.addAction(tr("Save Filter…"), this, &SavedFilters::askForName)->setEnabled(!m_current.isEmpty());
    QMenu *removal = menu.addMenu(tr("Remove"));
    removal->setEnabled(!m_entries.isEmpty());
    for (const Entry &entry : std::as_const(m_entries))
        removal->addAction(label(entry.name), this, [this, name = entry.name] { remove(name); });
    menu.addSeparator();
    fillColourMenu(*menu.addMenu(tr("Colours")));
}

void SavedFilters::fillColourMenu(QMenu &menu)
{
    QAction *add = menu.addAction(tr("Colour What Is Shown"), this, [this] {
        m_colours.add(m_current);
        Q_EMIT changed();
    });
    add->setEnabled(!m_current.isEmpty());
    menu.addSeparator();
    const QList<ColourRules::Rule> rules = m_colours.rules();
    for (int i = 0; i < rules.size(); ++i) {
        QPixmap sample(swatch, swatch);
        sample.fill(ColourRules::tint(rules.at(i).colour, palette()));
        menu.addAction(sample, tr("Remove: %1").arg(label(rules.at(i).filter)), this, [this, i] {
            m_colours.remove(i);
            Q_EMIT changed();
        });
    }
}

void SavedFilters::askForName()
{
    bool ok = false;
    const QString name = QInputDialog::getText(window(), tr("Save Filter"), tr("Name:"), QLineEdit::Normal,
                                               m_current.left(nameChars), &ok);
    if (ok)
        save(name, m_current);
}

QJsonObject SavedFilters::toJson() const
{
    QJsonArray filters;
    for (const Entry &entry : m_entries)
        filters.append(
            QJsonObject{{QStringLiteral("name"), entry.name}, {QStringLiteral("filter"), entry.filter}});
    QJsonArray colours;
    for (const ColourRules::Rule &rule : m_colours.rules())
        colours.append(
            QJsonObject{{QStringLiteral("filter"), rule.filter}, {QStringLiteral("colour"), rule.colour}});
    return {{QStringLiteral("filters"), filters}, {QStringLiteral("colours"), colours}};
}

void SavedFilters::fromJson(const QJsonObject &json)
{
    m_entries.clear();
    for (const QJsonValue &value : json.value(QLatin1String("filters")).toArray()) {
        const QJsonObject entry = value.toObject();
        const QString name = entry.value(QLatin1String("name")).toString().left(nameChars);
        const QString filter = entry.value(QLatin1String("filter")).toString();
        if (!name.isEmpty() && !filter.isEmpty() && m_entries.size() < MaxEntries)
            m_entries.append({name, filter});
    }
    QList<ColourRules::Rule> rules;
    for (const QJsonValue &value : json.value(QLatin1String("colours")).toArray()) {
        const QJsonObject rule = value.toObject();
        if (rules.size() < MaxEntries)
            rules.append({rule.value(QLatin1String("filter")).toString(),
                          rule.value(QLatin1String("colour")).toInt()});
    }
    m_colours.setRules(rules);
    Q_EMIT changed();
}

void SavedFilters::retranslate()
{
    setText(tr("★ Saved"));
    setToolTip(tr("Saved filters and colours"));
    setAccessibleName(tr("Saved filters and colours"));
}

void SavedFilters::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QToolButton::changeEvent(event);
}

} // namespace roomdeck
