#include "core/protocol/dialectregistry.h"
#include "core/traffic/addressees.h"
#include "ui/inspector/hexview.h"
#include "ui/inspector/inspectorpages.h"
#include "ui/text/displaytext.h"
#include "ui/text/quantities.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

namespace {

constexpr qsizetype maxShownBytes = 256 * 1024; // a text layout of more holds the window up

QByteArray travelled(const LogDetail &detail)
{
    return wireText(detail.row()).toByteArray();
}

/// What the server writes to members that speak `dialect`; empty where it says nothing.
QByteArray encoded(const Dialect &dialect, const LogDetail &detail)
{
    const TrafficEntry &entry = detail.entry;
    QByteArray text;
    if (entry.kind == TrafficKind::Message) {
        Event event;
        event.id = entry.seq;
        event.timeUs = entry.timeUs;
        event.room = entry.room;
        event.sender = entry.user;
        event.type = entry.type;
        event.payload = entry.payload;
        event.extra = entry.extra;
        event.connection = entry.connection;
        event.senderKind = entry.senderKind;
        event.origin = entry.dialect;
        dialect.encode(EventDelivery{&event, entry.room}, nullptr, text);
    } else if (entry.kind == TrafficKind::Joined || entry.kind == TrafficKind::Left) {
        MembershipChange change;
        change.joined = entry.kind == TrafficKind::Joined;
        change.room = entry.room;
        change.user = entry.user;
        change.timeUs = entry.timeUs;
        dialect.encode(change, nullptr, text);
    }
    return text;
}

} // namespace

RawPage::RawPage(QWidget *parent) : InspectorPage(parent), m_text(new QPlainTextEdit)
{
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(Theme::monospaceFont());
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->setUndoRedoEnabled(false);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("Raw message"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_text);
}

QString RawPage::title() const
{
    return tr("Raw");
}

QString RawPage::safeText(const QByteArray &utf8)
{
    QString text;
    const QByteArrayView shown = QByteArrayView(utf8).first(qMin(utf8.size(), maxShownBytes));
    for (qsizetype from = 0; from <= shown.size();) {
        qsizetype end = shown.sliced(from).indexOf('\n');
        end = end < 0 ? shown.size() : from + end;
        if (from > 0)
            text += QLatin1Char('\n');
        const QByteArrayView line = shown.sliced(from, end - from);
        text += displayText(line, int(line.size()) * 6 + 1);
        from = end + 1;
    }
    if (utf8.size() > maxShownBytes)
        text += QStringLiteral("…");
    return text;
}

void RawPage::show(const LogDetail &detail)
{
    m_text->setPlainText(safeText(travelled(detail)));
    if (!m_registry)
        return;
    for (int id = 1; id <= m_registry->count(); ++id) {
        const Dialect &dialect = m_registry->at(DialectId(id));
        const QByteArray sent = dialect.encodesPerConnection() ? QByteArray() : encoded(dialect, detail);
        if (!sent.isEmpty())
            appendSection(tr("As %1 gets it · %2")
                              .arg(QString::fromUtf8(dialect.name()), quantities::bytes(sent.size())),
                          sent);
    }
    m_text->moveCursor(QTextCursor::Start);
}

void RawPage::appendSection(const QString &heading, const QByteArray &utf8)
{
    QTextCursor cursor(m_text->document());
    cursor.movePosition(QTextCursor::End);
    QTextCharFormat format;
    format.setForeground(Theme::color(Theme::Role::Dim, palette()));
    cursor.insertText(QStringLiteral("\n\n") + heading + QLatin1Char('\n'), format);
    cursor.insertText(safeText(utf8), QTextCharFormat());
}

HexPage::HexPage(QWidget *parent) : InspectorPage(parent), m_view(new HexView)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
}

QString HexPage::title() const
{
    return tr("Hex");
}

void HexPage::show(const LogDetail &detail)
{
    m_view->setBytes(travelled(detail));
}

} // namespace roomdeck
