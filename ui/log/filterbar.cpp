#include "ui/log/filterbar.h"

#include "ui/log/filtererrortext.h"
#include "ui/log/savedfilters.h"
#include "ui/text/quantities.h"
#include "ui/theme/theme.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

namespace roomdeck {

namespace {

const QLatin1String heartbeats("type:ping|pong|heartbeat");
const QLatin1String notHeartbeats("!type:ping|pong|heartbeat");

} // namespace

FilterBar::FilterBar(ColourRules &colours, QWidget *parent)
    : QWidget(parent), m_input(new FilterInput), m_count(new TintedLabel(Theme::Role::Dim)),
      m_mute(new QToolButton), m_saved(new SavedFilters(colours)),
      m_error(new TintedLabel(Theme::Role::Error, TintedLabel::Size::Small))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * Theme::Step);
    row->addWidget(m_input, 1);
    for (QWidget *beside :
         {static_cast<QWidget *>(m_count), static_cast<QWidget *>(m_mute), static_cast<QWidget *>(m_saved)})
        row->addWidget(beside, 0, Qt::AlignTop); // of a field with many rows
    m_count->setMinimumHeight(m_saved->sizeHint().height());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * Theme::Step, 2 * Theme::Step, 2 * Theme::Step, 2 * Theme::Step);
    column->setSpacing(Theme::Step);
    column->addLayout(row);
    column->addWidget(m_error);
    m_error->setWordWrap(true);
    m_error->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // words move no panel
    m_error->hide();
    m_mute->setCheckable(true);
    connect(m_mute, &QToolButton::toggled, this, &FilterBar::setMuting);
    connect(m_input, &FilterInput::filterChanged, this, &FilterBar::onFilterChanged);
    connect(m_input, &FilterInput::errorChanged, this, &FilterBar::showError);
    connect(m_saved, &SavedFilters::filterChosen, m_input, &FilterInput::showFilter);
    m_saved->setFilterSource([this] { return m_input->shownText(); });
    retranslate();
}

bool FilterBar::isMuting() const
{
    return m_input->holds(notHeartbeats);
}

void FilterBar::setMuting(bool muting)
{
    if (muting == isMuting())
        return;
    if (muting)
        m_input->exclude(heartbeats);
    else
        m_input->remove(notHeartbeats);
}

void FilterBar::onFilterChanged()
{
    m_mute->setChecked(isMuting());
    m_count->setMinimumWidth(0);
    Q_EMIT mutingChanged(isMuting());
}

void FilterBar::showStats(const LogStats &stats)
{
    QString text = stats.visible == stats.rows
        ? quantities::count(stats.rows)
        : tr("%1 of %2", "rows shown of all")
              .arg(quantities::count(stats.visible), quantities::count(stats.rows));
    if (stats.filtering)
        text += QStringLiteral("…");
    if (m_count->text() == text)
        return;
    m_count->setText(text);
    // Digits of different widths must not shake the field.
    m_count->setMinimumWidth(qMax(m_count->minimumWidth(), m_count->sizeHint().width()));
}

void FilterBar::showError(const FilterError &error)
{
    m_shownError = error;
    m_error->setText(FilterErrorText::text(error));
    m_error->setVisible(bool(error));
}

void FilterBar::retranslate()
{
    m_mute->setText(tr("Mute ping"));
    m_mute->setToolTip(tr("Leave out heartbeats: ping, pong and heartbeat messages"));
    m_mute->setAccessibleName(tr("Mute heartbeats"));
    m_count->setAccessibleName(tr("Rows shown"));
    showError(m_shownError);
}

void FilterBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace roomdeck
