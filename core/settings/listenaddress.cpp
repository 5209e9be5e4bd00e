#include "core/settings/settingstable.h"

namespace roomdeck {

bool parseListen(const QString &text, QString &address, quint16 &port)
{
    QString host;
    QString number = text;
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    if (colon >= 0) {
        host = text.first(colon);
        number = text.sliced(colon + 1);
        if (host.isEmpty())
            host = QStringLiteral("0.0.0.0");
        else if (host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']')))
            host = host.sliced(1, host.size() - 2);
        else if (host.contains(QLatin1Char(':')))
            return false;
    } else {
        host = QStringLiteral("127.0.0.1");
    }
    bool ok = false;
    const uint value = number.toUInt(&ok);
    if (!ok || value > 65535 || host.isEmpty())
        return false;
    address = host;
    port = quint16(value);
    return true;
}

} // namespace roomdeck
