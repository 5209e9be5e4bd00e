#include "ui/log/filtertable.h"

#include "core/traffic/filter/filter.h"
#include "ui/log/colourrules.h"
#include "ui/log/colourswatch.h"
#include "ui/log/filtererrortext.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QEvent>
#include <QtCore/QSignalBlocker>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <array>

namespace roomdeck {

namespace {

constexpr int colourRole = Qt::UserRole;
constexpr int mostRows = 100;

} // namespace

FilterTable::FilterTable(Kind kind, QWidget *parent)
    : QWidget(parent), m_kind(kind), m_table(new QTableWidget(0, ColumnCount)),
      m_note(new TintedLabel(Theme::Role::Dim)), m_add(new QPushButton(tr("&Add"))),
      m_remove(new QPushButton(tr("&Remove"))), m_up(new QPushButton(tr("&Up"))),
      m_down(new QPushButton(tr("&Down"))), m_colour(new QPushButton(tr("&Colour"))),
      m_colours(new QMenu(this))
{
    buildTable();
    buildLayout();
    fillColours();
    m_colour->setMenu(m_colours);
    m_colour->setVisible(kind == Kind::Coloured);
    connect(m_table, &QTableWidget::itemChanged, this, [this] {
        showState();
        Q_EMIT edited();
    });
    connect(m_table, &QTableWidget::currentCellChanged, this, &FilterTable::showState);
    connect(m_add, &QPushButton::clicked, this, &FilterTable::add);
    connect(m_remove, &QPushButton::clicked, this, &FilterTable::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    showState();
}

// An editor that is open says goodbye to its table.
FilterTable::~FilterTable()
{
    m_table->disconnect(this);
}

void FilterTable::buildTable()
{
    const bool named = m_kind == Kind::Named;
    m_table->setHorizontalHeaderLabels({named ? tr("Name") : tr("Colour"), tr("Filter")});
    m_table->setAccessibleName(named ? tr("Saved filters") : tr("Colours"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Theme::RowHeight + Theme::Step);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(FilterText, QHeaderView::Stretch);
    m_table->setColumnWidth(Label, named ? 200 : 120);
}

void FilterTable::buildLayout()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * Theme::Step);
    for (QPushButton *button : {m_add, m_remove, m_up, m_down, m_colour}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    m_note->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * Theme::Step, 2 * Theme::Step, 3 * Theme::Step, 0);
    column->setSpacing(2 * Theme::Step);
    column->addWidget(m_table, 1);
    column->addWidget(m_note);
    column->addLayout(buttons);
}

void FilterTable::fillColours()
{
    m_colours->clear();
    for (int colour = 0; colour < ColourRules::Colours; ++colour)
        m_colours->addAction(colourSwatch(colour, palette()), ColourRules::colourName(colour), this,
                             [this, colour] { setColour(colour); });
}

void FilterTable::putRow(int row, const Row &value)
{
    const QSignalBlocker blocker(m_table);
    auto *label = new QTableWidgetItem(value.name);
    if (m_kind == Kind::Coloured) {
        label->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        label->setText(ColourRules::colourName(value.colour));
        label->setIcon(colourSwatch(value.colour, palette()));
        label->setData(colourRole, value.colour);
    }
    auto *filter = new QTableWidgetItem(value.filter);
    filter->setFont(Theme::monospaceFont());
    m_table->setItem(row, Label, label);
    m_table->setItem(row, FilterText, filter);
}

QList<FilterTable::Row> FilterTable::rows() const
{
    QList<Row> rows;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QTableWidgetItem *label = m_table->item(row, Label);
        const bool named = m_kind == Kind::Named;
        rows.append({named ? label->text() : QString(), m_table->item(row, FilterText)->text(),
                     named ? 0 : label->data(colourRole).toInt()});
    }
    return rows;
}

void FilterTable::setRows(const QList<Row> &rows)
{
    if (rows == this->rows())
        return;
    const int current = m_table->currentRow();
    {
        const QSignalBlocker blocker(m_table);
        m_table->setRowCount(int(rows.size()));
    }
    for (int row = 0; row < rows.size(); ++row)
        putRow(row, rows.at(row));
    m_table->setCurrentCell(qMin(current, int(rows.size()) - 1), FilterText);
    showState();
}

QString FilterTable::freshName() const
{
    QStringList names;
    for (const Row &row : rows())
        names.append(row.name);
    QString name = tr("New filter");
    for (int number = 2; names.contains(name); ++number)
        name = tr("New filter %1").arg(number);
    return name;
}

int FilterTable::freshColour() const
{
    std::array<int, ColourRules::Colours> uses{};
    for (const Row &row : rows())
        ++uses.at(size_t(row.colour));
    return int(std::min_element(uses.begin(), uses.end()) - uses.begin());
}

void FilterTable::add()
{
    if (m_table->rowCount() >= mostRows)
        return;
    QString filter = m_source ? m_source() : QString();
    if (filter.isEmpty())
        filter = QStringLiteral("type:message");
    const bool named = m_kind == Kind::Named;
    const int row = named ? m_table->rowCount() : 0; // a colour that rules before would hide a new one
    const Row fresh{named ? freshName() : QString(), filter, named ? 0 : freshColour()};
    {
        const QSignalBlocker blocker(m_table);
        m_table->insertRow(row);
    }
    putRow(row, fresh);
    m_table->setCurrentCell(row, named ? Label : FilterText);
    showState();
    Q_EMIT edited();
    m_table->editItem(m_table->currentItem());
}

void FilterTable::remove()
{
    if (m_table->currentRow() < 0)
        return;
    m_table->removeRow(m_table->currentRow());
    showState();
    Q_EMIT edited();
}

void FilterTable::move(int by)
{
    const int from = m_table->currentRow();
    const int to = from + by;
    QList<Row> rows = this->rows();
    if (from < 0 || to < 0 || to >= rows.size())
        return;
    rows.swapItemsAt(from, to);
    putRow(from, rows.at(from));
    putRow(to, rows.at(to));
    m_table->setCurrentCell(to, m_table->currentColumn());
    showState();
    Q_EMIT edited();
}

void FilterTable::setColour(int colour)
{
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    Row value = rows().at(row);
    value.colour = colour;
    putRow(row, value);
    Q_EMIT edited();
}

void FilterTable::showState()
{
    const int current = m_table->currentRow();
    m_add->setEnabled(m_table->rowCount() < mostRows);
    for (QPushButton *button : {m_remove, m_colour})
        button->setEnabled(current >= 0);
    m_up->setEnabled(current > 0);
    m_down->setEnabled(current >= 0 && current < m_table->rowCount() - 1);
    for (const Row &row : rows()) {
        const Filter::Result parsed = Filter::parse(row.filter);
        if (parsed.isValid())
            continue;
        m_note->setRole(Theme::Role::Error);
        m_note->setText(tr("%1: %2").arg(row.filter, FilterErrorText::text(parsed.error)));
        return;
    }
    m_note->setRole(Theme::Role::Dim);
    m_note->setText(m_kind == Kind::Named
                        ? tr("Double-click a name or a filter to change it.")
                        : tr("The first rule that fits colours a row. Double-click a filter to change it."));
}

void FilterTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete && m_table->hasFocus())
        remove();
    else
        QWidget::keyPressEvent(event);
}

void FilterTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        fillColours();
        const QList<Row> all = rows();
        for (int row = 0; row < all.size(); ++row)
            putRow(row, all.at(row));
    }
    QWidget::changeEvent(event);
}

} // namespace roomdeck
