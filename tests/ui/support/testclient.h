// A real client for the window's tests.
#pragma once

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QUrl>
#include <QtWebSockets/QWebSocket>
#include <algorithm>

namespace roomdeck::test {

/// Opens at construction; remembers what it was told.
class TestClient : public QWebSocket
{
public:
    explicit TestClient(const QString &url)
    {
        connect(this, &QWebSocket::textMessageReceived, this,
                [this](const QString &text) { m_received.append(text.toUtf8()); });
        open(QUrl(url));
    }

    bool isOpen() const { return state() == QAbstractSocket::ConnectedState; }
    const QList<QByteArray> &received() const { return m_received; }
    bool hasReceived(const QByteArray &part) const
    {
        return std::any_of(m_received.cbegin(), m_received.cend(),
                           [&part](const QByteArray &text) { return text.contains(part); });
    }
    void say(const QJsonObject &message)
    {
        sendTextMessage(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
    }

private:
    QList<QByteArray> m_received;
};

inline QString hubUrl(const QByteArray &base, const QByteArray &room, const QByteArray &user)
{
    return QString::fromUtf8(base + "/ws?room_id=" + QByteArray(room).toPercentEncoding()
                             + "&user_id=" + QByteArray(user).toPercentEncoding());
}

inline QString chatUrl(const QByteArray &base, const QByteArray &room)
{
    return QString::fromUtf8(base + "/ws/" + QByteArray(room).toPercentEncoding());
}

} // namespace roomdeck::test
