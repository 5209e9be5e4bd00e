// Finds in the traffic what the operator wants to be told of, and does not nag.
#pragma once

#include "core/model/traffic.h"
#include "core/traffic/filter/filter.h"
#include "ui/notify/notificationrules.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtCore/QTimer>

#include <functional>
#include <vector>

namespace roomdeck {

/// Says nothing while the window is in front. A rule that said something is silent for QuietMs; what it found
/// meanwhile is told as a number afterwards. GUI thread.
class Notifier : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 QuietMs = 10'000;

    /// `clock`: milliseconds that only grow.
    explicit Notifier(std::function<qint64()> clock, QObject *parent = nullptr);

    void setRules(const QList<NotificationRule> &rules);
    const QList<NotificationRule> &rules() const { return m_rules; }
    /// Names by DialectId; index 0 is the server itself.
    void setDialects(const QStringList &names);

public Q_SLOTS:
    void note(const roomdeck::TrafficBatchPtr &batch);
    void setWindowInFront(bool inFront);
    /// Tells what was found while rules were silent, where that is over.
    void tellOverdue();

Q_SIGNALS:
    void popupWanted(const QString &title, const QString &text);
    void soundWanted();

private:
    struct Watch
    {
        NotificationRule rule;
        Filter filter;
        qint64 silentUntilMs = -1;
        int missed = 0;
        QString lastText;
    };

    void compile();
    void found(Watch &watch, const LogRow &row);
    void tell(Watch &watch, const QString &text);
    QString describe(const LogRow &row) const;

    const std::function<qint64()> m_clock;
    QList<NotificationRule> m_rules;
    std::vector<Watch> m_watches; ///< of the enabled rules whose filters are right
    QStringList m_dialects;
    QTimer m_overdue;
    bool m_inFront = true;
};

} // namespace roomdeck
