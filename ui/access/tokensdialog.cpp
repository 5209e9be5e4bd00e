#include "ui/access/tokensdialog.h"

#include "core/auth/apitokenfile.h"
#include "core/model/names.h"
#include "ui/text/displaytext.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QEvent>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

#include <array>

namespace roomdeck {

namespace {

constexpr std::array<ApiRole, 4> roles{ApiRole::Observe, ApiRole::Publish, ApiRole::Moderate, ApiRole::Admin};
constexpr QSize FirstSize(640, 420); // device-independent pixels

QTableView *createTable(TokensModel &model)
{
    auto *table = new QTableView;
    table->setModel(&model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(Theme::RowHeight);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(TokensModel::Name, QHeaderView::Stretch);
    return table;
}

} // namespace

TokensDialog::TokensDialog(ApiTokenFile &tokens, QWidget *parent)
    : QDialog(parent), m_tokens(tokens), m_hint(new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Small)),
      m_table(createTable(m_model)), m_name(new QLineEdit), m_role(new QComboBox), m_create(new QPushButton),
      m_revoke(new QPushButton), m_problem(new TintedLabel(Theme::Role::Error, TintedLabel::Size::Small)),
      m_secretBox(new QWidget), m_secretHint(new TintedLabel(Theme::Role::Text)), m_secret(new QLineEdit),
      m_copy(new QPushButton)
{
    m_hint->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step, 3 * Theme::Step);
    column->setSpacing(3 * Theme::Step);
    column->addWidget(m_hint);
    column->addWidget(m_table, 1);
    column->addLayout(createMaker());
    column->addWidget(m_problem);
    m_secretBox->setLayout(createSecretRow());
    m_secretBox->hide();
    column->addWidget(m_secretBox);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_revoke, QDialogButtonBox::ActionRole);
    m_revoke->setAutoDefault(false);
    // Enter makes a token: it must not close the dialog with the only look at its secret.
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    column->addWidget(buttons);
    connect(m_revoke, &QPushButton::clicked, this, &TokensDialog::revoke);
    connect(&tokens, &ApiTokenFile::changed, this, &TokensDialog::showTokens);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TokensDialog::updateEnabled);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &TokensDialog::updateEnabled);
    connect(&m_everySecond, &QTimer::timeout, this, [this] { m_model.setUses(m_tokens.uses()); });
    m_everySecond.start(1000);
    retranslate();
    showTokens();
    resize(FirstSize);
    m_name->setFocus();
}

QLayout *TokensDialog::createMaker()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * Theme::Step);
    m_nameLabel = new QLabel;
    m_nameLabel->setBuddy(m_name);
    m_roleLabel = new QLabel;
    m_roleLabel->setBuddy(m_role);
    m_name->setMaxLength(64);
    m_name->setObjectName(QStringLiteral("tokenName"));
    m_create->setObjectName(QStringLiteral("create"));
    row->addWidget(m_nameLabel);
    row->addWidget(m_name, 1);
    row->addWidget(m_roleLabel);
    row->addWidget(m_role);
    row->addWidget(m_create);
    connect(m_name, &QLineEdit::textChanged, this, &TokensDialog::updateEnabled);
    connect(m_name, &QLineEdit::returnPressed, this, &TokensDialog::create);
    connect(m_create, &QPushButton::clicked, this, &TokensDialog::create);
    m_create->setAutoDefault(false); // Enter in the name makes one already
    return row;
}

QLayout *TokensDialog::createSecretRow()
{
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    m_secretHint->setWordWrap(true);
    m_secret->setReadOnly(true);
    m_secret->setFont(Theme::monospaceFont());
    m_secret->setObjectName(QStringLiteral("secret"));
    m_copy->setAutoDefault(false);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_secret->text()); });
    auto *row = new QHBoxLayout;
    row->addWidget(m_secret, 1);
    row->addWidget(m_copy);
    column->addWidget(m_secretHint);
    column->addLayout(row);
    return column;
}

void TokensDialog::create()
{
    const QByteArray name = m_name->text().trimmed().toUtf8();
    if (!isValidName(name))
        return;
    if (m_tokens.tokens().contains(name)) { // a program may be using it
        showProblem(tr("There is a token %1 already. Revoke it first, or choose another name.")
                        .arg(displayText(name, 60)));
        return;
    }
    Error error;
    const NewApiToken made = m_tokens.create(name, roles.at(size_t(m_role->currentIndex())), error);
    showProblem(displayText(error.detail, 300));
    m_secretBox->setVisible(!error);
    if (error)
        return;
    m_secret->setText(QString::fromLatin1(made.secret));
    m_secret->setCursorPosition(0);
    m_secretHint->setText(tr("The token %1. It is shown this once: copy it now.").arg(displayText(name, 60)));
    m_name->clear();
    showTokens();
    m_copy->setFocus();
}

void TokensDialog::revoke()
{
    const QModelIndex current = m_table->selectionModel()->selectedRows().value(0);
    if (!current.isValid())
        return;
    const QByteArray name = m_model.at(current.row()).name;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Revoke the token"), QString(), QMessageBox::Cancel,
                                this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("Programs that use the token %1 are refused from now on.").arg(displayText(name, 60)));
    QPushButton *yes = box->addButton(tr("&Revoke"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this, name] {
        const Error error = m_tokens.revoke(name);
        showProblem(displayText(error.detail, 300));
        m_secretBox->hide();
        m_secret->clear();
        showTokens();
    });
    box->open();
}

void TokensDialog::showProblem(const QString &text)
{
    m_problem->setVisible(!text.isEmpty());
    m_problem->setText(text);
}

void TokensDialog::showTokens()
{
    m_model.setTokens(m_tokens.tokens().list());
    m_model.setUses(m_tokens.uses());
    m_hint->setText(m_tokens.tokens().isEmpty()
                        ? tr("No token exists: programs on this computer may do everything over HTTP, others "
                             "nothing. From the first token on every request needs one.")
                        : tr("Every request over HTTP needs one of these tokens: Authorization: Bearer …"));
    updateEnabled();
}

void TokensDialog::updateEnabled()
{
    m_create->setEnabled(isValidName(m_name->text().trimmed().toUtf8()));
    m_revoke->setEnabled(m_table->selectionModel()->hasSelection());
}

void TokensDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TokensDialog::retranslate()
{
    setWindowTitle(tr("API tokens"));
    m_table->setAccessibleName(windowTitle());
    m_nameLabel->setText(tr("&New token"));
    m_name->setPlaceholderText(tr("name of the program that will use it"));
    m_roleLabel->setText(tr("&may"));
    const int chosen = qMax(0, m_role->currentIndex());
    m_role->clear();
    for (const ApiRole role : roles)
        m_role->addItem(roleText(role));
    m_role->setCurrentIndex(chosen);
    m_create->setText(tr("&Create"));
    m_revoke->setText(tr("&Revoke…"));
    m_copy->setText(tr("C&opy"));
    m_secret->setAccessibleName(tr("New token"));
    m_secretBox->hide();
    m_secret->clear();
    m_model.retranslate();
    showTokens();
}

} // namespace roomdeck
