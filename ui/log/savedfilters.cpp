#include "ui/log/savedfilters.h"

#include "ui/log/filterbookdialog.h"
#include "ui/text/displaytext.h"

#include <QtCore/QEvent>
#include <QtCore/QJsonArray>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QMenu>

#include <algorithm>

namespace roomdeck {

namespace {

constexpr int labelChars = 60;
constexpr int nameChars = 80;
constexpr int dialogWidth = 420;

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

void SavedFilters::setEntries(const QList<Entry> &entries)
{
    m_entries = entries.first(qMin<qsizetype>(entries.size(), MaxEntries));
    Q_EMIT changed();
}

void SavedFilters::setColours(const QList<ColourRules::Rule> &rules)
{
    m_colours.setRules(rules.first(qMin<qsizetype>(rules.size(), MaxEntries)));
    Q_EMIT changed();
}

void SavedFilters::edit()
{
    if (!m_dialog) {
        m_dialog = new FilterBookDialog(*this, window());
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void SavedFilters::fillMenu()
{
    QMenu &menu = *this->menu();
    const bool filtered = !currentFilter().isEmpty();
    menu.clear();
    for (const Entry &entry : std::as_const(m_entries))
        menu.addAction(label(entry.name.isEmpty() ? entry.filter : entry.name), this,
                       [this, filter = entry.filter] { Q_EMIT filterChosen(filter); });
    if (m_entries.isEmpty())
        menu.addAction(tr("No saved filters yet"))->setEnabled(false);
    menu.addSeparator();
    menu.addAction(tr("&Save Filter…"), this, &SavedFilters::askForName)->setEnabled(filtered);
    menu.addAction(tr("&Colour What Is Shown"), this,
                   [this] {
                       m_colours.add(currentFilter());
                       Q_EMIT changed();
                   })
        ->setEnabled(filtered);
    menu.addSeparator();
    menu.addAction(tr("&Edit Filters and Colours…"), this, &SavedFilters::edit);
}

void SavedFilters::askForName()
{
    auto *dialog = new QInputDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save Filter"));
    dialog->setLabelText(tr("Name:"));
    const auto nameButton = [this, dialog](const QString &name) {
        const bool known = std::any_of(m_entries.begin(), m_entries.end(),
                                       [&name](const Entry &entry) { return entry.name == name.trimmed(); });
        dialog->setOkButtonText(known ? tr("Replace") : tr("Save"));
    };
    connect(dialog, &QInputDialog::textValueChanged, this, nameButton);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, filter = currentFilter()](const QString &name) { save(name, filter); });
    dialog->setTextValue(currentFilter().left(nameChars));
    nameButton(dialog->textValue());
    dialog->resize(dialogWidth, dialog->sizeHint().height());
    dialog->open();
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
        if (!filter.isEmpty() && m_entries.size() < MaxEntries)
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
    menu()->setTitle(tr("Saved F&ilters"));
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
