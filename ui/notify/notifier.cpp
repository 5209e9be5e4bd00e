#include "ui/notify/notifier.h"

#include "core/traffic/logrow.h"
#include "ui/log/logtext.h"
#include "ui/text/displaytext.h"

namespace roomdeck {

namespace {

constexpr int PreviewChars = 120;

} // namespace

Notifier::Notifier(std::function<qint64()> clock, QObject *parent)
    : QObject(parent), m_clock(std::move(clock))
{
    m_overdue.setInterval(1000);
    connect(&m_overdue, &QTimer::timeout, this, &Notifier::tellOverdue);
}

void Notifier::setRules(const QList<NotificationRule> &rules)
{
    m_rules = rules;
    compile();
}

void Notifier::setDialects(const QStringList &names)
{
    m_dialects = names;
    compile();
}

void Notifier::compile()
{
    FilterContext context;
    context.dialects.clear();
    for (qsizetype i = 1; i < m_dialects.size(); ++i)
        context.dialects.append(m_dialects[i].toUtf8());
    m_watches.clear();
    for (const NotificationRule &rule : std::as_const(m_rules)) {
        if (!rule.enabled || rule.filter.trimmed().isEmpty())
            continue;
        Filter::Result result = Filter::parse(rule.filter, context);
        if (result.isValid())
            m_watches.push_back({rule, std::move(result.filter), -1, 0, {}});
    }
}

void Notifier::note(const TrafficBatchPtr &batch)
{
    if (m_inFront || m_watches.empty())
        return;
    for (const TrafficEntry &entry : batch->entries) {
        const LogRow row = rowOf(entry);
        for (Watch &watch : m_watches) {
            if (watch.filter.matches(row))
                found(watch, row);
        }
    }
}

void Notifier::found(Watch &watch, const LogRow &row)
{
    if (m_clock() >= watch.silentUntilMs) {
        tell(watch, describe(row));
        return;
    }
    ++watch.missed;
    if (watch.missed == 1)
        watch.lastText = describe(row);
    if (!m_overdue.isActive())
        m_overdue.start();
}

void Notifier::tell(Watch &watch, const QString &text)
{
    watch.silentUntilMs = m_clock() + QuietMs;
    watch.missed = 0;
    if (watch.rule.popup)
        Q_EMIT popupWanted(displayText(watch.rule.name, 80), text);
    if (watch.rule.sound)
        Q_EMIT soundWanted();
}

void Notifier::tellOverdue()
{
    bool waiting = false;
    for (Watch &watch : m_watches) {
        if (watch.missed == 0)
            continue;
        if (m_clock() < watch.silentUntilMs)
            waiting = true;
        else
            tell(watch, watch.missed == 1 ? watch.lastText : tr("%Ln more times", nullptr, watch.missed));
    }
    if (!waiting)
        m_overdue.stop();
}

// Who looks at the window sees for himself.
void Notifier::setWindowInFront(bool inFront)
{
    m_inFront = inFront;
    if (!inFront)
        return;
    m_overdue.stop();
    for (Watch &watch : m_watches) {
        watch.missed = 0;
        watch.silentUntilMs = -1;
    }
}

QString Notifier::describe(const LogRow &row) const
{
    QStringList parts;
    for (const QString &part : {LogText::user(row), displayText(row.room, 60),
                                row.kind == TrafficKind::Message ? LogText::type(row) : QString(),
                                LogText::preview(row, m_dialects, PreviewChars)}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace roomdeck
