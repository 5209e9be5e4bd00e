// A backend with Roomdeck inside: it keeps a document, and tells everybody in its room of every change.
//
// Each line on standard input is a new version of the document; the end of input shuts the server down.
//   documentserver [ADDRESS:PORT]
#include "core/host/serverhost.h"
#include "core/settings/settingstable.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSocketNotifier>

#include <array>
#include <iostream>
#include <unistd.h>

using namespace roomdeck;

namespace {

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Reads what somebody types and sends it to the clients. Lives on the main thread; the server has its own,
/// and ConnectionManager's sending functions may be called from any.
class DocumentSource
{
public:
    explicit DocumentSource(ConnectionManager &server)
        : m_server(server), m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        QObject::connect(&m_input, &QSocketNotifier::activated, &m_input, [this] { read(); });
    }

private:
    void read()
    {
        std::array<char, 4096> bytes{};
        const auto size = ::read(STDIN_FILENO, bytes.data(), bytes.size());
        if (size <= 0) {
            finish();
            return;
        }
        m_typed.append(bytes.data(), size);
        for (qsizetype end = m_typed.indexOf('\n'); end >= 0; end = m_typed.indexOf('\n')) {
            publish(m_typed.first(end));
            m_typed.remove(0, end + 1);
        }
    }

    void publish(const QByteArray &content)
    {
        m_server.broadcastToRoom("room-123", "document_updated",
                                 json({{"content", QString::fromUtf8(content)},
                                       {"version", ++m_version},
                                       {"updated_by", "backend"}}));
    }

    void finish()
    {
        m_input.setEnabled(false);
        m_server.broadcastToAll("global_event", json({{"message", "The server is shutting down"}}));
        m_server.stop(); // closes every client with 1001, after what was sent to it
    }

    ConnectionManager &m_server;
    QSocketNotifier m_input;
    QByteArray m_typed;
    int m_version = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    ServerSettings settings;
    const SettingsTable table; // the keys of roomdeckd's settings file, with its checks
    const QByteArray listen = argc > 1 ? argv[1] : "127.0.0.1:8000";
    if (const Error error = table.set(settings, "listen", listen)) {
        std::cerr << error.detail.constData() << '\n';
        return 2;
    }

    ServerHost host; // the server's threads; stops them when it goes
    ConnectionManager &server = host.manager();
    QObject::connect(&server, &ConnectionManager::statusChanged, &application,
                     [](const ServerStatus &status) {
                         if (status.state == ServerState::Hosting)
                             std::cout << "listening on " << status.url.constData() << std::endl;
                         else if (status.state == ServerState::Stopped)
                             QCoreApplication::exit(status.error ? 1 : 0);
                         if (status.error)
                             std::cerr << status.error.detail.constData() << '\n';
                     });
    QObject::connect(&server, &ConnectionManager::connectionOpened, &application,
                     [&server](const ConnectionInfo &connection) {
                         server.broadcastToRoom(
                             "room-123", "participant_joined",
                             json({{"participant_name", QString::fromUtf8(connection.user)}}));
                     });
    server.start(settings);
    const DocumentSource source(server);
    return QCoreApplication::exec();
}
