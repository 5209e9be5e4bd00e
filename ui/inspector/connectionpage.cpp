#include "ui/inspector/fieldlist.h"
#include "ui/inspector/inspectorpages.h"
#include "ui/log/logtext.h"
#include "ui/models/rosterstate.h"
#include "ui/text/displaytext.h"
#include "ui/text/quantities.h"

#include "core/protocol/jsontext.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

namespace {

constexpr int maxHeaders = 200;

QString reasonText(const QByteArray &json)
{
    return json.startsWith('"') ? displayText(decodeJsonString(json), 256) : displayText(json, 256);
}

/// Tooltips take what looks like HTML for it, and do not wrap other text.
QString tooltip(const QString &text)
{
    return QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

} // namespace

ConnectionPage::ConnectionPage(QWidget *parent)
    : InspectorPage(parent), m_fields(new FieldList), m_headers(new QTableWidget(0, 2)),
      m_copyHeaders(new QAction(this))
{
    m_headers->setFrameShape(QFrame::NoFrame);
    m_headers->setShowGrid(false);
    m_headers->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_headers->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_headers->setWordWrap(false);
    m_headers->setTabKeyNavigation(false);
    m_headers->verticalHeader()->hide();
    m_headers->verticalHeader()->setDefaultSectionSize(Theme::RowHeight);
    m_headers->horizontalHeader()->setStretchLastSection(true);
    m_headers->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_headers->setAccessibleName(tr("Request headers"));
    m_copyHeaders->setShortcut(QKeySequence::Copy);
    m_copyHeaders->setShortcutContext(Qt::WidgetShortcut);
    m_headers->addAction(m_copyHeaders);
    m_headers->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_headers->installEventFilter(this);
    connect(m_copyHeaders, &QAction::triggered, this, &ConnectionPage::copyHeaders);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_fields);
    column->addWidget(m_headers, 1);
}

QString ConnectionPage::title() const
{
    return tr("Connection");
}

void ConnectionPage::setSources(const ConnectionBook *book, const RosterState *roster)
{
    m_book = book;
    m_roster = roster;
}

void ConnectionPage::show(const LogDetail &detail)
{
    const ConnectionId id = detail.entry.connection;
    m_fields->begin();
    QByteArray head;
    if (id == ConnectionId::None) {
        m_fields->add(tr("Connection"), tr("none: it did not come from a client"), Theme::Role::Dim);
    } else {
        m_fields->add(tr("Connection"), QString::number(quint64(id)));
        const auto story = m_book ? m_book->find(id) : std::nullopt;
        if (story) {
            showStory(*story);
            head = story->requestHead;
        } else if (!detail.entry.address.isEmpty()) {
            m_fields->add(tr("Address"), displayText(detail.entry.address, 64), Theme::Role::Text, true);
        }
        showFigures(id);
    }
    m_fields->end();
    if (head.isEmpty()
        && (detail.entry.kind == TrafficKind::Connected || detail.entry.kind == TrafficKind::Refused))
        head = detail.entry.raw;
    showHead(head);
}

void ConnectionPage::copyHeaders()
{
    QStringList lines;
    for (const QModelIndex &index : m_headers->selectionModel()->selectedRows()) {
        const QString value = m_headers->item(index.row(), 1)->text();
        lines.append(index.row() == 0
                         ? value
                         : m_headers->item(index.row(), 0)->text() + QStringLiteral(": ") + value);
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

// The window has a command with the same keys: where the headers have the keyboard, they are theirs.
bool ConnectionPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        copyHeaders(); // the table would copy one cell
        return true;
    }
    return InspectorPage::eventFilter(watched, event);
}

void ConnectionPage::showStory(const ConnectionStory &story)
{
    m_fields->add(tr("Address"), displayText(story.address, 64), Theme::Role::Text, true);
    m_fields->add(tr("Format"), m_dialects.value(story.dialect));
    m_fields->add(tr("Opened"), LogText::time(story.openedUs), Theme::Role::Text, true);
    if (story.closedUs == 0)
        return;
    QString closed = LogText::time(story.closedUs) + QStringLiteral(" · ") + displayText(story.closeCode, 16);
    if (!story.closeReason.isEmpty())
        closed += QLatin1Char(' ') + reasonText(story.closeReason);
    m_fields->add(tr("Closed"), closed);
}

void ConnectionPage::showFigures(ConnectionId id)
{
    const ConnectionInfo *info = m_roster ? m_roster->connection(id) : nullptr;
    if (!info)
        return;
    m_fields->add(tr("Round trip"),
                  info->roundTripUs < 0 ? tr("not measured yet")
                                        : quantities::milliseconds(info->roundTripUs));
    m_fields->add(tr("Queue"), quantities::bytes(info->queuedBytes),
                  info->slow ? Theme::Role::Warning : Theme::Role::Text);
    m_fields->add(tr("Messages"), tr("%Ln from it", nullptr, int(info->messagesIn)));
}

void ConnectionPage::showHead(const QByteArray &head)
{
    m_copyHeaders->setText(tr("Copy Headers"));
    m_headers->setHorizontalHeaderLabels({tr("Header"), tr("Value")});
    if (head == m_shownHead)
        return; // somebody may be selecting or scrolling
    m_shownHead = head;
    m_headers->setRowCount(0);
    m_headers->setVisible(!head.isEmpty());
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &untrimmed : lines.first(qMin<qsizetype>(lines.size(), maxHeaders))) {
        const QByteArray line = untrimmed.trimmed();
        if (line.isEmpty())
            continue;
        const int row = m_headers->rowCount();
        const qsizetype colon = row == 0 ? -1 : line.indexOf(':');
        m_headers->insertRow(row);
        const QByteArray name = colon < 0 ? QByteArray() : line.first(colon);
        const QByteArray value = line.sliced(colon + 1).trimmed();
        m_headers->setItem(row, 0, new QTableWidgetItem(colon < 0 ? tr("Request") : displayText(name, 128)));
        auto *shown = new QTableWidgetItem(displayText(value, 2048));
        shown->setToolTip(tooltip(shown->text()));
        m_headers->setItem(row, 1, shown);
    }
    m_headers->resizeColumnToContents(0);
}

} // namespace roomdeck
