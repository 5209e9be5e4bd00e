// The audit trail: who did what to whom, when, and how it went.
#pragma once

#include "core/operator/auditentry.h"

#include <QtWidgets/QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QTableView;
class QThreadPool;

namespace roomdeck {

class AuditArchive;
class AuditFilter;
class AuditModel;
class TintedLabel;

/// Not modal: stays open beside the window. Shows this run as it goes on, or an earlier session. GUI thread.
class AuditDialog : public QDialog
{
    Q_OBJECT

public:
    /// `live`: this run's entries, which go on arriving. All it is given outlives it.
    AuditDialog(AuditModel &live, const QString &dataDirectory, QThreadPool &workers,
                QWidget *parent = nullptr);

    QTableView &table() { return *m_table; }
    /// Writes what is shown; false with the reason said below the table when that failed.
    bool exportTo(const QString &path, AuditFormat format);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void connectFields();
    void listSources();
    void chooseSource();
    void useFilter(AuditFilter &filter);
    void applyFilter();
    void chooseFile();
    void showCount();
    void retranslate();

    AuditArchive *m_archive;
    AuditModel *m_earlier;
    AuditFilter *m_liveFilter;
    AuditFilter *m_earlierFilter;
    AuditFilter *m_shown;
    QComboBox *m_source;
    QLineEdit *m_text;
    QCheckBox *m_messages;
    QTableView *m_table;
    TintedLabel *m_note;
    QPushButton *m_export;
    QPushButton *m_close;
};

} // namespace roomdeck
