#include "ui/inspector/inspectorpages.h"
#include "ui/inspector/jsondiff.h"
#include "ui/log/logtext.h"
#include "ui/text/displaytext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QElapsedTimer>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

namespace {

constexpr int lookBackMs = 25; // on the GUI thread, each time a row is looked at
constexpr int maxRows = 500;
constexpr int changeChars = 300;

enum Column { Sign, Path, Before, Now, Columns };

/// The message of the same type in the same room before this one, if it is near enough to be found at once.
std::optional<LogRow> previousOf(const LogStore &store, const LogDetail &detail)
{
    QElapsedTimer clock;
    clock.start();
    const TrafficEntry &entry = detail.entry;
    for (qint64 i = store.indexOf(entry.seq) - 1; i >= store.first(); --i) {
        if (!store.isAtHand(i))
            break;
        const LogRow row = store.row(i);
        if (row.kind == TrafficKind::Message && row.type == entry.type && row.room == entry.room)
            return row;
        if (i % 1024 == 0 && clock.hasExpired(lookBackMs))
            break;
    }
    return std::nullopt;
}

QString signOf(JsonChange::Kind kind)
{
    switch (kind) {
    case JsonChange::Kind::Added:
        return QStringLiteral("+");
    case JsonChange::Kind::Removed:
        return QStringLiteral("−");
    case JsonChange::Kind::Changed:
        break;
    }
    return QStringLiteral("≠");
}

Theme::Role roleOf(JsonChange::Kind kind)
{
    switch (kind) {
    case JsonChange::Kind::Added:
        return Theme::Role::Joined;
    case JsonChange::Kind::Removed:
        return Theme::Role::Error;
    case JsonChange::Kind::Changed:
        break;
    }
    return Theme::Role::Warning;
}

} // namespace

DiffPage::DiffPage(QWidget *parent)
    : InspectorPage(parent), m_summary(new TintedLabel(Theme::Role::Dim)),
      m_table(new QTableWidget(0, Columns))
{
    m_summary->setWordWrap(true);
    m_summary->setContentsMargins(3 * Theme::Step, 2 * Theme::Step, 3 * Theme::Step, 2 * Theme::Step);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFont(Theme::monospaceFont());
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Theme::RowHeight);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setMinimumSectionSize(6 * Theme::Step);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_summary);
    column->addWidget(m_table, 1);
}

QString DiffPage::title() const
{
    return tr("Diff");
}

void DiffPage::show(const LogDetail &detail)
{
    m_table->setAccessibleName(tr("Changes since the message before"));
    m_table->setHorizontalHeaderLabels({QString(), tr("Where"), tr("Before"), tr("Now")});
    m_table->setRowCount(0);
    const bool message = detail.entry.kind == TrafficKind::Message;
    const auto previous = m_store && message ? previousOf(*m_store, detail) : std::nullopt;
    m_table->setVisible(previous.has_value());
    if (!previous) {
        m_summary->setText(message ? tr("No earlier message of this type in this room is near.")
                                   : tr("Only messages are compared."));
        return;
    }
    const JsonDifference difference = jsonDifference(previous->payload, detail.entry.payload);
    m_summary->setText(summary(*previous, difference));
    for (const JsonChange &change :
         difference.changes.first(qMin<qsizetype>(difference.changes.size(), maxRows)))
        addChange(change);
    m_table->resizeColumnToContents(Sign);
    m_table->resizeColumnToContents(Path);
}

QString DiffPage::summary(const LogRow &previous, const JsonDifference &difference) const
{
    QString text = tr("Since message %1 at %2: ").arg(previous.seq).arg(LogText::time(previous.timeUs));
    text += difference.changes.isEmpty() ? tr("nothing has changed")
                                         : tr("%n value(s) changed", nullptr, int(difference.changes.size()));
    text += QStringLiteral(", ") + tr("%n stayed", nullptr, difference.same);
    if (!difference.complete)
        text += QStringLiteral(" ") + tr("(only the beginning was compared)");
    return text;
}

void DiffPage::addChange(const JsonChange &change)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    const QColor color = Theme::color(roleOf(change.kind), palette());
    const auto set = [&](int column, const QString &text) {
        auto *item = new QTableWidgetItem(text);
        if (column == Sign || column == Now)
            item->setForeground(color);
        m_table->setItem(row, column, item);
    };
    set(Sign, signOf(change.kind));
    set(Path, displayText(QStringView(change.path), changeChars));
    set(Before, displayText(change.before, changeChars));
    set(Now, displayText(change.after, changeChars));
}

} // namespace roomdeck
