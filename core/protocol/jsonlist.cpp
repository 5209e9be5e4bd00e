#include "core/protocol/jsonlist.h"

#include "core/protocol/jsontext.h"

namespace roomdeck {

QByteArray jsonList(const QList<QByteArray> &names)
{
    QByteArray out = "[";
    for (const QByteArray &name : names) {
        appendJsonComma(out);
        appendJsonString(out, name);
    }
    return out + ']';
}

} // namespace roomdeck
