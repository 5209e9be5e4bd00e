// A backend for tests: takes HTTP requests and answers as the test wants it to.
#pragma once

#include "core/http/httpparser.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <functional>

namespace roomdeck::test {

/// Listens on a free port of the loopback address. Everything happens in the test's event loop.
class HttpReceiver : public QObject
{
public:
    /// What to answer; a status of 0 lets the client wait for ever.
    using Answer = std::function<HttpResponse(const HttpRequest &)>;

    explicit HttpReceiver(Answer answer) : m_answer(std::move(answer))
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                serve(socket);
        });
        m_server.listen(QHostAddress::LocalHost);
    }

    QString url(const QString &path = QStringLiteral("/hook")) const
    {
        return QStringLiteral("http://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(path);
    }

    QList<HttpRequest> requests;

    static QJsonObject json(const HttpRequest &request)
    {
        return QJsonDocument::fromJson(request.body).object();
    }
    /// The events of all requests, in order.
    QList<QJsonObject> events() const
    {
        QList<QJsonObject> all;
        for (const HttpRequest &request : requests) {
            for (const QJsonValue &event : json(request)[QLatin1String("events")].toArray())
                all.append(event.toObject());
        }
        return all;
    }

private:
    void serve(QTcpSocket *socket)
    {
        auto parser = std::make_shared<HttpParser>(HttpLimits{64 * 1024, 64 * 1024 * 1024});
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, parser] {
            QByteArray bytes = socket->readAll();
            while (!bytes.isEmpty()) {
                qsizetype used = 0;
                const HttpParser::Status status = parser->feed(bytes, used);
                bytes.remove(0, used);
                if (status != HttpParser::Status::Request)
                    continue;
                requests.append(parser->request());
                parser->next();
                const HttpResponse response = m_answer(requests.last());
                if (response.status != 0)
                    socket->write(response.toBytes(true));
            }
        });
    }

    Answer m_answer;
    QTcpServer m_server{this};
};

} // namespace roomdeck::test
