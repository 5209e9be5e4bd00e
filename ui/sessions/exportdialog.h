// Asks which rows to export, and how.
#pragma once

#include "core/exchange/rowwriter.h"

#include <QtWidgets/QDialog>

class QComboBox;
class QRadioButton;

namespace roomdeck {

class TintedLabel;

/// GUI thread.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Scope : quint8 { Selection, Shown, Everything };
    struct Counts
    {
        qint64 selected = 0;
        qint64 shown = 0;
        qint64 all = 0;
        bool filtered = false; ///< fewer rows are shown than there are
    };

    explicit ExportDialog(const Counts &counts, QWidget *parent = nullptr);

    Scope scope() const;
    void setScope(Scope scope);
    ExportFormat format() const;
    void setFormat(ExportFormat format);
    /// "ndjson", "csv", "har", "txt".
    static QString suffixOf(ExportFormat format);

private:
    void showNote();

    QRadioButton *m_selection;
    QRadioButton *m_shown;
    QRadioButton *m_everything;
    QComboBox *m_format;
    TintedLabel *m_note;
};

} // namespace roomdeck
