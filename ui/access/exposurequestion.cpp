#include "ui/access/exposurequestion.h"

#include "ui/mainwindow/hosting.h"
#include "ui/text/displaytext.h"

#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

namespace roomdeck {

ExposureQuestion::ExposureQuestion(Hosting &hosting, QWidget *window)
    : QObject(window), m_hosting(hosting), m_window(window)
{
    connect(&hosting, &Hosting::statusChanged, this, &ExposureQuestion::onStatus);
}

void ExposureQuestion::onStatus(const ServerStatus &status)
{
    if (status.state == ServerState::Stopped && status.error.code == ErrorCode::NeedsAuthentication && !m_box)
        ask();
}

void ExposureQuestion::ask()
{
    m_box = new QMessageBox(QMessageBox::Warning, tr("Host for the network?"), QString(),
                            QMessageBox::NoButton, m_window);
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    m_box->setTextFormat(Qt::PlainText);
    m_box->setText(tr("On %1 everybody who can reach this computer could join any room and read along.")
                       .arg(displayText(m_hosting.settings().address, 60)));
    m_box->setInformativeText(tr("No authentication is set up. That is fine among friends on a network of "
                                 "your own, and careless on any "
                                 "other."));
    QPushButton *local = m_box->addButton(tr("This computer &only"), QMessageBox::AcceptRole);
    QPushButton *open = m_box->addButton(tr("Let &everybody in"), QMessageBox::DestructiveRole);
    QPushButton *settings = m_box->addButton(tr("&Set up authentication…"), QMessageBox::ActionRole);
    m_box->addButton(QMessageBox::Cancel);
    m_box->setDefaultButton(local);
    connect(local, &QPushButton::clicked, this, [this] {
        ServerSettings wanted = m_hosting.settings();
        wanted.address = QStringLiteral("127.0.0.1");
        Q_EMIT answered(wanted);
    });
    connect(open, &QPushButton::clicked, this, [this] {
        ServerSettings wanted = m_hosting.settings();
        wanted.allowAnonymous = true;
        Q_EMIT answered(wanted);
    });
    connect(settings, &QPushButton::clicked, this, &ExposureQuestion::settingsRequested);
    m_box->open();
}

} // namespace roomdeck
