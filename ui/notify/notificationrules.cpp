#include "ui/notify/notificationrules.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace roomdeck {

namespace {

constexpr int MaxChars = 1000;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(roomdeck::NotificationRules)
};

} // namespace

QList<NotificationRule> firstNotificationRules()
{
    return {{Text::tr("Somebody joins"), QStringLiteral("kind:joined"), false, true, false},
            {Text::tr("A message is refused"), QStringLiteral("kind:error"), false, true, false},
            {Text::tr("Somebody raises a hand"), QStringLiteral("type:hand_raised"), false, true, true}};
}

QByteArray notificationRulesToJson(const QList<NotificationRule> &rules)
{
    QJsonArray array;
    for (const NotificationRule &rule : rules) {
        array.append(QJsonObject{{QStringLiteral("name"), rule.name},
                                 {QStringLiteral("filter"), rule.filter},
                                 {QStringLiteral("enabled"), rule.enabled},
                                 {QStringLiteral("popup"), rule.popup},
                                 {QStringLiteral("sound"), rule.sound}});
    }
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

QList<NotificationRule> notificationRulesFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray())
        return firstNotificationRules();
    QList<NotificationRule> rules;
    const QJsonArray array = document.array();
    for (const QJsonValue &value : array) {
        const QJsonObject rule = value.toObject();
        if (rules.size() < MaxNotificationRules)
            rules.append({rule[QLatin1String("name")].toString().left(MaxChars),
                          rule[QLatin1String("filter")].toString().left(MaxChars),
                          rule[QLatin1String("enabled")].toBool(), rule[QLatin1String("popup")].toBool(),
                          rule[QLatin1String("sound")].toBool()});
    }
    return rules;
}

} // namespace roomdeck
