// The ★ button: filters kept under a name, and the colours of rows.
#pragma once

#include "ui/log/colourrules.h"

#include <QtCore/QJsonObject>
#include <QtCore/QPointer>
#include <QtWidgets/QToolButton>
#include <functional>

namespace roomdeck {

class FilterBookDialog;

/// GUI thread.
class SavedFilters : public QToolButton
{
    Q_OBJECT

public:
    struct Entry
    {
        QString name;
        QString filter;
        bool operator==(const Entry &) const = default;
    };
    static constexpr int MaxEntries = 100;

    explicit SavedFilters(ColourRules &colours, QWidget *parent = nullptr);

    /// Asked for what "Save" and "Colour" take; empty where nothing is filtered.
    void setFilterSource(std::function<QString()> source) { m_current = std::move(source); }
    QString currentFilter() const { return m_current ? m_current() : QString(); }
    const QList<Entry> &entries() const { return m_entries; }
    void setEntries(const QList<Entry> &entries);
    const ColourRules &colours() const { return m_colours; }
    void setColours(const QList<ColourRules::Rule> &rules);
    /// A name that is there already gets the new filter.
    void save(const QString &name, const QString &filter);
    void remove(const QString &name);
    /// Opens the dialog that edits all of it.
    void edit();

    QJsonObject toJson() const;
    void fromJson(const QJsonObject &json);

Q_SIGNALS:
    void filterChosen(const QString &filter);
    /// Filters or colours to keep.
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillMenu();
    void askForName();
    void retranslate();

    ColourRules &m_colours;
    QList<Entry> m_entries;
    std::function<QString()> m_current;
    QPointer<FilterBookDialog> m_dialog;
};

} // namespace roomdeck
