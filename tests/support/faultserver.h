// A TestServer for faults that have to be survived on ws and on wss.
#pragma once

#include "tests/support/rawwsclient.h"
#include "tests/support/testcertificate.h"
#include "tests/support/testserver.h"

#include <QtCore/QTemporaryDir>

namespace roomdeck::test {

/// Gives every test function of the program one run for each arrangement of threads, and one over TLS.
inline void addTransportRows()
{
    QTest::addColumn<int>("ioThreads");
    QTest::addColumn<bool>("tls");
    QTest::newRow("sockets on the hub's thread") << 0 << false;
    QTest::newRow("2 I/O threads") << 2 << false;
    QTest::newRow("TLS") << 0 << true;
    QTest::newRow("TLS, 2 I/O threads") << 2 << true;
}

/// Speaks TLS where the row says so; clients are made with door().
class FaultServer : public TestServer
{
public:
    bool start(const Limits &limits, int ioThreads)
    {
        QFETCH_GLOBAL(bool, tls);
        ServerSettings settings;
        settings.port = 0;
        settings.ioThreads = ioThreads;
        settings.limits = limits;
        if (tls) {
            const CertificateFiles files = writeSelfSigned(m_folder.path());
            settings.tlsCertificate = files.certificate;
            settings.tlsKey = files.key;
        }
        m_security = tls ? RawWsClient::Security::Tls : RawWsClient::Security::Plain;
        return TestServer::start(settings);
    }

    RawWsClient::Door door() const { return {port(), m_security}; }

private:
    QTemporaryDir m_folder;
    RawWsClient::Security m_security = RawWsClient::Security::Plain;
};

} // namespace roomdeck::test
