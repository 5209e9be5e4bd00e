// Variables in composed payloads and templates: {{now}}, {{now+5m}}, {{uuid}}, {{room}}, {{user}},
// {{counter}},
// {{ask:Label}}.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>

#include <functional>

namespace roomdeck {

/// One variable as found in a text. Positions are byte offsets.
struct Variable
{
    enum class Kind : quint8 { Now, Uuid, Room, User, Counter, Ask };

    Kind kind = Kind::Now;
    bool inString = false; ///< stands inside a JSON string
    qsizetype position = 0;
    qsizetype length = 0;
    qint64 offsetMs = 0; ///< Now: what is added, milliseconds
    QByteArray label; ///< Ask: what to ask for
};

/// What variables stand for in one send.
struct VariableValues
{
    qint64 nowUs = 0; ///< UTC, microseconds since the epoch
    QByteArray room; ///< the room the message is for; empty when it is for none
    QByteArray user; ///< the user the message is for; empty when it is for none
    quint64 counter = 0;
    QHash<QByteArray, QByteArray> answers; ///< to {{ask:Label}}, by label
    std::function<QByteArray()> makeUuid; ///< empty: random
};

// All of these are pure and may be called from any thread. Text is UTF-8 JSON with variables in it; what
// looks like a variable but is not one ("{{name}}") is left alone.

/// Every variable of `json`, in order.
QList<Variable> findVariables(QByteArrayView json);
/// The labels of {{ask:…}}, in order, each once.
QList<QByteArray> questionsIn(QByteArrayView json);
/// Puts the answers in and leaves every other variable for later. What an answer holds is never taken for a
/// variable. Labels without an answer stay.
QByteArray answerQuestions(QByteArrayView json, const QHash<QByteArray, QByteArray> &answers);
/// True when {{counter}} occurs, so that a send uses one up.
bool usesCounter(QByteArrayView json);
/// The same text, byte for byte as long, with digits for every variable: plain JSON to check and to format.
QByteArray maskVariables(QByteArrayView json);
/// Puts the values in. Inside a string they are escaped; elsewhere numbers, true, false and null stay as
/// they are and everything else becomes a string, so that valid JSON stays valid.
QByteArray expandVariables(QByteArrayView json, const VariableValues &values);

} // namespace roomdeck
