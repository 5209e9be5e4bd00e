#include "ui/sessions/taskprogress.h"

#include "ui/widgets/tintedlabel.h"

namespace roomdeck {

namespace {

constexpr int steps = 1000;
constexpr int updateMs = 100;
constexpr int patienceMs = 400;

} // namespace

TaskProgress::TaskProgress(const QString &text, const std::shared_ptr<TaskTicket> &ticket, QWidget *parent)
    : QProgressDialog(parent), m_ticket(ticket)
{
    auto *label = new TintedLabel(Theme::Role::Text);
    label->setWordWrap(true);
    label->setText(text);
    setLabel(label);
    setWindowTitle(QStringLiteral("Roomdeck"));
    setCancelButtonText(tr("Cancel"));
    setRange(0, steps);
    setAutoReset(false);
    setAutoClose(false);
    setMinimumDuration(patienceMs);
    setMinimumWidth(90 * Theme::Step);
    setAttribute(Qt::WA_DeleteOnClose);
    connect(this, &QProgressDialog::canceled, this, [this] { m_ticket->cancelled = true; });
    connect(&m_timer, &QTimer::timeout, this, &TaskProgress::showProgress);
    m_timer.start(updateMs);
    setValue(0);
}

void TaskProgress::showProgress()
{
    const qint64 total = m_ticket->total;
    setValue(total > 0 ? int(double(m_ticket->done) / double(total) * steps) : 0);
}

} // namespace roomdeck
