// The ★ button: filters kept under a name, and the colours of rows.
#pragma once

#include "ui/log/colourrules.h"

#include <QtCore/QJsonObject>
#include <QtWidgets/QToolButton>

namespace roomdeck {

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

    /// What "Save" and "Colour" take.
    void setCurrentFilter(const QString &filter) { m_current = filter; }
    const QList<Entry> &entries() const { return m_entries; }
    /// A name that is there already gets the new filter.
    void save(const QString &name, const QString &filter);
    void remove(const QString &name);

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
    void fillColourMenu(QMenu &menu);
    void askForName();
    void retranslate();

    ColourRules &m_colours;
    QList<Entry> m_entries;
    QString m_current;
};

} // namespace roomdeck
