// Schemas at work in the composer: warnings while typing, and a form to fill in.
#pragma once

#include "core/operator/schemabook.h"

#include <QtCore/QObject>

class QAction;

namespace roomdeck {

class ComposeForm;

/// GUI thread; the form outlives it.
class SchemaDesk : public QObject
{
    Q_OBJECT

public:
    explicit SchemaDesk(ComposeForm &form);

    /// Where schemas are kept. A file that cannot be used is left alone until schemas are changed here.
    void setFile(const QString &path);
    void setBook(const SchemaBook &book);
    /// For the window's Send menu.
    QList<QAction *> actions() const { return {m_fillIn, m_edit}; }
    void retranslate();

private:
    void check();
    void goToViolation();
    void openForm();
    void openSchema();

    ComposeForm &m_form;
    QString m_file;
    SchemaBook m_book;
    QList<SchemaViolation> m_violations; ///< of the payload in the form
    int m_next = 0; ///< the one to go to
    QAction *m_fillIn;
    QAction *m_edit;
};

} // namespace roomdeck
