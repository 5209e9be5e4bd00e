#include "ui/inspector/inspectorpages.h"
#include "ui/inspector/jsondiff.h"
#include "ui/log/logtext.h"
#include "ui/text/displaytext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/background.h"
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

constexpr RowParts partsCompared
    = {RowPart::Seq, RowPart::Time, RowPart::Kind, RowPart::Room, RowPart::Type, RowPart::Payload};

enum Column { Sign, Path, Before, Now, Columns };

bool isLike(const LogRow &row, const TrafficEntry &entry)
{
    return row.kind == TrafficKind::Message && row.type == entry.type && row.room == entry.room;
}

MessageBefore copyOf(const LogRow &row)
{
    return {row.seq, row.timeUs, row.payload.toByteArray()};
}

/// Looks at what is at hand, and not for long. `from` is where it stopped: the first row not looked at, going
/// down, or -1 when there is none.
std::optional<MessageBefore> findNear(const LogStore &store, const TrafficEntry &entry, qint64 &from)
{
    QElapsedTimer clock;
    clock.start();
    for (from = store.indexOf(entry.seq) - 1; from >= store.first() && store.isAtHand(from); --from) {
        const LogRow row = store.row(from);
        if (isLike(row, entry))
            return copyOf(row);
        if (from % 1024 == 0 && clock.hasExpired(lookBackMs))
            break;
    }
    if (from < store.first())
        from = -1;
    return std::nullopt;
}

/// Any thread; blocks on the disk.
std::optional<MessageBefore> findFar(const LogSnapshot &rows, qint64 from, const TrafficEntry &entry,
                                     const std::atomic<bool> &cancelled)
{
    std::optional<MessageBefore> before;
    for (auto slice = rows.rbegin(); slice != rows.rend() && !before && !cancelled; ++slice) {
        for (qint64 i = qMin(from, slice->end() - 1); slice->block && !before && i >= slice->first; --i) {
            if (const LogRow row = slice->row(i); isLike(row, entry))
                before = copyOf(row);
        }
        if (slice->block)
            continue;
        slice->pages->scan(slice->page, {partsCompared}, [&](int place, const LogRow &row) {
            if (slice->first + place <= from && isLike(row, entry))
                before = copyOf(row);
            return slice->first + place < from;
        });
    }
    return before;
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
    m_summary->setAlignment(Qt::AlignLeft | Qt::AlignTop); // without the table below, all the page is its
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

DiffPage::~DiffPage()
{
    cancel();
}

void DiffPage::cancel()
{
    if (m_cancelled)
        *m_cancelled = true;
    m_cancelled.reset();
}

void DiffPage::show(const LogDetail &detail)
{
    cancel();
    m_table->setAccessibleName(tr("Changes since the message before"));
    m_table->setHorizontalHeaderLabels({QString(), tr("Where"), tr("Before"), tr("Now")});
    m_table->setRowCount(0);
    m_table->hide();
    if (!m_store || detail.entry.kind != TrafficKind::Message) {
        m_summary->setText(tr("Only messages are compared."));
        return;
    }
    qint64 from = -1;
    const std::optional<MessageBefore> near = findNear(*m_store, detail.entry, from);
    if (near || from < 0)
        compare(near, detail.entry.payload);
    else if (m_workers)
        lookFor(detail.entry, from);
    else
        m_summary->setText(tr("No earlier message of this type in this room is near."));
}

// Far back, or on the disk.
void DiffPage::lookFor(const TrafficEntry &entry, qint64 from)
{
    m_summary->setText(tr("Looking for the message before…"));
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    inBackground(
        *m_workers, this,
        [rows = m_store->snapshot(m_store->first(), from + 1), from, entry, cancelled = m_cancelled] {
            return findFar(rows, from, entry, *cancelled);
        },
        [this, cancelled = m_cancelled, payload = entry.payload](const std::optional<MessageBefore> &before) {
            if (!*cancelled)
                compare(before, payload);
        });
}

void DiffPage::compare(const std::optional<MessageBefore> &before, const QByteArray &payload)
{
    m_table->setVisible(before.has_value());
    if (!before) {
        m_summary->setText(tr("This is the first message of its type in this room."));
        return;
    }
    const JsonDifference difference = jsonDifference(before->payload, payload);
    m_summary->setText(summary(*before, difference));
    for (const JsonChange &change :
         difference.changes.first(qMin<qsizetype>(difference.changes.size(), maxRows)))
        addChange(change);
    m_table->resizeColumnToContents(Sign);
    m_table->resizeColumnToContents(Path);
}

QString DiffPage::summary(const MessageBefore &previous, const JsonDifference &difference) const
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
