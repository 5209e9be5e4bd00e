#include "ui/inspector/fieldlist.h"
#include "ui/inspector/inspectorpages.h"
#include "ui/log/logtext.h"
#include "ui/models/rosterstate.h"
#include "ui/text/displaytext.h"
#include "ui/text/quantities.h"

#include "core/protocol/jsontext.h"

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

} // namespace

ConnectionPage::ConnectionPage(QWidget *parent)
    : InspectorPage(parent), m_fields(new FieldList), m_headers(new QTableWidget(0, 2))
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
    m_fields->add(
        tr("Messages"),
        tr("%1 in, %2 out")
            .arg(quantities::count(qint64(info->messagesIn)), quantities::count(qint64(info->messagesOut))));
}

void ConnectionPage::showHead(const QByteArray &head)
{
    m_headers->setHorizontalHeaderLabels({tr("Header"), tr("Value")});
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
        m_headers->setItem(row, 1, new QTableWidgetItem(displayText(value, 2048)));
    }
    m_headers->resizeColumnToContents(0);
}

} // namespace roomdeck
