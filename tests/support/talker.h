// A WebSocket client that keeps what it hears.
#pragma once

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QtTest>
#include <QtWebSockets/QWebSocket>

namespace roomdeck::test {

class Talker : public QObject
{
public:
    explicit Talker(const QString &url)
    {
        connect(&socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
            heard.append(QJsonDocument::fromJson(text.toUtf8()).object());
        });
        socket.open(QUrl(url));
    }

    void say(const QJsonObject &message)
    {
        socket.sendTextMessage(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
    }
    void sayType(const QString &type) { say({{QStringLiteral("type"), type}}); }

    bool isOpen() const { return socket.state() == QAbstractSocket::ConnectedState; }
    bool isGone() const { return socket.state() == QAbstractSocket::UnconnectedState; }
    int count(const QString &type) const
    {
        return int(std::count_if(heard.begin(), heard.end(), [&](const QJsonObject &o) {
            return o.value(QLatin1String("type")).toString() == type;
        }));
    }
    /// The latest message of a type; empty when there was none.
    QJsonObject last(const QString &type) const
    {
        for (qsizetype i = heard.size(); i-- > 0;) {
            if (heard[i].value(QLatin1String("type")).toString() == type)
                return heard[i];
        }
        return {};
    }
    /// The code of the latest error, in either dialect.
    QString error() const
    {
        for (qsizetype i = heard.size(); i-- > 0;) {
            const QJsonObject chat = heard[i].value(QLatin1String("error")).toObject();
            if (!chat.isEmpty())
                return chat.value(QLatin1String("code")).toString();
            if (heard[i].value(QLatin1String("type")).toString() == QLatin1String("error"))
                return heard[i][QLatin1String("payload")][QLatin1String("code")].toString();
        }
        return {};
    }
    quint64 id() const
    {
        return last(QStringLiteral("connected"))[QLatin1String("payload")][QLatin1String("connection_id")]
            .toVariant()
            .toULongLong();
    }

    QWebSocket socket;
    QList<QJsonObject> heard;
};

} // namespace roomdeck::test
