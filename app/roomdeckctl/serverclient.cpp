#include "app/roomdeckctl/serverclient.h"

#include "app/roomdeckctl/command.h"
#include "core/exchange/terminaltext.h"

#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslConfiguration>

namespace roomdeck {

namespace {

constexpr int TimeoutMs = 30'000;
constexpr int MaxShown = 1000;

QUrl serverUrl(QString text)
{
    if (!text.contains(QLatin1String("://")))
        text.prepend(QLatin1String("http://"));
    QUrl url(text, QUrl::StrictMode);
    if (url.scheme() == QLatin1String("ws"))
        url.setScheme(QStringLiteral("http"));
    if (url.scheme() == QLatin1String("wss"))
        url.setScheme(QStringLiteral("https"));
    const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return web && !url.host().isEmpty() && url.userInfo().isEmpty() ? url : QUrl();
}

} // namespace

QByteArray encoded(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

QJsonObject ServerClient::Answer::object() const
{
    return QJsonDocument::fromJson(body).object();
}

void ServerClient::addOptions(QCommandLineParser &parser)
{
    parser.addOptions(
        {{QStringLiteral("server"),
          QStringLiteral("Where the server is; without it ROOMDECK_SERVER, else http://127.0.0.1:8000."),
          QStringLiteral("url")},
         {QStringLiteral("token-file"),
          QStringLiteral("Read the API token from a file; without it from ROOMDECK_TOKEN."),
          QStringLiteral("file")},
         {QStringLiteral("ca"), QStringLiteral("Trust the certificates in this PEM file."),
          QStringLiteral("file")},
         {QStringLiteral("json"), QStringLiteral("Print JSON.")}});
}

bool ServerClient::configure(const QCommandLineParser &parser)
{
    QString server = parser.value(QStringLiteral("server"));
    if (server.isEmpty())
        server = qEnvironmentVariable("ROOMDECK_SERVER", QStringLiteral("http://127.0.0.1:8000"));
    m_server = serverUrl(server);
    if (m_server.isEmpty()) {
        complain("this is no server's address: " + terminalText(server.toUtf8(), 200));
        return false;
    }
    m_token = qgetenv("ROOMDECK_TOKEN").trimmed();
    if (const QString name = parser.value(QStringLiteral("token-file")); !name.isEmpty()) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly)) {
            complain("cannot read " + terminalText(name.toUtf8(), MaxShown) + ": "
                     + file.errorString().toUtf8());
            return false;
        }
        m_token = file.read(4096).trimmed();
    }
    if (const QString name = parser.value(QStringLiteral("ca")); !name.isEmpty()) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        if (!tls.addCaCertificates(name)) {
            complain("no certificates in " + terminalText(name.toUtf8(), MaxShown));
            return false;
        }
        QSslConfiguration::setDefaultConfiguration(tls);
    }
    return true;
}

QNetworkRequest ServerClient::request(const QByteArray &path) const
{
    QUrl url = m_server;
    const qsizetype mark = path.indexOf('?');
    url.setPath(QStringLiteral("/api/v1/") + QString::fromLatin1(mark < 0 ? path : path.first(mark)),
                QUrl::TolerantMode);
    if (mark >= 0)
        url.setQuery(QString::fromLatin1(path.sliced(mark + 1)));
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    return request;
}

ServerClient::Answer ServerClient::ask(const QByteArray &method, const QByteArray &path,
                                       const QByteArray &body, const Headers &headers)
{
    QNetworkRequest asked = request(path);
    asked.setTransferTimeout(TimeoutMs);
    if (!body.isEmpty())
        asked.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    for (const auto &[name, value] : headers)
        asked.setRawHeader(name, value);
    const std::unique_ptr<QNetworkReply> reply(m_web.sendCustomRequest(asked, method, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return answerOf(*reply);
}

ServerClient::Answer ServerClient::follow(const QByteArray &path,
                                          const std::function<bool(const QByteArray &)> &sink)
{
    const std::unique_ptr<QNetworkReply> reply(m_web.get(request(path)));
    QEventLoop loop;
    bool enough = false;
    const auto read = [&] {
        if (reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200)
            return; // a problem, read as a whole at its end
        while (!enough && reply->canReadLine()) {
            const QByteArray line = reply->readLine().trimmed();
            if (line.startsWith("data: "))
                enough = !sink(line.sliced(6));
        }
        if (enough)
            loop.quit();
    };
    QObject::connect(reply.get(), &QNetworkReply::readyRead, &loop, read);
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    if (enough)
        return {true, {}, {}};
    Answer answer = answerOf(*reply);
    if (answer.ok)
        answer = {false, {}, "the server ended the stream"};
    return answer;
}

ServerClient::Answer ServerClient::answerOf(QNetworkReply &reply) const
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    Answer answer{status == 200, reply.readAll(), {}};
    if (answer.ok && reply.error() == QNetworkReply::NoError)
        return answer;
    answer.ok = false;
    const QByteArray where = terminalText(m_server.toDisplayString().toUtf8(), 200);
    const QByteArray detail = answer.object()[QLatin1String("detail")].toString().toUtf8();
    if (status == 0 || status == 200)
        answer.problem
            = "cannot reach " + where + ": " + terminalText(reply.errorString().toUtf8(), MaxShown);
    else if (detail.isEmpty())
        answer.problem = where + " answered " + QByteArray::number(status) + "; is it a Roomdeck server?";
    else
        answer.problem = "refused: " + terminalText(detail, MaxShown);
    return answer;
}

} // namespace roomdeck
