#include "ui/log/filterbookdialog.h"

#include "ui/log/filtertable.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

FilterBookDialog::FilterBookDialog(SavedFilters &book, QWidget *parent)
    : QDialog(parent), m_book(book), m_filters(new FilterTable(FilterTable::Kind::Named)),
      m_colours(new FilterTable(FilterTable::Kind::Coloured))
{
    setWindowTitle(tr("Filters and Colours"));
    auto *tabs = new QTabWidget;
    tabs->setDocumentMode(true);
    tabs->addTab(m_filters, tr("Saved filters"));
    tabs->addTab(m_colours, tr("Colours"));
    if (book.entries().isEmpty() && !book.colours().isEmpty())
        tabs->setCurrentWidget(m_colours); // what there is
    auto *close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(3 * Theme::Step, 0, 3 * Theme::Step, 3 * Theme::Step);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * Theme::Step);
    column->addWidget(tabs, 1);
    column->addLayout(buttons);
    resize(620, 380);

    for (FilterTable *table : {m_filters, m_colours})
        table->setFilterSource([this] { return m_book.currentFilter(); });
    connect(m_filters, &FilterTable::edited, this, [this] {
        QList<SavedFilters::Entry> entries;
        for (const FilterTable::Row &row : m_filters->rows())
            entries.append({row.name, row.filter});
        m_book.setEntries(entries);
    });
    connect(m_colours, &FilterTable::edited, this, [this] {
        QList<ColourRules::Rule> rules;
        for (const FilterTable::Row &row : m_colours->rows())
            rules.append({row.filter, row.colour});
        m_book.setColours(rules);
    });
    connect(&m_book, &SavedFilters::changed, this, &FilterBookDialog::showBook);
    showBook();
}

// An editor that is open hands over its text while there is somebody to take it.
FilterBookDialog::~FilterBookDialog()
{
    hide();
}

void FilterBookDialog::showBook()
{
    QList<FilterTable::Row> filters;
    for (const SavedFilters::Entry &entry : m_book.entries())
        filters.append({entry.name, entry.filter, 0});
    m_filters->setRows(filters);
    QList<FilterTable::Row> colours;
    for (const ColourRules::Rule &rule : m_book.colours().rules())
        colours.append({{}, rule.filter, rule.colour});
    m_colours->setRows(colours);
}

} // namespace roomdeck
