// The real roomdeckd on a free port, with what it prints gathered line by line.
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

namespace roomdeck::test {

/// Never blocks but in its destructor: tests wait with QTRY_*.
class DaemonProcess : public QObject
{
    Q_OBJECT

public:
    DaemonProcess();
    ~DaemonProcess() override;

    /// With a data folder of its own, on 127.0.0.1 and a free port.
    void start(const QStringList &arguments = {});
    /// `command` is a shell's; `$ROOMDECKD` in it is the program with the options of start().
    void startInShell(const QString &command);
    void signal(int number) const;

    bool isListening() const { return m_port != 0; }
    quint16 port() const { return m_port; }
    QProcess &process() { return m_process; }
    QString folder() const { return m_folder.path(); }
    QString file(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    QByteArrayList out; ///< lines, without their ends
    QByteArrayList err;
    /// Whether a line of what it printed contains `text`.
    bool said(QByteArrayView text) const;
    bool complained(QByteArrayView text) const;
    /// The lines as JSON objects; what is none is empty.
    QList<QJsonObject> objects() const;

private:
    void prepare();
    void readOut();
    void readErr();

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

/// Replaces a file's content.
void writeFile(const QString &name, const QByteArray &content);

} // namespace roomdeck::test
