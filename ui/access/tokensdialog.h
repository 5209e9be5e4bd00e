// Makes and revokes API tokens.
#pragma once

#include "ui/access/tokensmodel.h"

#include <QtCore/QTimer>
#include <QtWidgets/QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace roomdeck {

class ApiTokenFile;
class TintedLabel;

/// A token's secret is shown here once, when it is made, and kept nowhere. Not modal. GUI thread.
class TokensDialog : public QDialog
{
    Q_OBJECT

public:
    /// `tokens` outlives the dialog.
    explicit TokensDialog(ApiTokenFile &tokens, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    QLayout *createMaker();
    QLayout *createSecretRow();
    void create();
    void revoke();
    void showTokens();
    void showProblem(const QString &text);
    void updateEnabled();
    void retranslate();

    ApiTokenFile &m_tokens;
    TokensModel m_model;
    QTimer m_everySecond;
    TintedLabel *m_hint;
    QTableView *m_table;
    QLineEdit *m_name;
    QComboBox *m_role;
    QPushButton *m_create;
    QPushButton *m_revoke;
    TintedLabel *m_problem;
    QWidget *m_secretBox;
    TintedLabel *m_secretHint;
    QLineEdit *m_secret;
    QPushButton *m_copy;
    QLabel *m_nameLabel = nullptr;
    QLabel *m_roleLabel = nullptr;
};

} // namespace roomdeck
