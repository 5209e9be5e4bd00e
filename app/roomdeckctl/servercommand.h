// What the commands that talk to a running server share.
#pragma once

#include "app/roomdeckctl/command.h"
#include "app/roomdeckctl/serverclient.h"

#include <QtCore/QJsonArray>

namespace roomdeck {

/// A parser with the server's options and a client made from them.
class ServerCommand
{
public:
    explicit ServerCommand(const char *name);

    QCommandLineParser &parser() { return m_parser; }
    ServerClient &client() { return m_client; }
    /// -1 to go on, or an exit code, as parseCommandArguments().
    int parse(const QStringList &arguments, int least, int most = -1);

    QString argument(int index) const { return m_parser.positionalArguments().value(index); }
    QString option(const char *name) const { return m_parser.value(QLatin1String(name)); }
    bool wantsJson() const { return m_parser.isSet(QStringLiteral("json")); }

    /// Prints the answer's JSON, or `text` for people; or complains. Returns the exit code.
    int finish(const ServerClient::Answer &answer, const QByteArray &text) const;
    /// Asks for every page of a list. False when a request failed: `code` is the exit code then.
    bool list(const QByteArray &path, const char *key, QJsonArray &items, int &code);

private:
    const char *m_name;
    QCommandLineParser m_parser;
    ServerClient m_client;
};

/// Left-aligned columns, as wide as they need to be, hostile text made safe.
QByteArray table(const QByteArrayList &head, const QList<QByteArrayList> &rows);

/// "90", "90s", "10m", "2h" or "7d" in seconds; -1 when it is none.
double durationSeconds(const QString &text);

} // namespace roomdeck
