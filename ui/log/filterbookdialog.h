// Edits the saved filters and the colours of rows.
#pragma once

#include "ui/log/savedfilters.h"

#include <QtWidgets/QDialog>

namespace roomdeck {

class FilterTable;

/// Changes apply at once, and what changes elsewhere shows up here. GUI thread.
class FilterBookDialog : public QDialog
{
    Q_OBJECT

public:
    explicit FilterBookDialog(SavedFilters &book, QWidget *parent = nullptr);
    ~FilterBookDialog() override;

    FilterTable &filters() { return *m_filters; }
    FilterTable &colours() { return *m_colours; }

private:
    void showBook();

    SavedFilters &m_book;
    FilterTable *m_filters;
    FilterTable *m_colours;
};

} // namespace roomdeck
