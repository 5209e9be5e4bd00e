#include "ui/access/originquestion.h"

#include "ui/mainwindow/hosting.h"
#include "ui/text/displaytext.h"
#include "ui/widgets/messagebar.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtGui/QAction>

namespace roomdeck {

namespace {

constexpr qsizetype MaxQuestions = 20; // in one run
constexpr int ShownChars = 100;

QByteArray originOf(const TrafficEntry &entry)
{
    if (entry.kind != TrafficKind::Refused || entry.extra.isEmpty())
        return {};
    return QJsonDocument::fromJson('{' + entry.extra + '}')[QLatin1String("origin")].toString().toUtf8();
}

} // namespace

OriginQuestion::OriginQuestion(Hosting &hosting, MessageBar &bar, QObject *parent)
    : QObject(parent), m_hosting(hosting), m_bar(bar), m_allow(new QAction(this))
{
    connect(m_allow, &QAction::triggered, this, &OriginQuestion::allow);
    connect(&bar, &MessageBar::dismissed, this, [this] {
        if (!m_open.isEmpty() && m_bar.text() == m_asked) // else somebody else's message was closed
            m_open.removeFirst();
        ask();
    });
    retranslate();
}

void OriginQuestion::learnFrom(const TrafficBatchPtr &batch)
{
    const bool asking = !m_open.isEmpty();
    for (const TrafficEntry &entry : batch->entries) {
        const QByteArray origin = originOf(entry);
        // A space would make two entries of one in the settings.
        if (origin.isEmpty() || origin.contains(' ') || m_known.contains(origin)
            || m_known.size() >= MaxQuestions)
            continue;
        m_known.insert(origin);
        m_open.append(origin);
    }
    if (!asking)
        ask();
}

void OriginQuestion::askAgain()
{
    ask();
}

void OriginQuestion::ask()
{
    if (m_open.isEmpty() || !m_hosting.problem().isEmpty())
        return;
    const QByteArray &origin = m_open.constFirst();
    m_asked = origin == "null"
        ? tr("Refused a page that was opened from a file. Allow it and pages from any other file can "
             "connect, too.")
        : tr("Refused a page from %1. Is it yours?").arg(displayText(origin, ShownChars));
    m_bar.showMessage(m_asked, {m_allow});
}

void OriginQuestion::allow()
{
    if (m_open.isEmpty())
        return;
    const QByteArray origin = m_open.takeFirst();
    m_bar.hide();
    Q_EMIT allowed(origin);
    ask();
}

void OriginQuestion::retranslate()
{
    m_allow->setText(tr("&Allow this origin"));
    ask();
}

} // namespace roomdeck
