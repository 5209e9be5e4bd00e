#include "ui/inspector/fieldlist.h"
#include "ui/inspector/inspectorpages.h"
#include "ui/inspector/jsontreemodel.h"
#include "ui/inspector/jsontreeview.h"
#include "ui/log/logtext.h"
#include "ui/text/displaytext.h"
#include "ui/text/quantities.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

namespace {

/// "12:41:07.482 113": the microseconds set apart.
QString exactTime(qint64 us)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(us / 1000);
    return QStringLiteral("%1 %2 %3")
        .arg(QLocale().toString(time.date(), QLocale::ShortFormat),
             time.time().toString(QStringLiteral("HH:mm:ss.zzz")),
             QStringLiteral("%1").arg(us % 1000, 3, 10, QLatin1Char('0')));
}

} // namespace

EventPage::EventPage(QWidget *parent)
    : InspectorPage(parent), m_fields(new FieldList), m_model(new JsonTreeModel(this)),
      m_tree(new JsonTreeView(*m_model))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_fields);
    column->addWidget(m_tree, 1);
    connect(m_tree, &JsonTreeView::filterRequested, this, &EventPage::filterRequested);
}

QString EventPage::title() const
{
    return tr("Event");
}

void EventPage::show(const LogDetail &detail)
{
    showFields(detail);
    m_model->setEvent(detail.entry.payload, detail.entry.extra);
    m_tree->expandFew();
}

void EventPage::showFields(const LogDetail &detail)
{
    const LogRow row = detail.row();
    const Delivery &delivery = detail.delivery;
    m_fields->begin();
    m_fields->add(tr("Kind"), LogText::glyph(row) + QLatin1Char(' ') + LogText::meaning(row),
                  Theme::Role::Dim);
    m_fields->add(tr("Type"), LogText::type(row));
    QStringList from{LogText::user(row), m_dialects.value(row.dialect), displayText(row.address, 64)};
    from.removeAll(QString());
    if (!from.isEmpty())
        m_fields->add(tr("From"), from.join(QStringLiteral(" · ")));
    if (!row.addressees.isEmpty())
        m_fields->add(tr("To"), LogText::addressees(row));
    if (!row.room.isEmpty())
        m_fields->add(tr("Room"), displayText(row.room, 256));
    m_fields->add(tr("Time"), exactTime(row.timeUs), Theme::Role::Text, true);
    if (delivery.isKnown()) {
        const bool all = delivery.written == detail.recipients();
        m_fields->add(tr("Written"),
                      tr("to %1 of %2 · %3")
                          .arg(quantities::count(delivery.written), quantities::count(detail.recipients()),
                               quantities::milliseconds(delivery.latencyUs)),
                      all ? Theme::Role::Joined : Theme::Role::Warning);
    }
    m_fields->end();
}

} // namespace roomdeck
