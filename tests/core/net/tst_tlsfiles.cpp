// Certificates that cannot be used: the start is refused, the cause is named, and nothing is hosted without
// TLS.
#include "core/net/tlsfiles.h"
#include "tests/support/testcertificate.h"
#include "tests/support/testserver.h"

#include <QtCore/QTemporaryDir>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

using namespace roomdeck;
using namespace roomdeck::test;

class TestTlsFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void files_data();
    void files();
    void neverFallsBack_data() { files_data(); }
    void neverFallsBack();

private:
    CertificateFiles make(const QString &name, const Validity &validity = {});
    QString write(const QString &name, const QByteArray &content);

    QTemporaryDir m_folder;
    CertificateFiles m_good;
    CertificateFiles m_other;
    CertificateFiles m_expired;
    CertificateFiles m_early;
    QString m_empty;
    QString m_garbage;
};

CertificateFiles TestTlsFiles::make(const QString &name, const Validity &validity)
{
    const QString folder = m_folder.filePath(name);
    return QDir().mkpath(folder) ? writeSelfSigned(folder, validity) : CertificateFiles();
}

QString TestTlsFiles::write(const QString &name, const QByteArray &content)
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName()
                                                                                    : QString();
}

void TestTlsFiles::initTestCase()
{
    m_good = make(QStringLiteral("good"));
    m_other = make(QStringLiteral("other"));
    m_expired = make(QStringLiteral("expired"), {-7200, -3600});
    m_early = make(QStringLiteral("early"), {3600, 7200});
    m_empty = write(QStringLiteral("empty.pem"), {});
    m_garbage = write(QStringLiteral("garbage.pem"),
                      "-----BEGIN PRIVATE KEY-----\nnothing\n-----END PRIVATE KEY-----\n");
    QVERIFY(!m_good.key.isEmpty() && !m_early.key.isEmpty());
}

void TestTlsFiles::files_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("cause"); // empty: they can be used
    const QString missing = m_folder.filePath(QStringLiteral("missing.pem"));
    QTest::newRow("good") << m_good.certificate << m_good.key << QByteArray();
    QTest::newRow("no certificate file")
        << missing << m_good.key << QByteArray("missing.pem: cannot be read");
    QTest::newRow("no key file") << m_good.certificate << missing
                                 << QByteArray("missing.pem: cannot be read");
    QTest::newRow("no key named") << m_good.certificate << QString() << QByteArray("needs a key");
    QTest::newRow("no certificate named") << QString() << m_good.key << QByteArray("cannot be read");
    QTest::newRow("empty certificate") << m_empty << m_good.key << QByteArray("holds no PEM certificate");
    QTest::newRow("empty key") << m_good.certificate << m_empty << QByteArray("holds no private key");
    QTest::newRow("garbage key") << m_good.certificate << m_garbage << QByteArray("holds no private key");
    QTest::newRow("swapped") << m_good.key << m_good.certificate << QByteArray("holds no PEM certificate");
    QTest::newRow("another's key") << m_good.certificate << m_other.key << QByteArray("does not belong");
    QTest::newRow("expired") << m_expired.certificate << m_expired.key << QByteArray("expired on");
    QTest::newRow("not valid yet") << m_early.certificate << m_early.key << QByteArray("is not valid before");
}

void TestTlsFiles::files()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QByteArray, cause);
    const TlsFiles files = loadTlsFiles(certificate, key);
    QCOMPARE(files.configuration == nullptr, !cause.isEmpty());
    QCOMPARE(bool(files.error), !cause.isEmpty());
    QVERIFY2(files.error.detail.contains(cause), files.error.detail.constData());
    if (cause.isEmpty())
        QCOMPARE(files.configuration->protocol(), QSsl::TlsV1_2OrLater);
}

void TestTlsFiles::neverFallsBack()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QByteArray, cause);
    ServerSettings settings;
    {
        QTcpServer probe; // a port that is free
        QVERIFY(probe.listen(QHostAddress::LocalHost));
        settings.port = probe.serverPort();
    }
    settings.tlsCertificate = certificate;
    settings.tlsKey = key;
    TestServer server;
    int heard = 0;
    connect(&server.manager(), &ConnectionManager::statusChanged, this, [&] { ++heard; });
    server.manager().start(settings);
    QTRY_COMPARE(heard, 2); // Starting, and how it went
    QCOMPARE(server.status.state, cause.isEmpty() ? ServerState::Hosting : ServerState::Stopped);
    QCOMPARE(server.status.error.code, cause.isEmpty() ? ErrorCode::None : ErrorCode::BadCertificate);
    QVERIFY2(server.status.error.detail.contains(cause), server.status.error.detail.constData());
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), settings.port);
    QCOMPARE(socket.waitForConnected(2000), cause.isEmpty());
}

QTEST_GUILESS_MAIN(TestTlsFiles)
#include "tst_tlsfiles.moc"
