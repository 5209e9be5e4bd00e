// A message being written by the operator, and what it becomes when it is sent.
#pragma once

#include "core/model/target.h"
#include "core/operator/variables.h"

#include <QtCore/QString>

#include <optional>

namespace roomdeck {

/// What the composer holds, what a template keeps and what the history remembers. Values; any thread.
struct Draft
{
    Target target;
    QByteArray type;
    QByteArray text; ///< UTF-8: JSON with variables, or plain text
    bool plainText = false;

    bool operator==(const Draft &) const = default;
};

/// The JSON a draft stands for, variables still in it. Plain text becomes {"text": …}.
QByteArray payloadTemplate(const Draft &draft);

/// The draft with its questions answered once and for all; other variables stay.
Draft answeredDraft(const Draft &draft, const QHash<QByteArray, QByteArray> &answers);

/// The finished message, its payload without the layout it was typed with. `values.room` and `values.user`
/// are taken from the draft's target.
Outgoing outgoingFrom(const Draft &draft, VariableValues values);

/// The name {{room}} (or {{user}}) has for a target: the one name, or all of them with commas between.
QByteArray roomValue(const Target &target);
QByteArray userValue(const Target &target);

/// The draft of a logged event, from what the log hands out when a row is dragged or copied: a JSON object
/// with `type`, `payload` and perhaps `room`. Nothing when it is none.
std::optional<Draft> draftFromEvent(QByteArrayView json);

/// Such an object. An empty payload is left out.
QByteArray eventAsJson(QByteArrayView type, QByteArrayView room, QByteArrayView payload);

/// MIME type of that object.
inline constexpr char EventMimeType[] = "application/x-roomdeck-event";

} // namespace roomdeck
