#include "core/operator/variables.h"

#include "core/protocol/jsontext.h"

#include <QtCore/QDateTime>
#include <QtCore/QRegularExpression>
#include <QtCore/QUuid>

#include <optional>

namespace roomdeck {

namespace {

constexpr qsizetype MaxVariableLength = 200; // bytes, braces included; longer is not a variable

std::optional<qint64> parseOffset(QByteArrayView text)
{
    if (text.size() < 3 || (text.front() != '+' && text.front() != '-'))
        return {};
    qint64 unit = 0;
    switch (text.back()) {
    case 's':
        unit = 1000;
        break;
    case 'm':
        unit = 60 * 1000;
        break;
    case 'h':
        unit = 60 * 60 * 1000;
        break;
    case 'd':
        unit = 24 * 60 * 60 * 1000;
        break;
    default:
        return {};
    }
    bool ok = false;
    const uint number = text.sliced(1, text.size() - 2).toByteArray().toUInt(&ok);
    if (!ok || number > 1'000'000)
        return {};
    return (text.front() == '-' ? -1 : 1) * qint64(number) * unit;
}

bool isLabel(QByteArrayView text)
{
    if (text.isEmpty())
        return false;
    for (const char c : text) {
        if (c == '"' || c == '\\' || c == '{' || c == '}' || uchar(c) < 0x20)
            return false;
    }
    return true;
}

std::optional<Variable> parseVariable(QByteArrayView name)
{
    Variable variable;
    if (name == "uuid") {
        variable.kind = Variable::Kind::Uuid;
    } else if (name == "room") {
        variable.kind = Variable::Kind::Room;
    } else if (name == "user") {
        variable.kind = Variable::Kind::User;
    } else if (name == "counter") {
        variable.kind = Variable::Kind::Counter;
    } else if (name.startsWith("ask:") && isLabel(name.sliced(4))) {
        variable.kind = Variable::Kind::Ask;
        variable.label = name.sliced(4).toByteArray().trimmed();
    } else if (name.startsWith("now")) {
        const auto offset = name.size() == 3 ? std::optional<qint64>(0) : parseOffset(name.sliced(3));
        if (!offset)
            return {};
        variable.offsetMs = *offset;
    } else {
        return {};
    }
    return variable;
}

/// The variable that starts at `position`, if one does.
std::optional<Variable> variableAt(QByteArrayView json, qsizetype position)
{
    if (!json.sliced(position).startsWith("{{"))
        return {};
    const qsizetype end
        = json.sliced(0, qMin(json.size(), position + MaxVariableLength)).indexOf("}}", position);
    if (end < 0)
        return {};
    auto variable = parseVariable(json.sliced(position + 2, end - position - 2));
    if (variable) {
        variable->position = position;
        variable->length = end + 2 - position;
    }
    return variable;
}

QByteArray isoTime(qint64 utcUs)
{
    return QDateTime::fromMSecsSinceEpoch(utcUs / 1000, Qt::UTC).toString(Qt::ISODateWithMs).toUtf8();
}

QByteArray valueOf(const Variable &variable, const VariableValues &values)
{
    switch (variable.kind) {
    case Variable::Kind::Now:
        return isoTime(values.nowUs + variable.offsetMs * 1000);
    case Variable::Kind::Uuid:
        return values.makeUuid ? values.makeUuid() : QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    case Variable::Kind::Room:
        return values.room;
    case Variable::Kind::User:
        return values.user;
    case Variable::Kind::Counter:
        return QByteArray::number(values.counter);
    case Variable::Kind::Ask:
        return values.answers.value(variable.label);
    }
    return {};
}

bool isBareValue(const QByteArray &text)
{
    static const QRegularExpression number(
        QStringLiteral(R"(\A(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)\z)"));
    return text.size() < 64 && number.match(QString::fromUtf8(text)).hasMatch();
}

bool mayStandBare(const Variable &variable, const QByteArray &value)
{
    if (variable.kind == Variable::Kind::Counter)
        return true;
    // A room named "123" is still text; an answer is what the operator made it.
    return variable.kind == Variable::Kind::Ask && isBareValue(value);
}

void appendInside(QByteArray &out, QByteArrayView text)
{
    const QByteArray quoted = jsonString(text);
    out.append(QByteArrayView(quoted).sliced(1, quoted.size() - 2));
}

} // namespace

QList<Variable> findVariables(QByteArrayView json)
{
    QList<Variable> found;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (c == '"') {
            inString = !inString;
        } else if (c == '\\' && inString) {
            ++i;
        } else if (c == '\n') {
            inString = false; // a JSON string ends with its line; an unfinished one must not swallow the rest
        } else if (c == '{') {
            if (auto variable = variableAt(json, i)) {
                variable->inString = inString;
                i += variable->length - 1;
                found.append(std::move(*variable));
            }
        }
    }
    return found;
}

QList<QByteArray> questionsIn(QByteArrayView json)
{
    QList<QByteArray> labels;
    for (const Variable &variable : findVariables(json)) {
        if (variable.kind == Variable::Kind::Ask && !labels.contains(variable.label))
            labels.append(variable.label);
    }
    return labels;
}

QByteArray answerQuestions(QByteArrayView json, const QHash<QByteArray, QByteArray> &answers)
{
    QByteArray out;
    qsizetype copied = 0;
    for (const Variable &variable : findVariables(json)) {
        const auto answer = answers.constFind(variable.label);
        if (variable.kind != Variable::Kind::Ask || answer == answers.cend())
            continue;
        out.append(json.sliced(copied, variable.position - copied));
        copied = variable.position + variable.length;
        QByteArray text;
        if (variable.inString)
            appendInside(text, *answer);
        else
            text = mayStandBare(variable, *answer) ? *answer : jsonString(*answer);
        out.append(text.replace("{{", "{\\u007b"));
    }
    out.append(json.sliced(copied));
    return out;
}

bool usesCounter(QByteArrayView json)
{
    const auto variables = findVariables(json);
    return std::any_of(variables.begin(), variables.end(),
                       [](const Variable &v) { return v.kind == Variable::Kind::Counter; });
}

QByteArray maskVariables(QByteArrayView json)
{
    QByteArray masked = json.toByteArray();
    for (const Variable &variable : findVariables(json))
        std::fill_n(masked.data() + variable.position, variable.length, '1');
    return masked;
}

QByteArray expandVariables(QByteArrayView json, const VariableValues &values)
{
    QByteArray out;
    out.reserve(json.size() + 64);
    qsizetype copied = 0;
    for (const Variable &variable : findVariables(json)) {
        out.append(json.sliced(copied, variable.position - copied));
        const QByteArray value = valueOf(variable, values);
        if (variable.inString)
            appendInside(out, value);
        else
            out += mayStandBare(variable, value) ? value : jsonString(value);
        copied = variable.position + variable.length;
    }
    out.append(json.sliced(copied));
    return out;
}

} // namespace roomdeck
