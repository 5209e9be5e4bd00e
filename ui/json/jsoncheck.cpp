#include "ui/json/jsoncheck.h"

#include "core/operator/variables.h"
#include "core/protocol/jsonscan.h"

#include <QtCore/QCoreApplication>

namespace roomdeck {

namespace {

constexpr int MaxDepth = 64; // as Limits::maxJsonDepth, beyond which receivers may refuse

QString messageFor(JsonProblem problem)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("roomdeck::JsonEdit", text); };
    switch (problem) {
    case JsonProblem::None:
        break;
    case JsonProblem::UnexpectedEnd:
        return tr(QT_TRANSLATE_NOOP("roomdeck::JsonEdit", "the text ends too early"));
    case JsonProblem::UnexpectedCharacter:
        return tr(QT_TRANSLATE_NOOP("roomdeck::JsonEdit", "this cannot stand here"));
    case JsonProblem::ExpectedValue:
        return tr(QT_TRANSLATE_NOOP("roomdeck::JsonEdit", "a value is missing"));
    case JsonProblem::ExpectedKey:
        return tr(QT_TRANSLATE_NOOP("roomdeck::JsonEdit", "a key in double quotes is missing"));
    case JsonProblem::ExpectedColon:
        return tr(QT_TRANSLATE_NOOP("roomdeck::JsonEdit", "a colon is missing"));
    case JsonProblem::ExpectedComma:
        return tr(QT_TRANSLATE_NOOP("roomdeck::JsonEdit", "a comma or the closing bracket is missing"));
    case JsonProblem::ControlCharacter:
        return tr(QT_TRANSLATE_NOOP("roomdeck::JsonEdit", "a string must end on its own line"));
    case JsonProblem::BadEscape:
        return tr(QT_TRANSLATE_NOOP("roomdeck::JsonEdit", "there is no such escape"));
    case JsonProblem::BadNumber:
        return tr(QT_TRANSLATE_NOOP("roomdeck::JsonEdit", "this is not a number"));
    case JsonProblem::TooDeep:
        return tr(QT_TRANSLATE_NOOP("roomdeck::JsonEdit", "nested too deeply"));
    case JsonProblem::TextAfterEnd:
        return tr(QT_TRANSLATE_NOOP("roomdeck::JsonEdit", "nothing may follow the value"));
    case JsonProblem::NotAnObject:
        return tr(QT_TRANSLATE_NOOP("roomdeck::JsonEdit", "an object is expected"));
    }
    return {};
}

} // namespace

std::optional<JsonMistake> findJsonMistake(const QString &text, bool variables)
{
    const QByteArray utf8 = text.toUtf8();
    const JsonError error = scanJson(variables ? maskVariables(utf8) : utf8, MaxDepth);
    if (!error)
        return {};
    const QString before = QString::fromUtf8(utf8.left(error.offset));
    JsonMistake mistake;
    mistake.position = before.size();
    mistake.line = int(before.count(QLatin1Char('\n'))) + 1;
    mistake.column = int(before.size() - before.lastIndexOf(QLatin1Char('\n')));
    mistake.message = messageFor(error.problem);
    return mistake;
}

} // namespace roomdeck
