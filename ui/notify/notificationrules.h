// What the operator wants to be told of while looking elsewhere.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

namespace roomdeck {

/// Value type.
struct NotificationRule
{
    QString name;
    QString filter; ///< text of the filter language
    bool enabled = false;
    bool popup = true; ///< a notification of the desktop
    bool sound = false;
    bool operator==(const NotificationRule &) const = default;
};

constexpr int MaxNotificationRules = 50;

/// Offered at first, all of them off.
QList<NotificationRule> firstNotificationRules();
QByteArray notificationRulesToJson(const QList<NotificationRule> &rules);
/// The first rules when there are none to read.
QList<NotificationRule> notificationRulesFromJson(const QByteArray &json);

} // namespace roomdeck
