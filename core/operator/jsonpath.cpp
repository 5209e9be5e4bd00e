#include "core/operator/jsonpath.h"

#include "core/operator/variables.h"
#include "core/protocol/jsonscan.h"

namespace roomdeck {

namespace {

// The item a step leads to; false when there is none.
bool descend(QByteArrayView container, const JsonStep &step, QByteArrayView &key, QByteArrayView &value)
{
    bool found = false;
    qsizetype index = 0;
    for (JsonItems items(container); items.next(); ++index) {
        const bool meant = step.index < 0 ? items.isObject() && items.keyIs(step.key.toUtf8())
                                          : !items.isObject() && index == step.index;
        if (!meant)
            continue;
        key = items.rawKey();
        value = items.value();
        found = true;
    }
    return found;
}

} // namespace

QString pathText(const JsonPath &path)
{
    QString text;
    for (const JsonStep &step : path) {
        if (step.index >= 0)
            text += QStringLiteral("[%1]").arg(step.index);
        else
            text += text.isEmpty() ? step.key : QLatin1Char('.') + step.key;
    }
    return text;
}

TextSpan spanOf(QByteArrayView text, const JsonPath &path, JsonPart part)
{
    const QByteArray plain = maskVariables(text);
    QByteArrayView value = QByteArrayView(plain).trimmed();
    QByteArrayView key;
    bool found = true;
    for (qsizetype i = 0; found && i < path.size(); ++i)
        found = descend(value, path[i], key, value);
    const bool wantsKey = part == JsonPart::Key && found && !path.isEmpty() && path.constLast().index < 0;
    const QByteArrayView place = wantsKey ? key : value;
    return {place.data() - plain.constData() - (wantsKey ? 1 : 0), place.size() + (wantsKey ? 2 : 0)};
}

} // namespace roomdeck
