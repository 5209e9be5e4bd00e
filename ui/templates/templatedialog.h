// Name, folder, function key and target of one template.
#pragma once

#include "core/operator/template.h"

#include <QtWidgets/QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace roomdeck {

/// GUI thread; to be opened with open(). The payload is edited in the composer, not here.
class TemplateDialog : public QDialog
{
    Q_OBJECT

public:
    /// `all` offers folders and says which function keys are taken; `targetTitle` names the template's
    /// target.
    TemplateDialog(const MessageTemplate &item, const TemplateList &all, const QString &targetTitle,
                   QWidget *parent = nullptr);

    MessageTemplate result() const;

private:
    void fillKeys(const TemplateList &all);
    void refresh();

    MessageTemplate m_item;
    QLineEdit *m_name;
    QComboBox *m_folder;
    QComboBox *m_key;
    QCheckBox *m_ownTarget;
    QPushButton *m_ok;
};

} // namespace roomdeck
