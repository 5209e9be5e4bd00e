#include "ui/settings/allsettingspage.h"

#include "ui/settings/settingsmodel.h"
#include "ui/text/displaytext.h"
#include "ui/widgets/tintedlabel.h"

#include <QtCore/QSortFilterProxyModel>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

namespace {

constexpr int KeyWidth = 280;
constexpr int LeastHeight = 9 * Theme::RowHeight;

// A choice between two values needs no typing.
class ValueDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override
    {
        const QString value = index.data(Qt::EditRole).toString();
        const QStringList choices{QStringLiteral("true"), QStringLiteral("false")};
        if (!choices.contains(value))
            return QStyledItemDelegate::createEditor(parent, option, index);
        auto *box = new QComboBox(parent);
        box->addItems(choices);
        auto *self = const_cast<ValueDelegate *>(this); // NOLINT: the signals of a delegate are not const
        connect(box, &QComboBox::activated, self, [self, box] {
            Q_EMIT self->commitData(box);
            Q_EMIT self->closeEditor(box);
        });
        return box;
    }
};

TintedLabel *createNote(Theme::Role role, TintedLabel::Size size)
{
    auto *note = new TintedLabel(role, size);
    note->setWordWrap(true);
    return note;
}

} // namespace

AllSettingsPage::AllSettingsPage(const ServerSettings &settings, QWidget *parent)
    : QWidget(parent), m_model(new SettingsModel(settings, this)), m_found(new QSortFilterProxyModel(this)),
      m_search(new QLineEdit), m_table(new QTableView),
      m_help(createNote(Theme::Role::Text, TintedLabel::Size::Normal)),
      m_range(createNote(Theme::Role::Dim, TintedLabel::Size::Small)), m_default(new QPushButton)
{
    m_search->setObjectName(QStringLiteral("searchSettings"));
    m_search->setClearButtonEnabled(true);
    m_default->setObjectName(QStringLiteral("defaultSetting"));
    m_default->setAutoDefault(false);
    createTable();
    auto *texts = new QVBoxLayout;
    texts->setSpacing(Theme::Step);
    texts->addWidget(m_help);
    texts->addWidget(m_range);
    texts->addStretch();
    auto *row = new QHBoxLayout;
    row->addLayout(texts, 1);
    row->addWidget(m_default, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step);
    column->setSpacing(2 * Theme::Step);
    column->addWidget(m_search);
    column->addWidget(m_table, 1);
    column->addLayout(row);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_found->setFilterFixedString(text.trimmed());
        m_table->selectRow(0);
    });
    connect(m_default, &QPushButton::clicked, this, [this] { m_model->reset(currentRow()); });
    connect(m_model, &SettingsModel::edited, this, [this] {
        showCurrent();
        Q_EMIT changed();
    });
    connect(m_model, &SettingsModel::refused, this, &AllSettingsPage::showRefused);
    retranslate();
    m_table->selectRow(0);
}

void AllSettingsPage::createTable()
{
    m_found->setSourceModel(m_model);
    m_found->setFilterRole(SettingsModel::SearchRole);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_found);
    m_table->setItemDelegateForColumn(SettingsModel::Value, new ValueDelegate(m_table));
    m_table->setObjectName(QStringLiteral("allSettings"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked
                             | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setMinimumHeight(LeastHeight);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Theme::RowHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->resizeSection(SettingsModel::Key, KeyWidth);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &AllSettingsPage::showCurrent);
}

const ServerSettings &AllSettingsPage::settings() const
{
    return m_model->settings();
}

void AllSettingsPage::setSettings(const ServerSettings &settings)
{
    m_model->setSettings(settings);
    showCurrent();
}

int AllSettingsPage::currentRow() const
{
    return m_found->mapToSource(m_table->currentIndex()).row();
}

void AllSettingsPage::showCurrent()
{
    const QModelIndex current = m_model->index(currentRow(), SettingsModel::Value);
    m_default->setEnabled(current.data(SettingsModel::ChangedRole).toBool());
    m_range->setRole(Theme::Role::Dim);
    if (!current.isValid()) {
        m_help->setText(m_found->rowCount() == 0 ? tr("No setting is called or does that.") : QString());
        m_range->clear();
        return;
    }
    m_help->setText(current.data(SettingsModel::HelpRole).toString() + QLatin1Char('.'));
    const QString standard = current.data(SettingsModel::DefaultRole).toString();
    QStringList facts{tr("May be: %1.").arg(current.data(SettingsModel::RangeRole).toString()),
                      standard.isEmpty() ? tr("Empty by default.") : tr("By default: %1.").arg(standard)};
    if (!current.data(SettingsModel::LiveRole).toBool())
        facts.append(tr("Counts from the next start."));
    m_range->setText(facts.join(QLatin1Char(' ')));
}

void AllSettingsPage::showRefused(int row, const QString &value)
{
    m_range->setRole(Theme::Role::Error);
    m_range->setText(
        tr("Not changed: “%1” is not allowed. It may be: %2.")
            .arg(displayText(value, 60), m_model->index(row, 0).data(SettingsModel::RangeRole).toString()));
}

void AllSettingsPage::retranslate()
{
    m_search->setPlaceholderText(tr("Search all settings"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_table->setAccessibleName(tr("All settings"));
    m_default->setText(tr("Use the &default"));
    m_model->retranslate();
    showCurrent();
}

} // namespace roomdeck
