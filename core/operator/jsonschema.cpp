#include "core/operator/jsonschema.h"

#include "core/operator/schemachecker_p.h"
#include "core/operator/variables.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace roomdeck {

namespace {

constexpr int MaxFolds = 200; // of one part: references may lead in circles

// Adds what `base` says and `object` does not; properties are united and so are required names.
void fold(QJsonObject &object, const QJsonObject &base)
{
    for (auto it = base.begin(); it != base.end(); ++it) {
        if (!object.contains(it.key())) {
            object.insert(it.key(), it.value());
        } else if (it.key() == QLatin1String("properties")) {
            QJsonObject properties = it.value().toObject();
            const QJsonObject own = object[it.key()].toObject();
            for (auto mine = own.begin(); mine != own.end(); ++mine)
                properties.insert(mine.key(), mine.value());
            object.insert(it.key(), properties);
        } else if (it.key() == QLatin1String("required")) {
            QJsonArray names = object[it.key()].toArray();
            const QJsonArray more = it.value().toArray();
            for (const QJsonValue &name : more) {
                if (!names.contains(name))
                    names.append(name);
            }
            object.insert(it.key(), names);
        }
    }
}

QJsonObject resolve(const QJsonObject &root, const QJsonValue &part, int &foldsLeft)
{
    QJsonObject object = part.toObject();
    if (--foldsLeft < 0)
        return object;
    const QJsonValue reference = object.take(QLatin1String("$ref"));
    const QJsonArray all = object.take(QLatin1String("allOf")).toArray();
    if (reference.isString())
        fold(object, resolve(root, referencedPart(root, reference.toString()), foldsLeft));
    for (const QJsonValue &one : all)
        fold(object, resolve(root, one, foldsLeft));
    return object;
}

void collectDangling(const QJsonObject &root, const QJsonValue &value, int depth, QStringList &found)
{
    if (depth > JsonSchema::MaxDepth)
        return;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &element : array)
        collectDangling(root, element, depth + 1, found);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const bool reference = it.key() == QLatin1String("$ref") && it.value().isString();
        if (reference && referencedPart(root, it.value().toString()).isUndefined()
            && !found.contains(it.value().toString()))
            found.append(it.value().toString());
        collectDangling(root, it.value(), depth + 1, found);
    }
}

} // namespace

QJsonValue referencedPart(const QJsonObject &root, const QString &reference)
{
    if (reference == QLatin1String("#"))
        return root;
    if (!reference.startsWith(QLatin1String("#/")))
        return QJsonValue::Undefined;
    QJsonValue part = root;
    const QString pointer = QString::fromUtf8(QByteArray::fromPercentEncoding(reference.mid(2).toUtf8()));
    for (QString step : pointer.split(QLatin1Char('/'))) {
        step.replace(QLatin1String("~1"), QLatin1String("/"))
            .replace(QLatin1String("~0"), QLatin1String("~"));
        part = part.isArray() ? part.toArray().at(step.toInt()) : part.toObject().value(step);
    }
    return part;
}

const QString &JsonSchema::anything()
{
    static const QString marker(1, QChar(0xe000));
    return marker;
}

QList<SchemaViolation> JsonSchema::check(const QJsonValue &value) const
{
    QList<SchemaViolation> found;
    SchemaChecker(m_root).check(m_root, value, {}, 0, found);
    return found;
}

QList<SchemaViolation> JsonSchema::checkText(QByteArrayView json) const
{
    const QByteArray marker = '"' + anything().toUtf8() + '"';
    QByteArray plain = "[";
    qsizetype copied = 0;
    for (const Variable &variable : findVariables(json)) {
        plain.append(json.sliced(copied, variable.position - copied));
        plain += variable.inString ? QByteArray("1") : marker;
        copied = variable.position + variable.length;
    }
    plain.append(json.sliced(copied));
    const QJsonArray values = QJsonDocument::fromJson(plain + ']').array();
    return values.size() == 1 ? check(values.first()) : QList<SchemaViolation>();
}

QJsonObject JsonSchema::resolved(const QJsonValue &part) const
{
    int folds = MaxFolds;
    return resolve(m_root, part, folds);
}

QStringList JsonSchema::danglingReferences() const
{
    QStringList found;
    collectDangling(m_root, m_root, 0, found);
    return found;
}

TextSpan spanOf(QByteArrayView text, const SchemaViolation &violation)
{
    if (violation.kind != SchemaViolation::Kind::Unexpected)
        return spanOf(text, violation.path);
    JsonPath path = violation.path;
    path.append({violation.detail, -1});
    return spanOf(text, path, JsonPart::Key);
}

} // namespace roomdeck
