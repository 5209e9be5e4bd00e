// A running server's HTTP API, for commands that ask one thing after another.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QCommandLineParser>
#include <QtCore/QJsonObject>
#include <QtCore/QUrl>
#include <QtNetwork/QNetworkAccessManager>

#include <functional>
#include <memory>

class QNetworkReply;

namespace roomdeck {

/// Where the server is and what opens it: --server, --token-file and --ca, or ROOMDECK_SERVER and
/// ROOMDECK_TOKEN in the environment. A token never stands on the command line, where everybody on the
/// computer can read it.
class ServerClient
{
public:
    static void addOptions(QCommandLineParser &parser);
    /// False, and a complaint printed, when the options make no sense.
    bool configure(const QCommandLineParser &parser);

    struct Answer
    {
        bool ok = false;
        QByteArray body;
        QByteArray problem; ///< a sentence, when not ok

        QJsonObject object() const;
    };
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    /// `path` is below /api/v1/ and encoded. Blocks.
    Answer ask(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
               const Headers &headers = {});
    /// Hands the data of each server-sent event to `sink` until it returns false or the stream ends.
    Answer follow(const QByteArray &path, const std::function<bool(const QByteArray &)> &sink);

private:
    QNetworkRequest request(const QByteArray &path) const;
    Answer answerOf(QNetworkReply &reply) const;

    QNetworkAccessManager m_web;
    QUrl m_server;
    QByteArray m_token;
};

/// A part of a path or query, percent-encoded.
QByteArray encoded(const QString &text);

} // namespace roomdeck
