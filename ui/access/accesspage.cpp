#include "ui/access/accesspage.h"

#include "core/settings/settingstable.h"
#include "ui/widgets/formrows.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QEvent>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace roomdeck {

namespace {

TintedLabel *createNote()
{
    auto *note = new TintedLabel(Theme::Role::Dim, TintedLabel::Size::Small);
    note->setWordWrap(true);
    return note;
}

} // namespace

AccessPage::AccessPage(const ServerSettings &settings, QWidget *parent)
    : QWidget(parent), m_auth(new QComboBox), m_authFile(new QLineEdit), m_anonymous(new QCheckBox),
      m_origins(new QLineEdit), m_certificate(new QLineEdit), m_key(new QLineEdit), m_authNote(createNote()),
      m_originsNote(createNote()), m_tlsNote(createNote())
{
    QFormLayout *form = createPageForm(this);
    m_auth->addItems({QString(), QString(), QString()});
    m_labels.append(addFormRow(*form, m_auth));
    m_labels.append(addFormRow(*form, createFileField(m_authFile), m_authFile));
    form->addRow(QString(), m_anonymous);
    form->addRow(QString(), m_authNote);
    m_labels.append(addFormRow(*form, m_origins));
    form->addRow(QString(), m_originsNote);
    m_labels.append(addFormRow(*form, createFileField(m_certificate), m_certificate));
    m_labels.append(addFormRow(*form, createFileField(m_key), m_key));
    form->addRow(QString(), m_tlsNote);
    setSettings(settings);
    retranslate();
    connect(m_auth, &QComboBox::currentIndexChanged, this, &AccessPage::changed);
    connect(m_auth, &QComboBox::currentIndexChanged, this, &AccessPage::showNote);
    connect(m_anonymous, &QCheckBox::toggled, this, &AccessPage::changed);
    connect(m_origins, &QLineEdit::textChanged, this, &AccessPage::showNote);
    for (QLineEdit *field : {m_authFile, m_origins, m_certificate, m_key})
        connect(field, &QLineEdit::editingFinished, this, &AccessPage::changed);
}

QWidget *AccessPage::createFileField(QLineEdit *field)
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::Step);
    auto *browse = new QPushButton;
    browse->setAutoDefault(false);
    row->addWidget(field, 1);
    row->addWidget(browse);
    m_browse.append(browse);
    connect(browse, &QPushButton::clicked, this, [this, field] {
        auto *dialog = new QFileDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, [this, field](const QString &file) {
            field->setText(file);
            Q_EMIT changed();
        });
        dialog->open();
    });
    return box;
}

void AccessPage::setSettings(const ServerSettings &settings)
{
    const QSignalBlocker quietly(this);
    m_auth->setCurrentIndex(int(settings.auth));
    m_authFile->setText(settings.authFile);
    m_anonymous->setChecked(settings.allowAnonymous);
    m_origins->setText(QString::fromUtf8(settings.allowedOrigins.join(' ')));
    m_certificate->setText(settings.tlsCertificate);
    m_key->setText(settings.tlsKey);
    showNote();
}

ServerSettings AccessPage::applied(ServerSettings settings) const
{
    settings.auth = ServerSettings::Auth(m_auth->currentIndex());
    settings.authFile = m_authFile->text().trimmed();
    settings.allowAnonymous = m_anonymous->isChecked();
    SettingsTable().set(settings, "allowed_origins", m_origins->text().toUtf8()); // or they stay as they were
    settings.tlsCertificate = m_certificate->text().trimmed();
    settings.tlsKey = m_key->text().trimmed();
    return settings;
}

void AccessPage::showNote()
{
    switch (ServerSettings::Auth(m_auth->currentIndex())) {
    case ServerSettings::Auth::Off:
        m_authNote->setText(tr("Whoever can reach the server comes in."));
        break;
    case ServerSettings::Auth::Token:
        m_authNote->setText(
            tr("The file holds one token of at least 16 characters that every client shows."));
        break;
    case ServerSettings::Auth::Jwt:
        m_authNote->setText(
            tr("The file holds what tokens are signed with: a PEM key, a JWKS, or a secret."));
        break;
    }
    ServerSettings tried;
    const bool wrong = bool(SettingsTable().set(tried, "allowed_origins", m_origins->text().toUtf8()));
    m_originsNote->setRole(wrong ? Theme::Role::Error : Theme::Role::Dim);
    m_originsNote->setText(
        wrong ? tr("Not taken over: an origin is like https://app.example or "
                   "http://192.168.1.20:5173, without a path; several are separated by spaces.")
              : tr("Pages from elsewhere that may connect, besides the server's own and "
                   "localhost. * allows all, null pages opened from files."));
    m_authFile->setEnabled(m_auth->currentIndex() != int(ServerSettings::Auth::Off));
    m_browse.constFirst()->setEnabled(m_authFile->isEnabled());
}

void AccessPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AccessPage::retranslate()
{
    m_labels[0]->setText(tr("&Clients show"));
    m_auth->setItemText(0, tr("nothing"));
    m_auth->setItemText(1, tr("a shared token"));
    m_auth->setItemText(2, tr("a JSON Web Token"));
    m_labels[1]->setText(tr("&Token or key file"));
    m_anonymous->setText(tr("&Host beyond this computer without authentication"));
    m_labels[2]->setText(tr("Web &origins"));
    m_origins->setPlaceholderText(QStringLiteral("https://app.example"));
    m_labels[3]->setText(tr("TLS c&ertificate"));
    m_labels[4]->setText(tr("TLS &key"));
    m_tlsNote->setText(
        tr("PEM files; with them the server speaks wss://, from its next start. Renewed files are read "
           "by themselves."));
    for (QPushButton *browse : std::as_const(m_browse))
        browse->setText(tr("Browse…"));
    showNote();
}

} // namespace roomdeck
