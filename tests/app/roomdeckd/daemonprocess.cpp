#include "tests/app/roomdeckd/daemonprocess.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include <algorithm>
#include <csignal>

namespace roomdeck::test {

namespace {

bool contains(const QByteArrayList &lines, QByteArrayView text)
{
    return std::any_of(lines.begin(), lines.end(),
                       [text](const QByteArray &line) { return line.contains(text); });
}

} // namespace

DaemonProcess::DaemonProcess()
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &DaemonProcess::readOut);
    connect(&m_process, &QProcess::readyReadStandardError, this, &DaemonProcess::readErr);
}

DaemonProcess::~DaemonProcess()
{
    m_process.terminate();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(10'000))
        m_process.kill();
    m_process.waitForFinished();
}

void DaemonProcess::start(const QStringList &arguments)
{
    m_process.start(QStringLiteral(ROOMDECKD),
                    QStringList{QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                QStringLiteral("--data-dir"), folder()}
                        + arguments);
}

void DaemonProcess::startInShell(const QString &command)
{
    const QString program
        = QStringLiteral("'" ROOMDECKD "' --listen 127.0.0.1:0 --data-dir '%1'").arg(folder());
    QString line = command;
    m_process.start(QStringLiteral("/bin/sh"),
                    {QStringLiteral("-c"), line.replace(QLatin1String("$ROOMDECKD"), program)});
}

void DaemonProcess::signal(int number) const
{
    ::kill(pid_t(m_process.processId()), number);
}

bool DaemonProcess::said(QByteArrayView text) const
{
    return contains(out, text);
}

bool DaemonProcess::complained(QByteArrayView text) const
{
    return contains(err, text);
}

QList<QJsonObject> DaemonProcess::objects() const
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : out)
        objects.append(QJsonDocument::fromJson(line).object());
    return objects;
}

void DaemonProcess::readOut()
{
    while (m_process.canReadLine()) {
        const QByteArray line = m_process.readLine().chopped(1);
        const qsizetype at = line.indexOf("listening on ");
        if (m_port == 0 && at >= 0) {
            const qsizetype colon = line.indexOf(':', line.indexOf("//", at));
            m_port = line.sliced(colon + 1).split('"').first().toUShort();
        }
        out.append(line);
    }
}

void DaemonProcess::readErr()
{
    err += m_process.readAllStandardError().split('\n');
}

void writeFile(const QString &name, const QByteArray &content)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(name));
}

} // namespace roomdeck::test
