#include "ui/mainwindow/hostaddress.h"

#include <QtCore/QUrl>
#include <QtNetwork/QNetworkInterface>

namespace roomdeck {

namespace {

bool isPrivate(const QHostAddress &address)
{
    for (const char *subnet : {"192.168.0.0/16", "10.0.0.0/8", "172.16.0.0/12"}) {
        if (address.isInSubnet(QHostAddress::parseSubnet(QString::fromLatin1(subnet))))
            return true;
    }
    return false;
}

QHostAddress bestOf(const QList<QHostAddress> &own)
{
    QHostAddress best;
    for (const QHostAddress &address : own) {
        if (address.protocol() != QAbstractSocket::IPv4Protocol || address.isLoopback()
            || address.isLinkLocal())
            continue;
        if (isPrivate(address))
            return address;
        if (best.isNull())
            best = address;
    }
    return best;
}

QHostAddress hostOf(const QByteArray &url)
{
    return QHostAddress(QUrl(QString::fromUtf8(url)).host());
}

} // namespace

QByteArray reachableUrl(const QByteArray &url, const QList<QHostAddress> &own)
{
    const QHostAddress host = hostOf(url);
    if (host != QHostAddress(QHostAddress::AnyIPv4) && host != QHostAddress(QHostAddress::AnyIPv6))
        return url;
    const QHostAddress best = bestOf(own);
    if (best.isNull())
        return url;
    QUrl reachable(QString::fromUtf8(url));
    reachable.setHost(best.toString());
    return reachable.toEncoded();
}

QByteArray reachableUrl(const QByteArray &url)
{
    return reachableUrl(url, QNetworkInterface::allAddresses());
}

bool isLoopbackUrl(const QByteArray &url)
{
    return hostOf(url).isLoopback();
}

QByteArray pageUrl(const QByteArray &url)
{
    return url.startsWith("ws") ? "http" + url.mid(2) + '/' : QByteArray();
}

} // namespace roomdeck
